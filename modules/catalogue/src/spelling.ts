import type { Ctx } from '@yaolian/kernel'
import { syllables } from './search-keys.ts'
import { endOf, isChinese, isShort, pairs } from './search-words.ts'
import { codesKnown, knownWords, spellingsKnown, termsWithGrams } from './spelling.sql.ts'

const TERMS_MAX = 1_000
const CODES_MAX = 20
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz']
const DIGITS = [...'0123456789']
/** Longer spellings would have more neighbours than a look-up of a millisecond or three. */
const SPELLING_MAX = 24
/** Of a word with fewer digits nearly every neighbour is a number of something. */
const CODE_DIGITS_MIN = 6

/**
 * What words may have been meant by words that begin nowhere: at most one error in each. Null where a word has no
 * neighbour. A number may have several neighbours, of which none is likelier: all are given.
 */
export async function correctWords(
  ctx: Ctx,
  words: readonly string[],
): Promise<{ words: string[]; codes: string[] } | null> {
  const known = await knownWords(ctx, {
    words,
    pasts: words.map(endOf),
    shorts: words.map(isShort),
  })
  const right = new Set(known.map(({ word }) => word))
  const wrong = words.filter(word => !right.has(word))
  if (wrong.length === 0) return null
  const corrected = await Promise.all(wrong.map(word => correctWord(ctx, word)))
  if (corrected.some(found => found.length === 0)) return null
  const replace = new Map(wrong.map((word, i) => [word, corrected[i] as string[]]))
  return {
    words: words.map(word => replace.get(word)?.[0] ?? word),
    codes: words.length === 1 ? (corrected[0] as string[]) : [],
  }
}

async function correctWord(ctx: Ctx, word: string): Promise<string[]> {
  if (isChinese(word)) return correctChinese(ctx, word)
  const digits = word.replace(/\D/g, '').length
  if (digits >= CODE_DIGITS_MIN) {
    const codes = neighbours(word, /^[a-z]/.test(word) ? [...DIGITS, ...'hzsbjtf'] : DIGITS)
    return (await codesKnown(ctx, { codes, limit: CODES_MAX })).map(({ code }) => code)
  }
  return correctSpelling(ctx, word)
}

/** Pinyin, initials, Latin brands: every spelling one error away is looked up; there are about 53 for each letter. */
async function correctSpelling(ctx: Ctx, word: string): Promise<string[]> {
  if (word.length < 4) return []
  const head = word.slice(0, SPELLING_MAX)
  const spellings = neighbours(head, /\d/.test(word) ? [...LETTERS, ...DIGITS] : LETTERS)
  // Of a long word the error may lie behind what is looked up.
  if (head !== word) spellings.push(head)
  const known = await spellingsKnown(ctx, { spellings, pasts: spellings.map(endOf) })
  const best = known.find(({ spelling }) => head !== word && spelling === head) ?? known[0]
  return best ? [best.spelling] : []
}

/** Every text that one error away from `word`: a letter too few, too many, wrong, or two swapped. */
export function neighbours(word: string, letters: readonly string[]): string[] {
  const found = new Set<string>()
  for (let at = 0; at <= word.length; at++) {
    const [before, here, after] = [word.slice(0, at), word.slice(at), word.slice(at + 1)]
    if (here !== '') found.add(before + after)
    if (here.length > 1) found.add(before + here.charAt(1) + here.charAt(0) + here.slice(2))
    for (const letter of letters) {
      if (here !== '') found.add(before + letter + after)
      found.add(before + letter + here)
    }
  }
  found.delete(word)
  found.delete('')
  return [...found]
}

type Meant = {
  text: string
  sounds: boolean
  like: number
  begins: boolean
  /** The whole name, not a piece of it. */
  whole: boolean
  weight: number
  products: number
}

async function correctChinese(ctx: Ctx, word: string): Promise<string[]> {
  const grams = gramsWithError(word)
  if (grams.length === 0) return []
  const terms = await termsWithGrams(ctx, { grams: grams.map(list => list.join(' ')), most: TERMS_MAX })
  const sound = syllables(word).join('')
  const meant = new Map<string, Meant>()
  for (const term of terms)
    for (const { text, at, like } of piecesLike(word, term.folded)) {
      const known = meant.get(text)
      meant.set(text, {
        text,
        like,
        sounds: known?.sounds ?? syllables(text).join('') === sound,
        begins: (known?.begins ?? false) || (at === 0 && term.kind !== 'maker'),
        whole: (known?.whole ?? false) || text === term.folded,
        weight: Math.max(known?.weight ?? -1, term.weight),
        products: (known?.products ?? 0) + term.products,
      })
    }
  const [best] = [...meant.values()].sort(
    (a, b) =>
      Number(b.sounds) - Number(a.sounds) ||
      Number(b.whole) - Number(a.whole) ||
      Number(b.begins) - Number(a.begins) ||
      a.like - b.like ||
      b.weight - a.weight ||
      b.products - a.products ||
      (a.text < b.text ? -1 : 1),
  )
  return best ? [best.text] : []
}

/**
 * The characters and pairs that survive one error at each place of a word: a wrong or superfluous character breaks
 * two pairs, two swapped ones three. What holds all of one list may hold the word.
 */
export function gramsWithError(word: string): string[][] {
  const letters = [...word]
  if (letters.length < 2) return []
  const twos = pairs(word)
  const swapped = letters
    .slice(1)
    .map((_, i) => [...letters, ...twos.filter((_, pair) => pair < i - 1 || pair > i + 1)])
  if (letters.length < 3) return swapped
  const wrong = letters.map((_, i) => [
    ...letters.filter((_, at) => at !== i),
    ...twos.filter((_, pair) => pair !== i && pair !== i - 1),
  ])
  return [...wrong, ...swapped].map(list => [...new Set(list)])
}

/** The pieces of a text that are one error away from a word; `like` 0 where the length is the same, then longer ones. */
export function piecesLike(word: string, text: string): { text: string; at: number; like: number }[] {
  const found: { text: string; at: number; like: number }[] = []
  const lengths = word.length > 2 ? [word.length, word.length + 1, word.length - 1] : [word.length]
  lengths.forEach((length, like) => {
    for (let at = 0; at + length <= text.length; at++) {
      const piece = text.slice(at, at + length)
      if (oneErrorAway(word, piece)) found.push({ text: piece, at, like })
    }
  })
  return found
}

export function oneErrorAway(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1 || short === long) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1)
  if (short.slice(at + 1) === long.slice(at + 1)) return short.length > 2
  return (
    short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
  )
}
