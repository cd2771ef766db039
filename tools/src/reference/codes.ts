import { FORMATS } from '@yaolian/codes'
import { code, pageOf, table } from './markdown.ts'

const INTRO = `Every number that the house can read, from \`engines/codes\`. \`FORMATS.key.read(text)\` gives the one spelling and what it says
in both languages, or \`{ at, why, expected }\`: the index in the text as typed, the reason, and what should stand there;
\`sayWrong\` makes a sentence of it. Spaces, full-width characters and small letters don't matter, but in scanned data (GS1).

**A right shape says nothing about whether a number was ever issued.** Where no check digit is public, none is invented.
Evidence: *read* the text of the law or standard was read; *samples* published numbers fit; *second hand* another source
says so; *not verified* from memory, so a refusal should warn rather than stop. 省 stands for the one-character name of a
province, \`#\` for a digit. How the real lists fare: [codes-report](codes-report.md).`

/** One row for each format of numbers, with an example from its own generator. */
export function codesPage(): string {
  // The same small numbers each time: the page must not change by itself.
  const random = (below: number): number => 7 % below
  const rows = Object.entries(FORMATS).map(([key, one]) => [
    code(key),
    `${one.name.zh}<br>${one.name.en}`,
    one.shape,
    code(shown(one.make(random))),
    one.check ?? '—',
    one.source,
    one.evidence,
  ])
  return pageOf(
    'Numbers and codes',
    INTRO,
    table(['key', 'number', 'shape', 'example', 'check digit', 'source', 'evidence'], rows),
  )
}

/** FNC1 as people write it. */
const shown = (text: string): string => text.replaceAll(String.fromCharCode(29), '{GS}')
