import { alphanumeric, among } from './char-set.ts'
import { organisationCheck, USCC_ALPHABET, usccCheck } from './check-digit.ts'
import { digits, one, type Parsed, read } from './format.ts'
import { pickChar, type Random, randomDigits } from './random.ts'
import { isProvinceCode } from './region.ts'

export type Uscc = {
  /** Registering department (登记管理部门): 9 is market supervision, 1 the staffing office, 5 civil affairs … */
  department: string
  /** Kind of body within the department, e.g. 91 a company. */
  kind: string
  /** GB/T 2260 region of the registration; 100000 is the state itself. */
  region: string
  organisationCode: string
  /** The organisation code's own check digit fits too. Codes in use exist where it doesn't: no reason to refuse. */
  organisationCodeFits: boolean
}

const letter = among(USCC_ALPHABET, {
  zh: '数字或大写字母（不含 I、O、S、V、Z）',
  en: 'a digit or a capital letter other than I, O, S, V, Z',
})

const FORMAT = [
  one('department', letter),
  one('kind', letter),
  digits('region', 6),
  { name: 'organisationCode', chars: letter, min: 9, max: 9 },
  one('check', letter),
] as const

/** Unified social credit code (统一社会信用代码), 18 characters, GB 32100-2015. */
export function parseUscc(typed: string): Parsed<Uscc> {
  const found = read(typed, FORMAT)
  if (!found.ok) return found
  const { code, field, wrong } = found
  const province = field.region.slice(0, 2)
  if (province !== '10' && !isProvinceCode(province)) return wrong('region', 'region')
  const check = usccCheck(code)
  if (check !== field.check) return wrong('check', 'check', check)
  const { department, kind, region, organisationCode } = field
  const organisationCodeFits = organisationCheck(organisationCode) === organisationCode[8]
  return { ok: true, code, department, kind, region, organisationCode, organisationCodeFits }
}

/** A valid code for an invented firm: a company (91) registered in the region (six digits of GB/T 2260). */
export function makeUscc(random: Random, region: string): string {
  const body = `91${region}${makeOrganisationCode(random)}`
  return body + usccCheck(body)
}

const ORGANISATION_FORMAT = [
  { name: 'body', chars: alphanumeric, min: 8, max: 8 },
  { name: 'dash', words: ['-', '—', '–'], optional: true },
  one('check', among('0123456789X', { zh: '数字或 X', en: 'a digit or X' })),
] as const

/**
 * Organisation code (组织机构代码), eight characters and a check digit, written with or without a hyphen; GB 11714-1997.
 * Inside a credit code since 2015, alone on older licences and in the numbers of medical institutions.
 */
export function parseOrganisationCode(typed: string): Parsed<{ body: string }> {
  const found = read(typed, ORGANISATION_FORMAT)
  if (!found.ok) return found
  const { field, wrong } = found
  const check = organisationCheck(field.body)
  if (check !== field.check) return wrong('check', 'check', check)
  return { ok: true, code: field.body + field.check, body: field.body }
}

export function makeOrganisationCode(random: Random): string {
  const body = `${pickChar(random, 'MN')}A${randomDigits(random, 6)}`
  return body + organisationCheck(body)
}
