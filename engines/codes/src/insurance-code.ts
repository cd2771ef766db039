import { alphanumeric, capital, digit } from './char-set.ts'
import { digits, one, type Parsed, readFirst } from './format.ts'
import { pick, pickChar, type Random, randomDigits } from './random.ts'
import { isProvinceCode } from './region.ts'

export type InsuranceCode = {
  kind: 'western' | 'tcm_patent' | 'slices' | 'consumable' | 'hospital' | 'pharmacy'
  /** ATC of the fourth level (western), class of effect (patent medicine), six digits of class (consumable). */
  group: string
  /** Six digits (five of consumables) of the maker, where the code has them. */
  maker: string
  /** Region of an institution. */
  region: string
}

const no = <const N extends string>(name: N) => ({ name, words: [''] }) as const
const group = [one('g1', capital), digits('g2', 2), { name: 'g3', chars: capital, min: 2, max: 2 }] as const
const noGroup = [no('g1'), no('g2'), no('g3')] as const
const maker = { name: 'maker', chars: alphanumeric, min: 6, max: 6 } as const
const word = <const W extends string>(...words: W[]) => ({ name: 'mark', words }) as const

const FORMATS = {
  western: [
    ...[word('X'), ...group, one('name', capital), digits('name2', 3)],
    ...[one('form', capital), digits('form2', 3), digits('pack', 3), maker, no('region')],
  ],
  tcm_patent: [
    ...[word('Z'), ...group, one('name', capital), digits('name2', 4)],
    ...[no('form'), no('form2'), digits('pack', 3), maker, no('region')],
  ],
  slices: [
    word('T'),
    ...noGroup,
    no('name'),
    digits('name2', 9),
    no('form'),
    no('form2'),
    no('pack'),
    no('maker'),
    no('region'),
  ],
  consumable: [
    ...[word('C'), no('g1'), digits('g2', 6), no('g3'), no('name'), digits('name2', 3)],
    ...[
      no('form'),
      digits('form2', 5),
      no('pack'),
      digits('maker', 5),
      { name: 'region', chars: digit, min: 0, max: 7 },
    ],
  ],
  institution: [
    ...[
      word('H', 'P'),
      ...noGroup,
      no('name'),
      no('name2'),
      no('form'),
      no('form2'),
      no('pack'),
      no('maker'),
    ],
    digits('region', 11),
  ],
} as const

/**
 * Codes of national medical insurance (国家医保信息业务编码). No check digit is known, so the shape alone is judged.
 *
 * Western medicine, 23: X, ATC to the fourth level, name (letter, 3), form (letter, 3), spec and pack 3, maker 6
 * (published samples; parts second-hand). Patent medicine, 20: Z, class of effect 5, name (letter, 4), spec and pack 3,
 * maker 6 (published generic codes such as ZG02AAG0401; the rest not verified). Slices (饮片), 10: T and nine digits (not
 * verified). Consumables, 20: C, class 6, generic name 3, feature 5, maker 5, and 27 with the seven digits of one
 * specification (second-hand). Institutions, 12: H hospital or P pharmacy, region 6, serial 5 (not verified).
 */
export function parseInsuranceCode(typed: string): Parsed<InsuranceCode> {
  const found = readFirst(typed, FORMATS)
  if (!found.ok) return found
  const { code, field, wrong, format } = found
  if (format === 'consumable' && field.region !== '' && field.region.length !== 7)
    return wrong(
      'region',
      'short',
      { zh: '20 位，或加 7 位规格码', en: '20 characters, or 7 digits more' },
      field.region.length,
    )
  if (format === 'institution' && !isProvinceCode(field.region.slice(0, 2))) return wrong('region', 'region')
  const kind = format === 'institution' ? (field.mark === 'H' ? 'hospital' : 'pharmacy') : format
  return {
    ok: true,
    code,
    kind,
    group: field.g1 + field.g2 + field.g3,
    maker: field.maker,
    region: format === 'institution' ? field.region.slice(0, 6) : '',
  }
}

const ATC = ['A02BC', 'C09CA', 'J01CR', 'N02BE']

export function makeInsuranceCode(random: Random, kind: InsuranceCode['kind']): string {
  const letter = (): string => pickChar(random, 'ABCDEFGHJKLMNPQRSTWXYZ')
  const some = (count: number): string => randomDigits(random, count)
  switch (kind) {
    case 'western':
      return `X${pick(random, ATC)}${letter()}${some(3)}A${some(3)}${some(3)}${some(6)}`
    case 'tcm_patent':
      return `Z${pick(random, ['A01BA', 'G02AA'])}${letter()}${some(4)}${some(3)}${some(6)}`
    case 'slices':
      return `T${some(9)}`
    case 'consumable':
      return `C${some(19)}`
    default:
      return `${kind === 'hospital' ? 'H' : 'P'}420106${some(5)}`
  }
}
