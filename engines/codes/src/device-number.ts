import { among, digits, type Parsed, read } from './format.ts'
import { padded, type Random } from './random.ts'
import { PROVINCES } from './region.ts'

/** One Chinese character that begins none of the words which may follow. */
const city = (char: string): boolean => /^[\u4e00-\u9fa5]$/.test(char) && !'食药械'.includes(char)

export type DeviceBusiness = {
  /** licence: class III (许可); filing: class II (备案). */
  kind: 'licence' | 'filing'
  province: string
  city: string
  year: number
  serial: string
}

const BUSINESS_FORMAT = [
  { name: 'province', chars: among(PROVINCES), min: 1, max: 1 },
  { name: 'city', chars: city, min: 0, max: 2 },
  { name: 'word', words: ['食药监械经营', '药监械经营'] },
  { name: 'kind', words: ['许可证', '许', '备'] },
  digits('year', 4),
  { name: 'serial', chars: among('0123456789'), min: 4, max: 5 },
  { name: 'end', words: ['号'], optional: true },
] as const

/**
 * Number of a device business licence (医疗器械经营许可证, class III) or filing (第二类医疗器械经营备案): province, city,
 * 药监械经营许 or 备 (食药监械 before 2018), year, four or five digits. 医疗器械经营监督管理办法 (2022). No check digit.
 */
export function parseDeviceBusiness(typed: string): Parsed<DeviceBusiness> {
  const found = read(typed, BUSINESS_FORMAT)
  if (!found.ok) return found
  const { code, field, wrong } = found
  const year = Number(field.year)
  // 许/备 exist since the order of 2014.
  if (year < 2014 || year > 2099) return wrong('year', 'year')
  const kind = field.kind === '备' ? 'filing' : 'licence'
  return { ok: true, code, kind, province: field.province, city: field.city, year, serial: field.serial }
}

export function makeDeviceBusiness(
  random: Random,
  of: { kind: DeviceBusiness['kind']; province: string; city: string; year: number },
): string {
  const word = of.kind === 'licence' ? '许' : '备'
  return `${of.province}${of.city}药监械经营${word}${of.year}${padded(1 + random(9_999), 4)}号`
}

export type DeviceRegistration = {
  /** 准: made in China. 进: imported. 许: from Hong Kong, Macao or Taiwan. */
  origin: 'domestic' | 'imported' | 'hong_kong_macao_taiwan'
  authority: string
  year: number
  deviceClass: 2 | 3
  /** Two digits of the product category. */
  category: string
  serial: string
}

const ORIGINS: Record<string, DeviceRegistration['origin']> = {
  准: 'domestic',
  进: 'imported',
  许: 'hong_kong_macao_taiwan',
}

const REGISTRATION_FORMAT = [
  { name: 'authority', chars: among(`国${PROVINCES}`), min: 1, max: 1 },
  { name: 'word', words: ['械注'] },
  { name: 'origin', words: ['准', '进', '许'] },
  digits('year', 4),
  { name: 'class', chars: among('23'), min: 1, max: 1 },
  digits('category', 2),
  digits('serial', 4),
] as const

/**
 * Device registration (医疗器械注册证编号): authority, 械注, 准/进/许, year, class, category, serial
 * (医疗器械注册与备案管理办法 §115, read). A province registers class II made in China, the state class III and all that
 * comes from outside.
 */
export function parseDeviceRegistration(typed: string): Parsed<DeviceRegistration> {
  const found = read(typed, REGISTRATION_FORMAT)
  if (!found.ok) return found
  const { code, field, wrong } = found
  const year = Number(field.year)
  if (year < 2014 || year > 2099) return wrong('year', 'year')
  const byState = field.authority === '国'
  if (field.origin !== '准' && !byState) return wrong('authority', 'prefix')
  if (field.origin === '准' && byState !== (field.class === '3')) return wrong('class', 'class')
  const { authority, category, serial } = field
  const origin = ORIGINS[field.origin] as DeviceRegistration['origin']
  return {
    ok: true,
    code,
    origin,
    authority,
    year,
    deviceClass: field.class === '2' ? 2 : 3,
    category,
    serial,
  }
}

export function makeDeviceRegistration(
  random: Random,
  of: { deviceClass: 2 | 3; province: string; year: number },
): string {
  const authority = of.deviceClass === 3 ? '国' : of.province
  return `${authority}械注准${of.year}${of.deviceClass}${padded(1 + random(22), 2)}${padded(1 + random(9_999), 4)}`
}
