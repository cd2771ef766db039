import { type Tidy, tidy } from './tidy.ts'

/** What can be wrong with a code. */
export type Why =
  | 'empty'
  | 'short'
  | 'long'
  | 'character'
  | 'word'
  | 'check'
  | 'region'
  | 'year'
  | 'prefix'
  | 'class'

/** The reasons in words; `{at}` counts from 1. */
export const WHY_TEXTS: Record<Why, { zh: string; en: string }> = {
  empty: { zh: '没有填写', en: 'nothing was entered' },
  short: { zh: '位数不够', en: 'too short' },
  long: { zh: '第 {at} 位起多余', en: 'too long from position {at}' },
  character: { zh: '第 {at} 位字符不对', en: 'wrong character at position {at}' },
  word: { zh: '第 {at} 位起文字不对', en: 'wrong words from position {at}' },
  check: { zh: '校验位不符，请核对整个号码', en: 'the check digit does not fit; compare the whole number' },
  region: { zh: '第 {at} 位起不是有效的地区', en: 'no such region at position {at}' },
  year: { zh: '第 {at} 位起年份不对', en: 'impossible year at position {at}' },
  prefix: { zh: '第 {at} 位起前缀不对', en: 'impossible prefix at position {at}' },
  class: { zh: '第 {at} 位类别与前文不符', en: 'the class at position {at} contradicts what stands before' },
}

/** `at` is the index in the text as it was typed (its length when something is missing at the end). */
export type Wrong = { ok: false; at: number; why: Why }
export type Parsed<T> = ({ ok: true; code: string } & T) | Wrong

/** One stretch of a code: words to choose from, or so many characters of a kind. */
export type Part = { name: string } & (
  | { words: readonly string[]; optional?: boolean }
  | { chars: (char: string) => boolean; min: number; max: number }
)

export const among =
  (set: string) =>
  (char: string): boolean =>
    set.includes(char)
const digit = among('0123456789')
export const capital = (char: string): boolean => char >= 'A' && char <= 'Z'

/** Exactly so many digits. */
export const digits = <const N extends string>(name: N, count: number) => ({
  name,
  chars: digit,
  min: count,
  max: count,
})

export type Fields<N extends string> = {
  ok: true
  /** The tidied code. */
  code: string
  field: Record<N, string>
  /** Says what is wrong with a field that has the right shape; `offset` counts within the field. */
  wrong: (name: N, why: Why, offset?: number) => Wrong
}

/**
 * Reads a code part by part, each as long as it goes (no part of these formats needs to give back).
 * The first place that doesn't fit is the answer.
 */
export function read<const P extends readonly Part[]>(
  typed: string,
  parts: P,
): Fields<P[number]['name']> | Wrong {
  return readTidy(tidy(typed), parts)
}

/** Tries several formats of one code; if none fits, the one that read furthest says what is wrong. */
export function readFirst<F extends string, const P extends readonly Part[]>(
  typed: string,
  formats: Readonly<Record<F, P>>,
): ({ format: F } & Fields<P[number]['name']>) | Wrong {
  const tidied = tidy(typed)
  let furthest: Wrong | undefined
  for (const format of Object.keys(formats) as F[]) {
    const found = readTidy(tidied, formats[format])
    if (found.ok) return { format, ...found }
    if (!furthest || found.at > furthest.at) furthest = found
  }
  return furthest ?? { ok: false, at: 0, why: 'empty' }
}

function readTidy<const P extends readonly Part[]>(
  { text, at }: Tidy,
  parts: P,
): Fields<P[number]['name']> | Wrong {
  const wrongAt = (index: number, why: Why): Wrong => ({ ok: false, at: at[index] ?? 0, why })
  if (text === '') return wrongAt(0, 'empty')
  const field: Record<string, string> = {}
  const start: Record<string, number> = {}
  let index = 0
  for (const part of parts) {
    const length = 'words' in part ? lengthOfWord(text, index, part) : lengthOfChars(text, index, part)
    if (length < 0) {
      const missing = index - length - 1
      if (missing >= text.length) return wrongAt(text.length, 'short')
      return wrongAt(missing, 'words' in part ? 'word' : 'character')
    }
    start[part.name] = index
    field[part.name] = text.slice(index, index + length)
    index += length
  }
  if (index < text.length) return wrongAt(index, 'long')
  return {
    ok: true,
    code: text,
    field: field as Record<P[number]['name'], string>,
    wrong: (name, why, offset = 0) => wrongAt((start[name] ?? 0) + offset, why),
  }
}

/** Characters matched, or −1 − the offset of the first that isn't. */
function lengthOfWord(
  text: string,
  index: number,
  part: { words: readonly string[]; optional?: boolean },
): number {
  const found = part.words.filter(word => text.startsWith(word, index))
  if (found.length > 0) return Math.max(...found.map(word => word.length))
  return part.optional ? 0 : -1
}

function lengthOfChars(
  text: string,
  index: number,
  part: { chars: (char: string) => boolean; min: number; max: number },
): number {
  let length = 0
  while (length < part.max && index + length < text.length && part.chars(text[index + length] as string))
    length++
  return length >= part.min ? length : -1 - length
}
