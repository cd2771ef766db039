import { foldTerm, KEY_LETTERS_MAX } from './term-keys.ts'

const WORDS_MAX = 6
const HAN = /\p{Script=Han}/u

/** A number with its year in brackets, (2011)第2759号, is one number: 20112759. */
export const OLD_NUMBER = /[(（〔[](\d{4})[)）〕\]]\s*第?\s*(\d{3,})\s*号?/g

/** Words that stand before every approval number and part nothing. */
const NUMBER_WORDS = /^(?:国药准字|药准字|.?械注[准进许]?|.{0,3}械备|国食健[注备字]?|.?卫消证字|第|号)$/

/**
 * The words of a query: parted by blanks and where Chinese meets letters or digits, so that `阿莫西林0.25g` finds
 * what `阿莫西林 0.25g` finds. At most six; what comes after is left out.
 */
export function searchWords(query: string): string[] {
  // Blanks part words before folding, which closes the blanks inside names.
  const parts = query
    .slice(0, 200)
    .replace(OLD_NUMBER, '$1$2')
    .split(/[\s/／]+/u)
    .flatMap(part => foldTerm(part).split(' '))
    .flatMap(part => part.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [])
    .map(part => part.replace(/^[./+-]+|[./+-]+$/g, ''))
    .filter(part => /[\p{L}\p{N}]/u.test(part) && !NUMBER_WORDS.test(part))
    .map(part => part.slice(0, KEY_LETTERS_MAX))
  return [...new Set(parts)].slice(0, WORDS_MAX)
}

/** The characters of a Chinese text and their pairs: what a word with an error is found by. */
export function gramsOf(text: string): string[] {
  const runs = text.match(/\p{Script=Han}+/gu) ?? []
  return [...new Set(runs.flatMap(run => [...run, ...pairs(run)]))]
}

export function pairs(run: string): string[] {
  const letters = [...run]
  return letters.slice(1).map((letter, i) => `${letters[i]}${letter}`)
}

export const isChinese = (word: string): boolean => HAN.test(word)

/** Everything that begins with the word stands from it up to this in an index ordered by bytes. */
export const endOf = (word: string): string => `${word}\u{10ffff}`

/** One or two letters count at the beginning of a field only. */
export const isShort = (word: string): boolean => !isChinese(word) && word.length < 3
