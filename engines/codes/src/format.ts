import { type Both, type CharSet, digit } from './char-set.ts'
import { type Tidy, tidy } from './tidy.ts'
import type { Why } from './why.ts'

/** `at` is the index in the text as it was typed (its length when something is missing at the end). */
export type Wrong = {
  ok: false
  at: number
  why: Why
  /** What should stand there, where the format says so. */
  expected?: Both
}
export type Parsed<T> = ({ ok: true; code: string } & T) | Wrong

/** One stretch of a code: words to choose from, or so many characters of a kind. */
export type Part = { name: string } & (
  | { words: readonly string[]; optional?: boolean }
  | { chars: CharSet; min: number; max: number }
)

/** Exactly so many digits. */
export const digits = <const N extends string>(name: N, count: number) => ({
  name,
  chars: digit,
  min: count,
  max: count,
})

/** Exactly one character of a kind. */
export const one = <const N extends string>(name: N, chars: CharSet) => ({ name, chars, min: 1, max: 1 })

export type Fields<N extends string> = {
  ok: true
  /** The tidied code. */
  code: string
  field: Record<N, string>
  /** Says what is wrong with a field that has the right shape; `offset` counts within the field. */
  wrong: (name: N, why: Why, expected?: string | Both, offset?: number) => Wrong
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

/** What is wrong, with what should stand there; a plain text is the same in both languages. */
export const wrongAt = (at: number, why: Why, expected?: string | Both): Wrong => ({
  ok: false,
  at,
  why,
  ...(expected !== undefined && {
    expected: typeof expected === 'string' ? { zh: expected, en: expected } : expected,
  }),
})

function readTidy<const P extends readonly Part[]>(
  { text, at }: Tidy,
  parts: P,
): Fields<P[number]['name']> | Wrong {
  const wrong = (index: number, why: Why, expected?: string | Both) => wrongAt(at[index] ?? 0, why, expected)
  if (text === '') return wrong(0, 'empty')
  const field: Record<string, string> = {}
  const start: Record<string, number> = {}
  let index = 0
  for (const part of parts) {
    const length = 'words' in part ? lengthOfWord(text, index, part) : lengthOfChars(text, index, part)
    if (length < 0) {
      const missing = index - length - 1
      if (missing >= text.length) return wrong(text.length, 'short', expectedOf(part))
      return wrong(missing, 'words' in part ? 'word' : 'character', expectedOf(part))
    }
    start[part.name] = index
    field[part.name] = text.slice(index, index + length)
    index += length
  }
  if (index < text.length) return wrong(index, 'long')
  return {
    ok: true,
    code: text,
    field: field as Record<P[number]['name'], string>,
    wrong: (name, why, expected, offset = 0) => wrong((start[name] ?? 0) + offset, why, expected),
  }
}

function expectedOf(part: Part): Both {
  if ('chars' in part) return { zh: part.chars.zh, en: part.chars.en }
  const words = part.words.filter(word => word !== '')
  return { zh: words.join(' 或 '), en: words.join(' or ') }
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
  part: { chars: CharSet; min: number; max: number },
): number {
  let length = 0
  while (length < part.max && index + length < text.length && part.chars.has(text[index + length] as string))
    length++
  return length >= part.min ? length : -1 - length
}
