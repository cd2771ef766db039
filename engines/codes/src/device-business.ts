import { digit, han, provinceName, without } from './char-set.ts'
import { digits, one, type Parsed, read } from './format.ts'
import { padded, type Random } from './random.ts'

/** One Chinese character that begins none of the words which may follow. */
export const cityName = without({ ...han, zh: '市、区的简称', en: 'the short name of a city' }, '食药械')

export type DeviceBusiness = {
  /** licence: class III (许可); filing: class II (备案). */
  kind: 'licence' | 'filing'
  province: string
  city: string
  year: number
  serial: string
}

const formatOf = <const W extends string>(words: readonly W[]) =>
  [
    one('province', provinceName),
    { name: 'city', chars: cityName, min: 0, max: 2 },
    { name: 'word', words },
    { name: 'kind', words: ['许可证', '许', '备'] },
    digits('year', 4),
    { name: 'serial', chars: digit, min: 4, max: 5 },
    { name: 'end', words: ['号'], optional: true },
  ] as const
const TRADE = formatOf(['食药监械经营', '药监械经营'])
const MAKING = formatOf(['食药监械生产', '药监械生产'])

/**
 * Number of a device business licence (医疗器械经营许可证, class III) or filing (第二类医疗器械经营备案): province, city,
 * 药监械经营许 or 备 (食药监械 before 2018), year, four or five digits. 医疗器械经营监督管理办法 (2022). No check digit.
 */
export const parseDeviceBusiness = (typed: string): Parsed<DeviceBusiness> => readDevice(typed, TRADE)

/**
 * Number of a device production licence (医疗器械生产许可证, classes II and III) or filing (第一类备案): the same with 生产.
 * 医疗器械生产监督管理办法 (2022), not verified. No check digit.
 */
export const parseDeviceProduction = (typed: string): Parsed<DeviceBusiness> => readDevice(typed, MAKING)

function readDevice(typed: string, format: typeof TRADE | typeof MAKING): Parsed<DeviceBusiness> {
  const found = read(typed, format)
  if (!found.ok) return found
  const { code, field, wrong } = found
  const year = Number(field.year)
  // 许/备 exist since the orders of 2014.
  if (year < 2014 || year > 2099) return wrong('year', 'year', SINCE_2014)
  const kind = field.kind === '备' ? 'filing' : 'licence'
  return { ok: true, code, kind, province: field.province, city: field.city, year, serial: field.serial }
}

export const SINCE_2014 = { zh: '2014 年及以后', en: '2014 or later' }

export function makeDeviceBusiness(
  random: Random,
  of: { kind: DeviceBusiness['kind']; province: string; city: string; year: number; making?: boolean },
): string {
  const word = `${of.making ? '生产' : '经营'}${of.kind === 'licence' ? '许' : '备'}`
  return `${of.province}${of.city}药监械${word}${of.year}${padded(1 + random(9_999), 4)}号`
}
