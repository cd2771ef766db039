import { digits, type Parsed, readFirst } from './format.ts'
import { padded, type Random } from './random.ts'
import { isProvinceCode } from './region.ts'

/** What the letter says: H, Z and S are in use; the others live on in old numbers. */
const KINDS = {
  H: 'chemical',
  Z: 'tcm',
  S: 'biologic',
  J: 'repacked_import',
  B: 'health_drug',
  T: 'diagnostic',
  F: 'excipient',
} as const

export type ApprovalLetter = keyof typeof KINDS

export type ApprovalNumber = {
  letter: ApprovalLetter
  kind: (typeof KINDS)[ApprovalLetter]
  origin: 'domestic' | 'imported' | 'hong_kong_macao_taiwan'
  /** approval: 国药准字. registration: the import registration number of before 2020, without these words. */
  form: 'approval' | 'registration'
  /** An import for repacking in China (大包装, letter B in front). */
  bulk: boolean
  digits: string
}

const FORMATS = {
  approval: [
    { name: 'word', words: ['国药准字'] },
    { name: 'bulk', words: [''] },
    { name: 'letter', words: ['H', 'Z', 'S', 'J', 'B', 'T', 'F'] },
    { name: 'origin', words: ['C', 'J'], optional: true },
    digits('digits', 8),
  ],
  registration: [
    { name: 'word', words: [''] },
    { name: 'bulk', words: ['B'], optional: true },
    { name: 'letter', words: ['H', 'Z', 'S'] },
    { name: 'origin', words: ['C'], optional: true },
    digits('digits', 8),
  ],
} as const

/**
 * Drug approval number (药品批准文号): 国药准字 + H chemical / Z Chinese medicine / S biologic + C Hong Kong, Macao,
 * Taiwan or J overseas + year and four digits (since 2020-07-01). Domestic numbers of before begin with 10, 19 or 20
 * or a province code; J, B, T, F are old kinds. Import registrations of before are H, Z or S + eight digits, with C
 * from Hong Kong, Macao and Taiwan (药品注册管理办法; the 3,233 numbers of a public NMPA list fit, but for one cell that
 * holds two). 中药饮片 without approval management have no number at all: ask `product.scopeClass`, not this parser.
 * There is no check digit.
 */
export function parseApprovalNumber(typed: string): Parsed<ApprovalNumber> {
  const found = readFirst(typed, FORMATS)
  if (!found.ok) {
    // Lists hold cells with two numbers: naming that helps more than "too long".
    const second = found.why === 'long' && typed.slice(0, found.at).trim() !== ''
    if (!second || !parseApprovalNumber(typed.slice(found.at).replace(/^[、,，;；/\s]+/, '')).ok) return found
    return { ...found, why: 'several' }
  }
  const { code, format, field, wrong } = found
  const letter = field.letter as ApprovalLetter
  if (field.origin !== '' && !'HZS'.includes(letter)) return wrong('origin', 'class')
  const imported = format === 'registration' || field.origin === 'J' || letter === 'J'
  if (format === 'registration' || field.origin !== '') {
    const year = Number(field.digits.slice(0, 4))
    if (year < 1980 || year > 2099) return wrong('digits', 'year')
  } else if (!isDomesticPrefix(field.digits.slice(0, 2))) return wrong('digits', 'prefix', PREFIXES)
  return {
    ok: true,
    code,
    letter,
    kind: KINDS[letter],
    origin: field.origin === 'C' ? 'hong_kong_macao_taiwan' : imported ? 'imported' : 'domestic',
    form: format,
    bulk: field.bulk !== '',
    digits: field.digits,
  }
}

const PREFIXES = { zh: '10、19、20 或省级行政区划代码', en: '10, 19, 20 or the code of a province' }

/** 10 (ministry of health), 19 and 20 (state authority, by year), or a province that approved before 2002. */
const isDomesticPrefix = (prefix: string): boolean =>
  prefix === '10' || prefix === '19' || prefix === '20' || isProvinceCode(prefix)

/** A number in today's format, for products marked as demo data. */
export function makeApprovalNumber(
  random: Random,
  of: { letter: 'H' | 'Z' | 'S'; year: number; imported?: boolean },
): string {
  return `国药准字${of.letter}${of.imported ? 'J' : ''}${of.year}${padded(1 + random(9_999), 4)}`
}
