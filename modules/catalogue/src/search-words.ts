import { foldForSearch } from './fold-text.ts'

const WORDS_MAX = 6

/**
 * The words of a query: parted by blanks and where Chinese meets letters or digits, so that `阿莫西林0.25g` finds
 * what `阿莫西林 0.25g` finds. At most six; what comes after is left out.
 */
export function searchWords(query: string): string[] {
  // Blanks part words before folding, which closes the blanks inside names.
  const parts = query
    .slice(0, 200)
    .split(/\s+/u)
    .flatMap(part => foldForSearch(part).split(' '))
    .flatMap(part => part.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [])
  return [...new Set(parts)].slice(0, WORDS_MAX)
}

const HAN = /\p{Script=Han}/u

/** Words of numbers (国药准字H…), which stand in every product's number and would find nothing apart. */
const NUMBER_WORDS = /^(?:国药准字|国?械注[准进许]?|国食健[注备字]?|药准字)$/

/** The characters of a Chinese text and their pairs: what a product is found by. */
export function gramsOf(text: string): string[] {
  const runs = text.match(/\p{Script=Han}+/gu) ?? []
  return [...new Set(runs.flatMap(run => [...run, ...pairs(run)]))]
}

/** What to look for: the pairs of every Chinese word, a lone character as itself. */
export function searchGrams(words: readonly string[]): string[] {
  const han = words.filter(word => HAN.test(word) && !NUMBER_WORDS.test(word))
  return [...new Set(han.flatMap(word => (word.length === 1 ? [word] : pairs(word))))]
}

function pairs(run: string): string[] {
  const letters = [...run]
  return letters.slice(1).map((letter, i) => `${letters[i]}${letter}`)
}

/**
 * A LIKE pattern for letters and digits; `%` and `_` that somebody types stand for themselves. One or two letters
 * count at the beginning of a field only: inside they hit nearly everything, and no trigram finds them.
 */
export function likePattern(word: string): string {
  const literal = word.replace(/[\\%_]/g, sign => `\\${sign}`)
  return word.length < 3 ? `% ${literal}%` : `%${literal}%`
}
