import { among, digit } from './char-set.ts'
import { cityName, SINCE_2014 } from './device-business.ts'
import { digits, one, type Parsed, read, readFirst } from './format.ts'
import { padded, type Random } from './random.ts'
import { PROVINCES } from './region.ts'

export type DeviceRegistration = {
  /** 准: made in China. 进: imported. 许: from Hong Kong, Macao or Taiwan. */
  origin: 'domestic' | 'imported' | 'hong_kong_macao_taiwan'
  authority: string
  year: number
  deviceClass: 2 | 3
  /** Two digits of the product category. */
  category: string
  serial: string
  /** of_2014: today's; earlier: (食)药监械(准)字, valid to the end of its five years and renewed into today's. */
  format: 'of_2014' | 'earlier'
}

const ORIGINS: Record<string, DeviceRegistration['origin']> = {
  准: 'domestic',
  进: 'imported',
  许: 'hong_kong_macao_taiwan',
}

const authority = one(
  'authority',
  among(`国${PROVINCES}`, {
    zh: '国或省、自治区、直辖市的简称',
    en: '国 or the one-character name of a province',
  }),
)
const origin = { name: 'origin', words: ['准', '进', '许'] } as const
const gap = { name: 'gap', words: [''] } as const

const FORMATS = {
  of_2014: [
    authority,
    { name: 'word', words: ['械注'] },
    origin,
    gap,
    digits('year', 4),
    gap,
    one('class', among('123')),
    digits('category', 2),
    digits('serial', 4),
    gap,
  ],
  earlier: [
    authority,
    { name: 'word', words: ['食药监械(', '药监械(', '药管械('] },
    origin,
    { name: 'gap', words: [')字'] },
    digits('year', 4),
    { name: 'gap', words: ['第'] },
    one('class', among('123')),
    digits('category', 2),
    digits('serial', 4),
    { name: 'end', words: ['号(更)', '号'], optional: true },
  ],
} as const

/**
 * Device registration (医疗器械注册证编号): authority, 械注, 准/进/许, year, class, category, serial
 * (医疗器械注册与备案管理办法 §115, read). A province registers class II made in China, the state class III and all that
 * comes from outside; class I is filed since 2014, but was registered before. Numbers of before 2014-10 say
 * 食药监械(准)字, year, 第, seven digits of the same meaning (医疗器械注册管理办法 of 2004, second-hand). No check digit.
 */
export function parseDeviceRegistration(typed: string): Parsed<DeviceRegistration> {
  const found = readFirst(typed, FORMATS)
  if (!found.ok) return found
  const { code, field, wrong, format } = found
  const year = Number(field.year)
  const [from, to] = format === 'of_2014' ? [2014, 2099] : [1996, 2015]
  const years = format === 'of_2014' ? SINCE_2014 : { zh: '2015 年及以前', en: '2015 or before' }
  if (year < from || year > to) return wrong('year', 'year', years)
  if (field.class === '1')
    return wrong('class', 'class', { zh: '2 或 3（第一类为备案）', en: '2 or 3; I is filed' })
  const byState = field.authority === '国'
  if (field.origin !== '准' && !byState) return wrong('authority', 'prefix', '国')
  if (field.origin === '准' && byState !== (field.class === '3'))
    return wrong('class', 'class', byState ? '3' : '2')
  return {
    ok: true,
    code,
    origin: ORIGINS[field.origin] as DeviceRegistration['origin'],
    authority: field.authority,
    year,
    deviceClass: field.class === '2' ? 2 : 3,
    category: field.category,
    serial: field.serial,
    format,
  }
}

export function makeDeviceRegistration(
  random: Random,
  of: { deviceClass: 2 | 3; province: string; year: number },
): string {
  const by = of.deviceClass === 3 ? '国' : of.province
  return `${by}械注准${of.year}${of.deviceClass}${padded(1 + random(22), 2)}${padded(1 + random(9_999), 4)}`
}

export type DeviceFiling = { authority: string; city: string; year: number; serial: string }

const FILING_FORMAT = [
  authority,
  { name: 'city', chars: cityName, min: 0, max: 2 },
  { name: 'word', words: ['械备'] },
  digits('year', 4),
  { name: 'serial', chars: digit, min: 4, max: 6 },
  { name: 'end', words: ['号'], optional: true },
] as const

/**
 * Filing of a class I device (第一类医疗器械备案号): 国 for what is imported, province and city for what is made in China,
 * 械备, year, serial (医疗器械注册与备案管理办法 §116, read; local serials have four to six digits). No check digit.
 */
export function parseDeviceFiling(typed: string): Parsed<DeviceFiling> {
  const found = read(typed, FILING_FORMAT)
  if (!found.ok) return found
  const { code, field, wrong } = found
  const year = Number(field.year)
  if (year < 2014 || year > 2099) return wrong('year', 'year', SINCE_2014)
  return { ok: true, code, authority: field.authority, city: field.city, year, serial: field.serial }
}

export const makeDeviceFiling = (
  random: Random,
  of: { province: string; city: string; year: number },
): string => `${of.province}${of.city}械备${of.year}${padded(1 + random(9_999), 4)}`
