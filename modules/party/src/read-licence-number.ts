import {
  type Both,
  type Parsed,
  parseDeviceBusiness,
  parseDrugBusinessLicence,
  parseDrugProductionLicence,
  parseMedicalInstitution,
  parseUscc,
  provinceOfCode,
  provinceOfShort,
  sayWrong,
} from '@yaolian/codes'
import type { LicenceKind, OrganisationKind } from '@yaolian/rulebook/contract'

/** What a licence number says of itself; what its format doesn't hold is left out. */
export type NumberRead = {
  /** As the server compares it: half-width, upper case, no spaces. */
  code: string
  /** 湖北, Hubei: the province that issued it. */
  province?: Both
  year?: number
  /** Kinds of licence that carry such a number. */
  kinds: readonly LicenceKind[]
}
export type NumberFault = { at: number; why: Both }

type Reader = (typed: string) => NumberRead | NumberFault
const CLASSES: Record<string, readonly LicenceKind[]> = {
  wholesale: ['drug_wholesale'],
  chain: ['drug_chain'],
  chain_store: ['drug_retail'],
  single_store: ['drug_retail'],
}

function reader<T>(
  parse: (typed: string) => Parsed<T>,
  tell: (found: T) => Omit<NumberRead, 'code'>,
): Reader {
  return typed => {
    const found = parse(typed)
    if (!found.ok) return { at: found.at, why: sayWrong(found) }
    return { code: found.code, ...tell(found) }
  }
}

const place = (province: Both | undefined): { province?: Both } =>
  province ? { province: { zh: province.zh, en: province.en } } : {}

const drugBusiness = reader(parseDrugBusinessLicence, ({ province, mode }) => ({
  ...place(provinceOfShort(province)),
  kinds: CLASSES[mode] ?? [],
}))
const deviceBusiness = reader(parseDeviceBusiness, ({ province, kind, year }) => ({
  ...place(provinceOfShort(province)),
  year,
  kinds: kind === 'filing' ? ['device_class2'] : ['device_class3'],
}))

const READERS: Partial<Record<LicenceKind, Reader>> = {
  drug_wholesale: drugBusiness,
  drug_chain: drugBusiness,
  drug_retail: drugBusiness,
  drug_production: reader(parseDrugProductionLicence, ({ province, year }) => ({
    ...place(provinceOfShort(province)),
    year,
    kinds: ['drug_production'],
  })),
  device_class2: deviceBusiness,
  device_class3: deviceBusiness,
  medical_institution: reader(parseMedicalInstitution, ({ region }) => ({
    ...place(provinceOfCode(region)),
    kinds: ['medical_institution'],
  })),
  business: reader(parseUscc, ({ region }) => ({ ...place(provinceOfCode(region)), kinds: ['business'] })),
}

/** Reads the number of a licence of this kind; null where its format is nowhere laid down (诊所备案). */
export const readLicenceNumber = (kind: LicenceKind, typed: string): NumberRead | NumberFault | null =>
  READERS[kind]?.(typed) ?? null

export const isNumberRead = (found: NumberRead | NumberFault | null): found is NumberRead =>
  found !== null && 'code' in found

/** Kinds of firm that hold a kind of licence as a matter of course; others are asked to look again. */
const HOLDERS: Partial<Record<LicenceKind, readonly OrganisationKind[]>> = {
  drug_production: ['manufacturer', 'mah'],
  drug_wholesale: ['distributor'],
  drug_chain: ['chain'],
  drug_retail: ['pharmacy', 'chain'],
  medical_institution: ['clinic', 'hospital'],
  clinic_filing: ['clinic'],
}

export type NumberWarning = 'province' | 'numberKind' | 'holderKind' | 'uscc'

/** What doesn't go together: the number, the kind of licence that was chosen, and the firm. Warns, never refuses. */
export function licenceWarnings(
  given: { kind: LicenceKind; number: string },
  firm: { kind: OrganisationKind; province: string; uscc: string | null },
): NumberWarning[] {
  const { kind, number } = given
  const read = readLicenceNumber(kind, number)
  const warnings: NumberWarning[] = []
  if (isNumberRead(read)) {
    if (read.province && !firm.province.startsWith(read.province.zh)) warnings.push('province')
    if (!read.kinds.includes(kind)) warnings.push('numberKind')
    if (kind === 'business' && firm.uscc !== null && read.code !== firm.uscc) warnings.push('uscc')
  }
  if (HOLDERS[kind] && !HOLDERS[kind].includes(firm.kind)) warnings.push('holderKind')
  return warnings
}
