import { newId } from '@yaolian/kernel'
import type { LicenceKind, NewLicence, NewOrganisation, OrganisationKind } from './contract.ts'

let serial = 0

/** Another valid code at each call: 17 characters counted up, and the check character of GB 32100. */
export function nextUscc(): string {
  const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
  const body = `91420100${String(++serial).padStart(9, '0')}`
  const sum = weights.reduce((total, w, i) => total + w * characters.indexOf(body[i] ?? ''), 0)
  return body + characters[(31 - (sum % 31)) % 31]
}

export const firm = (kind: OrganisationKind, more: Partial<NewOrganisation> = {}): NewOrganisation => ({
  orgId: newId(),
  uscc: nextUscc(),
  name: `武汉试验${kind}${serial}有限公司`,
  kind,
  province: '湖北省',
  city: '武汉市',
  ...more,
})

export const licence = (orgId: string, kind: LicenceKind, more: Partial<NewLicence> = {}): NewLicence => ({
  licenceId: newId(),
  orgId,
  kind,
  number: `鄂${kind}${++serial}`,
  scope: ['chemical', 'antibiotic'],
  issuedBy: '湖北省药品监督管理局',
  validFrom: '2024-03-01',
  validTo: '2029-02-28',
  ...more,
})
