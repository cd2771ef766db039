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

/** For LIKE: `%` and `_` that somebody types stand for themselves. */
export const likeText = (word: string): string => word.replace(/[\\%_]/g, sign => `\\${sign}`)
