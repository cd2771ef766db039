import { plusDays } from '@yaolian/kernel'

/** A reproducible stream of chance: the same seed and the same calls give the same world. */
export type Chance = {
  /** Whole number from 0 to `below` − 1; the shape that @yaolian/codes asks for. */
  below(below: number): number
  between(least: number, most: number): number
  pick<T>(from: readonly T[]): T
  /** Distinct ones, in random order; fewer where there are fewer. */
  some<T>(from: readonly T[], count: number): T[]
  likely(share: number): boolean
  /** Index below `size` by Zipf's law with exponent 1: the first ones come up most. */
  zipf(size: number): number
  /** UUIDv7 with the time of `day`, made from the seed. */
  id(day: string): string
  day(from: string, daysMax: number): string
}

/** mulberry32: 32 bits of state, good enough for names and quantities. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => below(16).toString(16)).join('')
  const chance: Chance = {
    below,
    between: (least, most) => least + below(most - least + 1),
    pick: from => {
      if (from.length === 0) throw new RangeError('nothing to pick from')
      return from[below(from.length)]!
    },
    some: (from, count) => {
      const left = [...from]
      const chosen: (typeof from)[number][] = []
      while (chosen.length < count && left.length > 0) {
        const at = below(left.length)
        chosen.push(left[at]!)
        left[at] = left[left.length - 1]!
        left.pop()
      }
      return chosen
    },
    likely: share => next() < share,
    // Inverse of the continuous approximation: u = ln(k) / ln(size).
    zipf: size => Math.min(size - 1, Math.floor(Math.exp(next() * Math.log(size + 1))) - 1),
    id: day => {
      const time = Date.parse(`${day}T00:00:00Z`) + below(86_400_000)
      const stamp = time.toString(16).padStart(12, '0')
      return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${hex(3)}-${(8 + below(4)).toString(16)}${hex(3)}-${hex(12)}`
    },
    day: (from, daysMax) => plusDays(from, below(daysMax + 1)),
  }
  return chance
}
