export type PlaceOption = { value: string; label: string; code: string; children?: PlaceOption[] }

/** By the characters of the names along the path, in any order and parted by blanks, or by the start of the code. */
export function matchesPlace(typed: string, path: readonly PlaceOption[]): boolean {
  const names = path.map(one => `${one.value} ${one.label}`.toLowerCase()).join(' ')
  const code = path.at(-1)?.code ?? ''
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return words.every(word => (/^\d+$/.test(word) ? code.startsWith(word) : names.includes(word)))
}
