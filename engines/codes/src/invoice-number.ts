import { digit } from './char-set.ts'
import { digits, one, type Parsed, read, wrongAt } from './format.ts'
import { padded, type Random, randomDigits } from './random.ts'
import { isProvinceCode } from './region.ts'
import { tidy } from './tidy.ts'

export type DigitalInvoice = { year: number; region: string; channel: string; serial: string }

const DIGITAL_FORMAT = [
  digits('year', 2),
  digits('region', 2),
  one('channel', digit),
  digits('serial', 15),
] as const

/** Cities with a plan of their own (计划单列市: Dalian, Ningbo, Xiamen, Qingdao, Shenzhen) have codes of the tax office. */
const isTaxRegion = (code: string): boolean => isProvinceCode(code) || (code >= '91' && code <= '97')

/**
 * Number of a fully digital invoice (数电票), 20 digits: year 2, province or city with its own plan 2, channel 1,
 * serial 15 (announcements of the tax offices on 全面数字化的电子发票; codes 91–97 from memory). Begun 2021-12. No check digit.
 */
export function parseDigitalInvoice(typed: string): Parsed<DigitalInvoice> {
  const found = read(typed, DIGITAL_FORMAT)
  if (!found.ok) return found
  const { code, field, wrong } = found
  if (Number(field.year) < 21) return wrong('year', 'year', { zh: '21 及以后', en: '21 or later' })
  if (!isTaxRegion(field.region)) return wrong('region', 'region')
  const { region, channel, serial } = field
  return { ok: true, code, year: 2000 + Number(field.year), region, channel, serial }
}

export const makeDigitalInvoice = (random: Random, of: { region: string; year: number }): string =>
  `${padded(of.year % 100, 2)}${of.region}2${randomDigits(random, 15)}`

export type InvoiceCode = {
  kind: 'special' | 'ordinary' | 'freight' | 'vehicle' | 'roll' | 'electronic' | 'electronic_special' | 'toll'
  region: string
  year: number
}

const OF_10: Record<string, InvoiceCode['kind']> = {
  1: 'special',
  5: 'special',
  3: 'ordinary',
  6: 'ordinary',
  2: 'freight',
  7: 'freight',
}
const OF_12: Record<string, InvoiceCode['kind']> = {
  '04': 'ordinary',
  '05': 'ordinary',
  '06': 'roll',
  '07': 'roll',
  11: 'electronic',
  12: 'toll',
  13: 'electronic_special',
}

/**
 * Code of an invoice of before (发票代码), 10 or 12 digits; its number has eight more. Ten: region 4, year 2, batch 1,
 * kind 1 (1, 5 special; 3, 6 ordinary; 2, 7 freight), copies 1, amount 1. Twelve: 0, region 4, year 2, batch 3, kind 2
 * (04, 05 folded, 06, 07 roll, 11 electronic, 12 toll, 13 electronic special); or 1, region, year, with 2 in place 8 for
 * vehicles. As the tax office's own check page sorts them (second-hand). No check digit.
 */
export function parseInvoiceCode(typed: string): Parsed<InvoiceCode> {
  const { text, at } = tidy(typed)
  const wrong = (
    index: number,
    why: Parameters<typeof wrongAt>[1],
    expected?: Parameters<typeof wrongAt>[2],
  ) => wrongAt(at[index] ?? 0, why, expected)
  if (text === '') return wrong(0, 'empty')
  const strange = [...text].findIndex(char => !digit.has(char))
  if (strange >= 0) return wrong(strange, 'character', digit)
  if (text.length > 12) return wrong(12, 'long')
  if (text.length !== 10 && text.length !== 12)
    return wrong(text.length, 'length', { zh: '10 或 12 位', en: '10 or 12' })
  const head = text.length === 12 ? 1 : 0
  const region = text.slice(head, head + 4)
  if (!isProvinceCode(region.slice(0, 2))) return wrong(head, 'region')
  const year = 2000 + Number(text.slice(head + 4, head + 6))
  if (year < 2001) return wrong(head + 4, 'year')
  const vehicle = text.length === 12 && text[0] === '1' && text[7] === '2'
  const kind = vehicle ? 'vehicle' : head === 0 ? OF_10[text[7] as string] : OF_12[text.slice(10)]
  if (kind === undefined || (head === 1 && !vehicle && text[0] !== '0'))
    return wrong(head === 0 ? 7 : 10, 'class')
  return { ok: true, code: text, kind, region, year }
}

/** An ordinary electronic invoice's code (twelve digits) of the years in which they existed. */
export const makeInvoiceCode = (random: Random, of: { region: string; year: number }): string =>
  `0${of.region.slice(0, 4)}${padded(of.year % 100, 2)}${padded(1 + random(9), 3)}11`

/** Number of an invoice of before (发票号码): eight digits beside its code. */
export const parseInvoiceNumber = (typed: string): Parsed<{ serial: string }> => {
  const found = read(typed, [digits('serial', 8)])
  return found.ok ? { ok: true, code: found.code, serial: found.code } : found
}

export const makeInvoiceNumber = (random: Random): string => randomDigits(random, 8)
