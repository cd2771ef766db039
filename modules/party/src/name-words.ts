import { pinyin } from 'pinyin-pro'

const WORDS_MAX = 6

/** What a name is searched by: `patterns` for LIKE, all of which hold, and the `pairs` that an index leads by. */
export type NameWords = { patterns: string[]; pairs: string[] }

/**
 * The words of a query as party.organisation.search_text is written: half width, lower case, at most six, in any
 * order. Null where nothing is asked. `%` and `_` that somebody types stand for themselves.
 */
export function nameWords(query: string | undefined): NameWords | null {
  const folded = (query ?? '').replaceAll('\0', '').normalize('NFKC').toLowerCase()
  const words = folded.split(/\s+/).filter(Boolean).slice(0, WORDS_MAX)
  if (words.length === 0) return null
  return {
    patterns: words.map(word => `%${word.replace(/[\\%_]/g, sign => `\\${sign}`)}%`),
    pairs: [...new Set(words.flatMap(pairsOf))],
  }
}

function pairsOf(word: string): string[] {
  const letters = [...word]
  return letters.length === 1 ? letters : letters.slice(1).map((letter, i) => `${letters[i]}${letter}`)
}

/** The first letters of each name as it is said: 九州通 → jzt. What is no Chinese stands in the name itself. */
export const initialsOf = (...names: readonly string[]): string =>
  names
    .map(name => name.replace(/[^\p{Script=Han}]/gu, ''))
    .filter((name, i, all) => name !== '' && all.indexOf(name) === i)
    .map(name => pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join(''))
    .join(' ')
