import { digit } from './char-set.ts'
import { gs1Check } from './check-digit.ts'
import { digits, type Parsed, read } from './format.ts'
import { type Random, randomDigits } from './random.ts'

export type Gtin = { kind: 'GTIN-8' | 'GTIN-12' | 'GTIN-13' | 'GTIN-14'; gtin14: string }

const LENGTHS = [8, 12, 13, 14]
const GTIN_FORMAT = [{ name: 'digits', chars: digit, min: 8, max: 14 }] as const

/**
 * GTIN / EAN / UPC (商品条码), 8, 12, 13 or 14 digits with a check digit: GB 12904, GS1 General Specifications 7.9.
 * `gtin14` is the same number filled up with zeros, by which all four compare.
 */
export function parseGtin(typed: string): Parsed<Gtin> {
  const found = read(typed, GTIN_FORMAT)
  if (!found.ok) return found
  const { code, wrong } = found
  if (!LENGTHS.includes(code.length)) return wrong('digits', 'short', GTIN_LENGTHS, code.length)
  const check = gs1Check(code.slice(0, -1))
  if (check !== code.at(-1)) return wrong('digits', 'check', check, code.length - 1)
  return { ok: true, code, kind: `GTIN-${code.length}` as Gtin['kind'], gtin14: code.padStart(14, '0') }
}

const GTIN_LENGTHS = { zh: '8、12、13 或 14 位', en: '8, 12, 13 or 14 digits' }

/** A GTIN-13 under a prefix: 690–699 belong to China. */
export const makeGtin13 = (random: Random, prefix = '690'): string => makeGtin(random, 13, prefix)

/** A GTIN of a length; a GTIN-14's first digit is its pack level (0–8; 9 is for variable measure). */
export function makeGtin(random: Random, length: 8 | 12 | 13 | 14, prefix = ''): string {
  const body = prefix + randomDigits(random, length - 1 - prefix.length)
  return body + gs1Check(body)
}

const keyOf = (typed: string, length: number): Parsed<{ digits: string }> => {
  const found = read(typed, [digits('digits', length)])
  if (!found.ok) return found
  const check = gs1Check(found.code.slice(0, -1))
  if (check !== found.code.at(-1)) return found.wrong('digits', 'check', check, length - 1)
  return { ok: true, code: found.code, digits: found.code }
}

/** Global Location Number (全球位置码), 13 digits with a check digit: GB/T 16828, GS1 General Specifications 3.7. */
export const parseGln = (typed: string): Parsed<{ digits: string }> => keyOf(typed, 13)

export const makeGln = (random: Random): string => makeGtin(random, 13, '690')

/**
 * Serial Shipping Container Code (系列货运包装箱代码), 18 digits: extension digit, company prefix and serial, check digit.
 * GB/T 18127, GS1 General Specifications 3.2.
 */
export const parseSscc = (typed: string): Parsed<{ digits: string }> => keyOf(typed, 18)

export function makeSscc(random: Random, prefix = '690'): string {
  const body = `${random(10)}${prefix}${randomDigits(random, 16 - prefix.length)}`
  return body + gs1Check(body)
}

export type DrugCode = { maker: string; product: string }

const DRUG_FORMAT = [
  { name: 'country', words: ['86'] },
  { name: 'goods', words: ['9'] },
  digits('maker', 5),
  digits('product', 5),
  digits('check', 1),
] as const

/**
 * National drug code (药品本位码), 14 digits: 86 China, 9 drugs, maker 5, product 5, check digit. The notice cites
 * GB 18937 for the check; on all 25 real codes at hand it equals the GTIN check digit (Luhn fits 2 of 26,
 * ISO 7064 4 of 26), so that is what is computed.
 */
export function parseDrugCode(typed: string): Parsed<DrugCode> {
  const found = read(typed, DRUG_FORMAT)
  if (!found.ok) return found
  const { code, field, wrong } = found
  const check = gs1Check(code.slice(0, 13))
  if (check !== field.check) return wrong('check', 'check', check)
  return { ok: true, code, maker: field.maker, product: field.product }
}

export function makeDrugCode(random: Random, maker = randomDigits(random, 5)): string {
  const body = `869${maker}${randomDigits(random, 5)}`
  return body + gs1Check(body)
}
