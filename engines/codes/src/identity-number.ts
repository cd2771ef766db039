import { among, digit } from './char-set.ts'
import { identityCheck } from './check-digit.ts'
import { dayOf } from './day.ts'
import { digits, one, type Parsed, readFirst } from './format.ts'
import { pick, type Random, randomDigits } from './random.ts'
import { isProvinceCode } from './region.ts'

export type IdentityNumber = {
  /** foreigner: permanent resident's card of 2023 (begins with 9). */
  kind: 'resident' | 'resident_15' | 'foreigner'
  /** Region of the first registration; of a foreigner the province where he applied. */
  region: string
  bornOn: string
  sex: 'male' | 'female'
}

const last = one('check', among('0123456789X', { zh: '数字或 X', en: 'a digit or X' }))
const FORMATS = {
  of_18: [
    one('first', among('123456789', digit)),
    digits('region', 5),
    digits('born', 8),
    digits('order', 3),
    last,
  ],
  of_15: [
    one('first', among('12345678', digit)),
    digits('region', 5),
    digits('born', 6),
    digits('order', 3),
    { name: 'check', words: [''] },
  ],
} as const

/**
 * Number of a Chinese identity card, 18 characters with a check character (GB 11643-1999) or the 15 digits of before,
 * which have none and mean births of 1900–1999. A number that begins with 9 is a foreign permanent resident's (2023:
 * 9, province 2, nationality 3, birth 8, order 3, check; second-hand). A right number says nothing about a person.
 */
export function parseIdentityNumber(typed: string): Parsed<IdentityNumber> {
  const found = readFirst(typed, FORMATS)
  if (!found.ok) return found
  const { code, field, wrong, format } = found
  const foreigner = format === 'of_18' && field.first === '9'
  const province = foreigner ? field.region.slice(0, 2) : field.first + field.region[0]
  // 83 is given to residents of Taiwan who live on the mainland.
  if (!isProvinceCode(province) && province !== '83') return wrong('first', 'region')
  const bornOn = dayOf(format === 'of_15' ? `19${field.born}` : field.born)
  const [from, to] = ['1850', '2099']
  if (bornOn === null || bornOn < from || bornOn > to) return wrong('born', 'date', BIRTH)
  const check = format === 'of_18' ? identityCheck(code) : ''
  if (check !== field.check) return wrong('check', 'check', check)
  return {
    ok: true,
    code,
    kind: foreigner ? 'foreigner' : format === 'of_18' ? 'resident' : 'resident_15',
    region: foreigner ? province : field.first + field.region,
    bornOn,
    sex: Number(field.order[2]) % 2 === 1 ? 'male' : 'female',
  }
}

const BIRTH = { zh: '出生年月日', en: 'a date of birth' }

/** A valid number of an invented person, for tests. `bornOn`: 'YYYY-MM-DD'. */
export function makeIdentityNumber(random: Random, of: { region: string; bornOn: string }): string {
  const body = of.region + of.bornOn.replaceAll('-', '') + randomDigits(random, 3)
  return body + identityCheck(body)
}

/** Fifteen digits as before 1999. */
export const makeOldIdentityNumber = (random: Random): string =>
  pick(random, ['110105', '420106']) + pick(random, ['491231', '760229', '850704']) + randomDigits(random, 3)
