import { among, capital, digit, provinceName } from './char-set.ts'
import { digits, one, type Parsed, read, readFirst } from './format.ts'
import { padded, type Random } from './random.ts'

const province = one('province', provinceName)

export type BusinessMode = 'wholesale' | 'chain' | 'chain_store' | 'single_store'

const MODES: Record<string, BusinessMode> = {
  A: 'wholesale',
  B: 'chain',
  C: 'chain_store',
  D: 'single_store',
}
const MODES_OF_2001: Record<string, BusinessMode> = {
  1: 'wholesale',
  2: 'wholesale',
  3: 'single_store',
  4: 'chain',
}

export type DrugBusinessLicence = {
  /** of_2024: rules of order 84; earlier: the same letters with a shorter number; of_2001: digits only. */
  format: 'of_2024' | 'earlier' | 'of_2001'
  province: string
  mode: BusinessMode
  /** A legal person of its own; undefined where the format doesn't say. */
  legalPerson?: boolean
  /** Telephone area (from 2016) or city code (2001). */
  area: string
  serial: string
}

const letters = [province, one('mode', among('ABCD')), one('legal', among('AB'))] as const

const BUSINESS_FORMATS = {
  of_2024: [...letters, digits('area', 4), digits('serial', 5)],
  earlier: [...letters, digits('area', 3), digits('serial', 4)],
  of_2001: [
    province,
    one('mode', among('1234')),
    { name: 'legal', words: [''] },
    digits('area', 2),
    digits('serial', 4),
    { name: 'dash', words: ['-', '—', '–'], optional: true },
    { name: 'store', chars: digit, min: 0, max: 3 },
  ],
} as const

/**
 * Number of a drug business licence (药品经营许可证).
 *
 * 2024: province, A wholesale / B chain head office / C chain store / D single store, A legal person / B not, four
 * digits of telephone area, five of serial (药品经营和使用质量监督管理办法 §76, as a notice of the Hainan authority of
 * 2024-01-12 spells out). Earlier numbers live until renewal: the same letters with three and four digits (not
 * verified), and province, 1–4, two digits of city, four of serial, three of branch (国家药品监督管理局市场监督司 notice on
 * numbering, second-hand). There is no check digit.
 */
export function parseDrugBusinessLicence(typed: string): Parsed<DrugBusinessLicence> {
  const found = readFirst(typed, BUSINESS_FORMATS)
  if (!found.ok) return found
  const { code, format, field } = found
  const mode = (format === 'of_2001' ? MODES_OF_2001 : MODES)[field.mode] as BusinessMode
  const common = { ok: true, code, format, province: field.province, mode, area: field.area } as const
  if (format !== 'of_2001') return { ...common, legalPerson: field.legal === 'A', serial: field.serial }
  const legal = field.mode === '1' ? true : field.mode === '2' ? false : undefined
  return { ...common, serial: field.serial, ...(legal !== undefined && { legalPerson: legal }) }
}

/** A number in the format of 2024. `area` is the telephone area without its first 0, e.g. '27' for Wuhan. */
export function makeDrugBusinessLicence(
  random: Random,
  of: { province: string; mode: BusinessMode; area: string },
): string {
  const letter = Object.keys(MODES).find(key => MODES[key] === of.mode) as string
  return `${of.province}${letter}A${of.area.padEnd(4, '0').slice(0, 4)}${padded(1 + random(99_999), 5)}`
}

export type DrugProductionLicence = {
  province: string
  /** Letters of older numbers that name what is made. */
  letters: string
  year: number
  serial: string
}

const PRODUCTION_FORMAT = [
  province,
  { name: 'letters', chars: capital, min: 0, max: 8 },
  digits('year', 4),
  digits('serial', 4),
] as const

/**
 * Number of a drug production licence (药品生产许可证): province, year, four digits of serial (药品生产监督管理办法,
 * article not verified); numbers from before 2020 may carry letters between. No check digit.
 */
export function parseDrugProductionLicence(typed: string): Parsed<DrugProductionLicence> {
  const found = read(typed, PRODUCTION_FORMAT)
  if (!found.ok) return found
  const { code, field, wrong } = found
  const year = Number(field.year)
  // The first licences under the present law are of 2001; a number of the next century is a slip.
  if (year < 2000 || year > 2099) return wrong('year', 'year')
  return { ok: true, code, province: field.province, letters: field.letters, year, serial: field.serial }
}

export function makeDrugProductionLicence(random: Random, of: { province: string; year: number }): string {
  return `${of.province}${of.year}${padded(1 + random(9_999), 4)}`
}
