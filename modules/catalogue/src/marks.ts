import { syllables } from './search-keys.ts'
import { simplified } from './traditional.ts'

/** Where a word stands in a text that people see; positions in UTF-16 units, as the browser's `slice` wants them. */
export type Range = [start: number, end: number]

type Spoken = {
  /** One text to look in (initials or pinyin), and for each of its characters the character of the name. */
  initials: string
  initialAt: number[]
  pinyin: string
  pinyinAt: number[]
  /** Offsets in `pinyin` where a syllable begins: a hit may not begin inside one. */
  begins: Set<number>
  /** UTF-16 offset of each character of the name, and of its end. */
  offset: number[]
}

/**
 * Marks the words of a query in a name: as they stand, else by initials, else by pinyin. The index map keeps
 * brackets and other unspoken signs out of the count, so that `ysb` marks 怡神保 in `甲钴胺片(怡神保)`.
 */
export function marksOf(text: string | null, words: readonly string[]): Range[] {
  if (!text || words.length === 0) return []
  return merge(words.flatMap(word => markOf(text, word)))
}

function markOf(text: string, word: string): Range[] {
  const literal = simplified(text.toLowerCase()).indexOf(word)
  if (literal >= 0) return [[literal, literal + word.length]]
  if (!/^[a-z0-9]+$/.test(word)) return []
  const spoken = spokenOf(text)
  const initial = spoken.initials.indexOf(word)
  if (initial >= 0) return covered(spoken, spoken.initialAt.slice(initial, initial + word.length))
  for (let at = spoken.pinyin.indexOf(word); at >= 0; at = spoken.pinyin.indexOf(word, at + 1))
    if (spoken.begins.has(at)) return covered(spoken, spoken.pinyinAt.slice(at, at + word.length))
  return []
}

const covered = (spoken: Spoken, letters: number[]): Range[] =>
  [...new Set(letters)].map(letter => [spoken.offset[letter] ?? 0, spoken.offset[letter + 1] ?? 0])

const KNOWN_MAX = 20_000
const known = new Map<string, Spoken>()

/** Names come again and again, and saying one takes 0.1 ms: a page of fifty would take longer than its search. */
function spokenOf(text: string): Spoken {
  const before = known.get(text)
  if (before) return before
  if (known.size >= KNOWN_MAX) known.clear()
  const spoken = speak(text)
  known.set(text, spoken)
  return spoken
}

function speak(text: string): Spoken {
  const letters = [...text]
  const spoken: Spoken = {
    initials: '',
    initialAt: [],
    pinyin: '',
    pinyinAt: [],
    begins: new Set(),
    offset: [0],
  }
  syllables(text).forEach((syllable, i) => {
    spoken.offset.push((spoken.offset[i] ?? 0) + (letters[i]?.length ?? 0))
    if (syllable === '') return
    spoken.initials += syllable.charAt(0)
    spoken.initialAt.push(i)
    spoken.begins.add(spoken.pinyin.length)
    spoken.pinyin += syllable
    for (const _ of syllable) spoken.pinyinAt.push(i)
  })
  return spoken
}

/** Overlapping and touching ranges become one. */
function merge(ranges: Range[]): Range[] {
  const merged: Range[] = []
  for (const [start, end] of ranges.sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else merged.push([start, end])
  }
  return merged
}
