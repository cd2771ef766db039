import { digit, provinceName } from './char-set.ts'
import { digits, one, type Parsed, read } from './format.ts'
import { padded, type Random } from './random.ts'

export type InformationCertificate = {
  province: string
  /** 经营性: paid for; 非经营性: free of charge. */
  paid: boolean
  year: number
  serial: string
}

const open = { name: 'open', words: ['('], optional: true } as const
const close = { name: 'close', words: [')'], optional: true } as const
const dash = <const N extends string>(name: N) => ({ name, words: ['-', '—', '–'], optional: true }) as const

const INFORMATION_FORMAT = [
  open,
  one('province', provinceName),
  close,
  dash('dash1'),
  { ...open, name: 'open2' },
  { name: 'paid', words: ['非经营性', '经营性'] },
  { ...close, name: 'close2' },
  dash('dash2'),
  digits('year', 4),
  dash('dash3'),
  digits('serial', 4),
] as const

/**
 * Internet drug information certificate (互联网药品信息服务资格证书), as in (沪)-经营性-2018-0011; brackets and hyphens vary
 * from province to province and are brought to this one spelling. Valid five years. 互联网药品信息服务管理办法; the shape
 * from public pages. No check digit.
 */
export function parseInformationCertificate(typed: string): Parsed<InformationCertificate> {
  const found = read(typed, INFORMATION_FORMAT)
  if (!found.ok) return found
  const { field, wrong } = found
  const year = Number(field.year)
  if (year < 2000 || year > 2099) return wrong('year', 'year')
  const code = `(${field.province})-${field.paid}-${field.year}-${field.serial}`
  return {
    ok: true,
    code,
    province: field.province,
    paid: field.paid === '经营性',
    year,
    serial: field.serial,
  }
}

export const makeInformationCertificate = (random: Random, of: { province: string; year: number }): string =>
  `(${of.province})-经营性-${of.year}-${padded(1 + random(9_999), 4)}`

export type PlatformFiling = {
  of: 'drugs' | 'devices'
  province: string
  year: number
  serial: string
  change: string
}

const PLATFORM_FORMAT = [
  { name: 'open', words: ['('] },
  one('province', provinceName),
  { name: 'close', words: [')'] },
  { name: 'word', words: ['网药平台备字', '网械平台备字'] },
  { name: 'open2', words: ['〔', '[', '('] },
  digits('year', 4),
  { name: 'close2', words: ['〕', ']', ')'] },
  { name: 'number', words: ['第'] },
  { name: 'serial', chars: digit, min: 5, max: 6 },
  dash('dash'),
  { name: 'change', chars: digit, min: 0, max: 3 },
  { name: 'end', words: ['号'] },
] as const

/**
 * Filing of a third-party platform: (省)网药平台备字〔年〕第NNNNNN-NNN号, six digits and three of the change (NMPA
 * announcement 2022 no. 112; some show no change number). Device platforms (网械平台备字) have five digits
 * (医疗器械网络销售监督管理办法, not verified). No check digit.
 */
export function parsePlatformFiling(typed: string): Parsed<PlatformFiling> {
  const found = read(typed, PLATFORM_FORMAT)
  if (!found.ok) return found
  const { field, wrong } = found
  const year = Number(field.year)
  if (year < 2017 || year > 2099) return wrong('year', 'year', { zh: '2017 年及以后', en: '2017 or later' })
  const of = field.word.includes('药') ? 'drugs' : 'devices'
  if (of === 'drugs' && field.serial.length !== 6) return wrong('serial', 'length', '6')
  if (field.change !== '' && field.change.length !== 3) return wrong('change', 'length', '3')
  if ((field.dash !== '') !== (field.change !== '')) return wrong('change', 'short', '3')
  const change = field.change && `-${field.change}`
  const code = `(${field.province})${field.word}〔${field.year}〕第${field.serial}${change}号`
  return { ok: true, code, of, province: field.province, year, serial: field.serial, change: field.change }
}

export const makePlatformFiling = (random: Random, of: { province: string; year: number }): string =>
  `(${of.province})网药平台备字〔${of.year}〕第${padded(1 + random(999_999), 6)}-000号`
