import { foldForSearch, PLACES } from '@yaolian/drugmatch'
import { syllables } from './search-keys.ts'
import { simplified } from './traditional.ts'

export type TermKind = 'name' | 'brand' | 'maker' | 'spec'

/** A place of a term where a word of a query may begin, as it is written or said from there on. */
export type TermKey = {
  key: string
  /** 1 beginning of a name or brand; 2 inside one, beginning of a maker; 3 inside a maker, a spec. Less is better. */
  class: 1 | 2 | 3
  /** Beginnings of fields and runs of Latin letters or digits (b6): only there do one or two letters count. */
  starts: boolean
}

/** Parts a name from an older one that people still search by. */
export const FIELD = '|'
/** Longer words of a query are cut to this before they are looked up; what is longer is told apart by nothing else. */
export const KEY_LETTERS_MAX = 48
/** Beyond these a firm's name is 股份有限公司. */
const MAKER_CHARACTERS_MAX = 12
const SPELLED = /[\p{L}\p{N}%.+/-]/u
const HAN = /\p{Script=Han}/u

/** As queries are folded too: half width, simplified characters, lower case. */
export const foldTerm = (text: string): string => simplified(foldForSearch(text))

/**
 * Every place of a term where a word may begin: each Chinese character, by the characters, their pinyin and their
 * initials from there on, and each run of letters or digits. One kind of index entry for all of them, so that every
 * word of a query is one range of one index.
 */
export function termKeys(kind: TermKind, folded: string): TermKey[] {
  const keys = new Map<string, TermKey>()
  const add = (key: string, starts: boolean, best: 1 | 2 | 3): void => {
    const cut = key.slice(0, KEY_LETTERS_MAX)
    const known = keys.get(cut)
    if (cut === '' || (known && known.class <= best && known.starts >= starts)) return
    keys.set(cut, {
      key: cut,
      class: known && known.class < best ? known.class : best,
      starts: starts || (known?.starts ?? false),
    })
  }
  if (kind === 'spec') for (const token of specTokens(folded)) spell(token, key => add(key, true, 3))
  else if (kind === 'maker') {
    const begins = placeLength(folded)
    eachPlace(folded, MAKER_CHARACTERS_MAX, (at, key) => {
      const starts = at === 0 || at === begins
      add(key, starts, starts ? 2 : 3)
    })
  } else
    for (const field of folded.split(FIELD))
      eachPlace(field, KEY_LETTERS_MAX, (at, key, isRun) => add(key, at === 0 || isRun, at === 0 ? 1 : 2))
  return [...keys.values()]
}

function eachPlace(
  folded: string,
  charactersMax: number,
  use: (at: number, key: string, isRun: boolean) => void,
): void {
  const letters = [...folded]
  const said = syllables(folded)
  for (let at = 0; at < Math.min(letters.length, charactersMax); at++) {
    const letter = letters[at] as string
    const isHan = HAN.test(letter)
    const insideRun = !isHan && at > 0 && /[a-z0-9]/.test(letters[at - 1] as string)
    if (!SPELLED.test(letter) || insideRun) continue
    const rest = said.slice(at)
    use(at, letters.slice(at).join(''), !isHan)
    use(at, rest.join(''), false)
    use(at, rest.map(syllable => syllable.charAt(0)).join(''), false)
  }
}

function spell(token: string, use: (key: string) => void): void {
  use(token)
  if (!HAN.test(token)) return
  const said = syllables(token)
  use(said.join(''))
  use(said.map(syllable => syllable.charAt(0)).join(''))
}

/** Numbers with their unit, and the words between them, each on its own; 250mg is found as 0.25g too. */
function specTokens(folded: string): string[] {
  const tokens = folded
    .split(/[\s/|]+/)
    .flatMap(part => part.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [])
    .filter(token => /[\p{L}\p{N}]/u.test(token))
  return [...new Set(tokens.flatMap(token => [token, ...otherUnit(token)]))]
}

const MASSES: Readonly<Record<string, number>> = { ug: 1, μg: 1, mg: 1_000, g: 1_000_000 }

function otherUnit(token: string): string[] {
  const [, digits, unit] = /^(\d+(?:\.\d+)?)(ug|μg|mg|g)$/.exec(token) ?? []
  if (!digits || !unit) return []
  const micrograms = Number(digits) * (MASSES[unit] as number)
  return Object.entries(MASSES)
    .filter(([other]) => other !== unit)
    .map(([other, size]) => [other, Number((micrograms / size).toPrecision(12))] as const)
    .filter(([, amount]) => amount >= 0.001 && amount < 100_000)
    .map(([other, amount]) => `${amount}${other}`)
}

const LONGEST_PLACES = [...PLACES].sort((a, b) => b.length - a.length)

/** 珠海联邦制药 is looked for as 联邦 as well: how far the place at the beginning of a firm's name goes. */
function placeLength(folded: string): number {
  const place = LONGEST_PLACES.find(name => folded.startsWith(name))
  if (place) return place.length + (/^[省市]/.test(folded.slice(place.length)) ? 1 : 0)
  return 2
}
