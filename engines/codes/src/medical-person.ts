import { alphanumeric } from './char-set.ts'
import { digits, type Parsed, read, wrongAt } from './format.ts'
import { makeIdentityNumber, parseIdentityNumber } from './identity-number.ts'
import { type Random, randomDigits } from './random.ts'
import { isProvinceCode } from './region.ts'
import { tidy } from './tidy.ts'

/**
 * Number of a practising physician's certificate (医师执业证书编码), 15 digits. Public descriptions disagree about the inner
 * parts, so length and digits are all that is judged. No check digit.
 */
export const parsePhysicianLicence = (typed: string): Parsed<{ digits: string }> => {
  const found = read(typed, [digits('digits', 15)])
  return found.ok ? { ok: true, code: found.code, digits: found.code } : found
}

export const makePhysicianLicence = (random: Random): string => randomDigits(random, 15)

export type PhysicianQualification = {
  year: number
  province: string
  level: string
  category: string
  identity: string
}

const HEAD = [digits('year', 4), digits('province', 2), digits('level', 1), digits('category', 2)] as const

/**
 * Number of a physician's qualification (医师资格证书编码), 27 characters or 24: year 4, province 2, level 1, category 2,
 * identity number of 18 or 15, which must fit in itself (second-hand).
 */
export function parsePhysicianQualification(typed: string): Parsed<PhysicianQualification> {
  const { text, at } = tidy(typed)
  const head = read(text.slice(0, 9), HEAD)
  if (!head.ok) return { ...head, at: at[head.at] ?? typed.length }
  const { field } = head
  const year = Number(field.year)
  if (year < 1998 || year > 2099) return wrongAt(at[0] ?? 0, 'year')
  if (!isProvinceCode(field.province)) return wrongAt(at[4] ?? 0, 'region')
  const identity = parseIdentityNumber(text.slice(9))
  if (!identity.ok)
    return {
      ...identity,
      at: at[9 + identity.at] ?? typed.length,
      why: identity.why === 'empty' ? 'short' : identity.why,
    }
  const { level, category, province } = field
  return { ok: true, code: text, year, province, level, category, identity: identity.code }
}

export const makePhysicianQualification = (random: Random): string =>
  `200942110${makeIdentityNumber(random, { region: '420106', bornOn: '1980-05-17' })}`

/**
 * Registration of a pharmacist (执业药师注册证): 8 to 20 letters and digits. There is no public rule; check it in the
 * register and keep name, unit and expiry.
 */
export const parsePharmacistLicence = (typed: string): Parsed<{ text: string }> => {
  const found = read(typed, [{ name: 'text', chars: alphanumeric, min: 8, max: 20 }])
  return found.ok ? { ok: true, code: found.code, text: found.code } : found
}

export const makePharmacistLicence = (random: Random): string => `4222${randomDigits(random, 8)}`
