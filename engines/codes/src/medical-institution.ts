import { alphanumeric, among, capital } from './char-set.ts'
import { organisationCheck } from './check-digit.ts'
import { digits, one, type Parsed, read } from './format.ts'
import { padded, pick, pickChar, type Random, randomDigits } from './random.ts'
import { isProvinceCode } from './region.ts'

export type MedicalInstitution = {
  organisationCode: string
  region: string
  kind: string
  serial: string
  /** Kind D: 门诊部 and 诊所; since 2022-12-20 clinics are filed (备案), no longer licensed. */
  clinic: boolean
}

const MEDICAL_FORMAT = [
  { name: 'organisationCode', chars: alphanumeric, min: 8, max: 8 },
  { name: 'dash', words: ['-', '—', '–'], optional: true },
  one('check', among('0123456789X', { zh: '数字或 X', en: 'a digit or X' })),
  digits('region', 6),
  digits('ownership', 2),
  one('kind', capital),
  digits('serial', 4),
] as const

/**
 * Registration number of a medical institution (医疗机构执业许可证登记号) and of a filed clinic (诊所备案凭证), 22 characters:
 * organisation code 9, region 6, ownership 2, kind one letter (D: out-patient department, clinic), serial 4 (not
 * verified; for clinics after 诊所备案管理暂行办法, 2022, the authorities kept the number's shape as far as seen). The
 * organisation code must carry its own check digit; a hyphen before that is dropped.
 */
export function parseMedicalInstitution(typed: string): Parsed<MedicalInstitution> {
  const found = read(typed, MEDICAL_FORMAT)
  if (!found.ok) return found
  const { field, wrong } = found
  const check = organisationCheck(field.organisationCode)
  if (check !== field.check) return wrong('check', 'check', check)
  if (!isProvinceCode(field.region.slice(0, 2))) return wrong('region', 'region')
  const { region, kind, serial, ownership } = field
  const organisationCode = field.organisationCode + field.check
  const code = `${organisationCode}${region}${ownership}${kind}${serial}`
  return { ok: true, code, organisationCode, region, kind, serial, clinic: kind === 'D' }
}

export function makeMedicalInstitution(random: Random, region: string): string {
  const organisation = `${pickChar(random, 'MP')}${pickChar(random, 'ADY')}${randomDigits(random, 6)}`
  const kind = pick(random, ['A', 'B', 'D'])
  const serial = padded(1 + random(9_999), 4)
  return `${organisation}${organisationCheck(organisation)}${region}12${kind}${serial}`
}
