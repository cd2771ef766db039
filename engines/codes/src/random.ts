/** A source of whole numbers from 0 to `below` − 1. Engines have no randomness of their own. */
export type Random = (below: number) => number

export const pickChar = (random: Random, set: string): string => set[random(set.length)] as string

export const pick = <T>(random: Random, list: readonly T[]): T => list[random(list.length)] as T

/** So many random digits. */
export function randomDigits(random: Random, count: number): string {
  let text = ''
  for (let i = 0; i < count; i++) text += random(10)
  return text
}

export const padded = (value: number, width: number): string => String(value).padStart(width, '0')
