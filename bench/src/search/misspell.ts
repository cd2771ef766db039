/** Characters that a wrong key of a pinyin keyboard or a scan brings; any other would do as well. */
const WRONG = [
  ...'的是市事式士师十时西希息系细喜先线现限性新心信型形行星林临邻灵零领令力立利莫末墨默摸安按案胺氨',
]
const SPELLED = /[\p{L}\p{N}]/u
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const DIGITS = '0123456789'

/** One error: a character wrong, missing or swapped with its neighbour. Null where the word is too short to know it by. */
export function misspell(word: string, chance: () => number): string | null {
  const letters = [...word]
  const isHan = /\p{Script=Han}/u.test(word)
  if (letters.length < (isHan ? 4 : 6)) return null
  const at = Math.floor(chance() * letters.length)
  const wrong = [...letters]
  if (!SPELLED.test(letters[at]!) || !SPELLED.test(letters[at === 0 ? 1 : at - 1]!)) return null
  const how = Math.floor(chance() * 3)
  if (how === 0) {
    const from = isHan ? WRONG : [...(/^\d+$/.test(word) ? DIGITS : LETTERS)]
    wrong[at] = from[Math.floor(chance() * from.length)]!
  } else if (how === 1) wrong.splice(at, 1)
  else {
    const other = at === 0 ? 1 : at - 1
    ;[wrong[at], wrong[other]] = [wrong[other]!, wrong[at]!]
  }
  const text = wrong.join('')
  return text === word ? null : text
}

/** The same text, or one character wrong, too many, too few, or two neighbours swapped. */
export function oneErrorAway(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1)
  if (short.slice(at + 1) === long.slice(at + 1)) return true
  return (
    short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
  )
}
