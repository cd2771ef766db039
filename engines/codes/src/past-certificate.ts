import { among, capital, digit, provinceName } from './char-set.ts'
import { digits, one, type Parsed, read, readFirst } from './format.ts'
import { padded, type Random } from './random.ts'

/** Certificates that no longer exist: their numbers stand in old papers and never open anything today. */
export type TradingCertificate = {
  /** A: for third parties, by the state; B: between firms; C: to persons. */
  kind: 'third_party' | 'between_firms' | 'to_persons'
  authority: string
  year: number
  serial: string
  /** The day on which the State Council cancelled its kind. */
  cancelledOn: '2017-01-21' | '2017-09-29'
}

const TRADING_KINDS: Record<string, TradingCertificate['kind']> = {
  A: 'third_party',
  B: 'between_firms',
  C: 'to_persons',
}
const TRADING_FORMATS = {
  state: [
    { name: 'authority', words: ['国'] },
    one('kind', among('A')),
    digits('year', 4),
    digits('serial', 4),
  ],
  province: [
    one('authority', provinceName),
    one('kind', among('BC')),
    digits('year', 4),
    digits('serial', 4),
  ],
} as const

/**
 * Internet drug trading certificate (互联网药品交易服务资格证书): 国A or province + B / C, year, four digits. B and C were
 * cancelled by 国发〔2017〕7号, A by 国发〔2017〕46号 (second-hand); all 83 certificates of a published list of 2014 fit.
 */
export function parseTradingCertificate(typed: string): Parsed<TradingCertificate> {
  const found = readFirst(typed, TRADING_FORMATS)
  if (!found.ok) return found
  const { code, field, wrong } = found
  const year = Number(field.year)
  if (year < 2000 || year > 2017) return wrong('year', 'year', { zh: '2000 至 2017', en: '2000 to 2017' })
  return {
    ok: true,
    code,
    kind: TRADING_KINDS[field.kind] as TradingCertificate['kind'],
    authority: field.authority,
    year,
    serial: field.serial,
    cancelledOn: field.kind === 'A' ? '2017-09-29' : '2017-01-21',
  }
}

export const makeTradingCertificate = (random: Random, of: { province: string; year: number }): string =>
  `${of.province}B${of.year}${padded(1 + random(9_999), 4)}`

export type GspCertificate = {
  mode: 'wholesale' | 'chain' | 'chain_store' | 'single_store'
  area: string
  year: number
  serial: string
  format: 'of_2013' | 'earlier'
}

const GSP_MODES: Record<string, GspCertificate['mode']> = {
  A: 'wholesale',
  B: 'chain',
  C: 'chain_store',
  D: 'single_store',
}
const area = { name: 'area', chars: capital, min: 2, max: 3 } as const
const none = (name: 'legal' | 'city' | 'dash' | 'n') => ({ name, words: [''] }) as const
const GSP_FORMATS = {
  of_2013: [
    area,
    { name: 'city', chars: digit, min: 0, max: 2 },
    { name: 'dash', words: ['-'] },
    one('mode', among('ABCD')),
    { name: 'legal', words: ['A', 'B'] },
    { name: 'dash2', words: ['-'] },
    digits('year', 4),
    none('n'),
    { name: 'serial', chars: digit, min: 4, max: 5 },
  ],
  earlier: [
    one('mode', among('ABCD')),
    none('legal'),
    { name: 'dash', words: ['-'] },
    area,
    none('city'),
    { name: 'dash2', words: ['-'], optional: true },
    digits('year', 2),
    { name: 'n', words: ['-N', '-', 'N'], optional: true },
    { name: 'serial', chars: digit, min: 3, max: 4 },
  ],
} as const

/**
 * GSP certificate (药品经营质量管理规范认证证书): letters of the province, city, mode A–D with a (legal person) or b, year,
 * serial, as in HUB01-Aa-20150022; before 2013 mode, province, two digits of year, serial, as in A-HUB08-021. From
 * memory, not verified. No longer issued since 2019-12-01 (药品管理法 2019; NMPA announcement 2019 no. 103).
 */
export function parseGspCertificate(typed: string): Parsed<GspCertificate> {
  const found = readFirst(typed, GSP_FORMATS)
  if (!found.ok) return found
  const { code, field, wrong, format } = found
  const year = format === 'earlier' ? 2000 + Number(field.year) : Number(field.year)
  if (year < 2000 || year > 2019) return wrong('year', 'year', { zh: '2000 至 2019', en: '2000 to 2019' })
  const mode = GSP_MODES[field.mode] as GspCertificate['mode']
  return { ok: true, code, mode, area: field.area, year, serial: field.serial, format }
}

export const makeGspCertificate = (random: Random, of: { area: string; year: number }): string =>
  `${of.area}01-AA-${of.year}${padded(1 + random(9_999), 4)}`

const GMP_FORMAT = [area, digits('year', 4), { name: 'serial', chars: digit, min: 4, max: 4 }] as const

/**
 * GMP certificate (药品生产质量管理规范认证证书): CN for the state or letters of the province, year, four digits, as in
 * CN20140123, HB20150123. From memory, not verified. No longer issued since 2019-12-01, as GSP certificates.
 */
export function parseGmpCertificate(typed: string): Parsed<{ area: string; year: number; serial: string }> {
  const found = read(typed, GMP_FORMAT)
  if (!found.ok) return found
  const { code, field, wrong } = found
  const year = Number(field.year)
  if (year < 1998 || year > 2019) return wrong('year', 'year', { zh: '1998 至 2019', en: '1998 to 2019' })
  return { ok: true, code, area: field.area, year, serial: field.serial }
}

export const makeGmpCertificate = (random: Random, of: { area: string; year: number }): string =>
  `${of.area}${of.year}${padded(1 + random(9_999), 4)}`
