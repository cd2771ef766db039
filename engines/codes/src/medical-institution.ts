import { organisationCheck } from './check-digit.ts'
import { among, capital, digits, type Parsed, read } from './format.ts'
import { padded, pick, pickChar, type Random, randomDigits } from './random.ts'
import { isProvinceCode } from './region.ts'

export type MedicalInstitution = { organisationCode: string; region: string; kind: string; serial: string }

const MEDICAL_FORMAT = [
  { name: 'organisationCode', chars: among('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'), min: 8, max: 8 },
  { name: 'check', chars: among('0123456789X'), min: 1, max: 1 },
  digits('region', 6),
  digits('ownership', 2),
  { name: 'kind', chars: capital, min: 1, max: 1 },
  digits('serial', 4),
] as const

/**
 * Registration number of a medical institution (医疗机构执业许可证登记号), 22 characters: organisation code 9, region 6,
 * ownership 2, kind one letter, serial 4 (not verified). The organisation code must carry its own check digit.
 */
export function parseMedicalInstitution(typed: string): Parsed<MedicalInstitution> {
  const found = read(typed, MEDICAL_FORMAT)
  if (!found.ok) return found
  const { code, field, wrong } = found
  if (organisationCheck(field.organisationCode) !== field.check) return wrong('check', 'check')
  if (!isProvinceCode(field.region.slice(0, 2))) return wrong('region', 'region')
  const { region, kind, serial } = field
  return { ok: true, code, organisationCode: field.organisationCode + field.check, region, kind, serial }
}

export function makeMedicalInstitution(random: Random, region: string): string {
  const organisation = `${pickChar(random, 'MP')}${pickChar(random, 'ADY')}${randomDigits(random, 6)}`
  const kind = pick(random, ['A', 'B', 'D'])
  const serial = padded(1 + random(9_999), 4)
  return `${organisation}${organisationCheck(organisation)}${region}12${kind}${serial}`
}
