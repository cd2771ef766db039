import { foldForSearch } from '@yaolian/drugmatch'
import { pinyin } from 'pinyin-pro'
import { READINGS } from './readings.ts'

/** What a search by sound needs; blanks part the fields (name, brand …), so a hit can't run across two. */
export type SearchKeys = { pinyin: string; initials: string }

const OVERRIDES = Object.entries(READINGS).sort((a, b) => b[0].length - a[0].length)

/**
 * One syllable per character of `text`, '' for what isn't spoken. Latin letters and digits stand for
 * themselves, in lower case. Positions are those of `[...text]`, which is what highlighting needs.
 */
export function syllables(text: string): string[] {
  const letters = [...text]
  const spoken = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'spaced', v: true })
  const readings = letters.map((letter, i) => sound(letter, spoken[i] ?? ''))
  for (const [word, reading] of OVERRIDES) {
    const parts = reading.split(' ')
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
      parts.forEach((part, i) => {
        readings[[...text.slice(0, at)].length + i] = part
      })
  }
  return readings
}

function sound(letter: string, spoken: string): string {
  if (/\p{Script=Han}/u.test(letter)) return spoken === letter ? '' : spoken
  return /[a-z0-9]/i.test(letter) ? letter.toLowerCase() : ''
}

/** Full pinyin and initials of every given field, such as `amoxilinjiaonang` and `amxljn`. */
export function searchKeys(...fields: (string | null | undefined)[]): SearchKeys {
  const spoken = fields.filter(field => field).map(field => syllables(foldForSearch(field as string)))
  return {
    pinyin: spoken.map(parts => parts.join('')).join(' '),
    initials: spoken.map(parts => parts.map(part => part.charAt(0)).join('')).join(' '),
  }
}
