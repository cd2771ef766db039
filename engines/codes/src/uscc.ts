import { organisationCheck, USCC_ALPHABET, usccCheck } from './check-digit.ts'
import { among, digits, type Parsed, read } from './format.ts'
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

const FORMAT = [
  { name: 'department', chars: among(USCC_ALPHABET), min: 1, max: 1 },
  { name: 'kind', chars: among(USCC_ALPHABET), min: 1, max: 1 },
  digits('region', 6),
  { name: 'organisationCode', chars: among(USCC_ALPHABET), min: 9, max: 9 },
  { name: 'check', chars: among(USCC_ALPHABET), min: 1, max: 1 },
] as const

/** Unified social credit code (统一社会信用代码), 18 characters, GB 32100-2015. */
export function parseUscc(typed: string): Parsed<Uscc> {
  const found = read(typed, FORMAT)
  if (!found.ok) return found
  const { code, field, wrong } = found
  const province = field.region.slice(0, 2)
  if (province !== '10' && !isProvinceCode(province)) return wrong('region', 'region')
  if (usccCheck(code) !== field.check) return wrong('check', 'check')
  const { department, kind, region, organisationCode } = field
  const organisationCodeFits = organisationCheck(organisationCode) === organisationCode[8]
  return { ok: true, code, department, kind, region, organisationCode, organisationCodeFits }
}

/** A valid code for an invented firm: a company (91) registered in the region (six digits of GB/T 2260). */
export function makeUscc(random: Random, region: string): string {
  const organisation = `${pickChar(random, 'MN')}A${randomDigits(random, 6)}`
  const body = `91${region}${organisation}${organisationCheck(organisation)}`
  return body + usccCheck(body)
}
