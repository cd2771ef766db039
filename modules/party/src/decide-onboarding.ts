import type { LicenceKind, LicenceState, OrganisationKind } from './contract.ts'
import type { OnboardingGap } from './onboarding-contract.ts'

/** Of each list a firm of the kind holds one: what lets it trade, and what lets it exist. */
const NEEDS: Readonly<Record<OrganisationKind, readonly (readonly LicenceKind[])[]>> = {
  manufacturer: [['drug_production'], ['business']],
  mah: [['drug_production'], ['business']],
  distributor: [['drug_wholesale', 'device_class2', 'device_class3'], ['business']],
  chain: [['drug_chain'], ['business']],
  pharmacy: [['drug_retail'], ['business']],
  clinic: [['clinic_filing', 'medical_institution']],
  hospital: [['medical_institution']],
  cdc: [],
  carrier: [['business']],
  funder: [['business']],
  regulator: [],
  platform: [['business']],
}

export type Entered = {
  kind: LicenceKind
  state: LicenceState
  isVerified: boolean
  daysLeft: number
  documents: number
}
type Firm = { kind: OrganisationKind; city: string; detail: string; contact: string; phone: string }

const counts = (licence: Entered): boolean =>
  licence.daysLeft >= 0 && (licence.state === 'valid' || (licence.state === 'locked' && !licence.isVerified))

/** What a firm of this kind has and lacks before it can be handed to quality, and before it may trade. */
export function decideOnboarding(firm: Firm, licences: readonly Entered[]) {
  const running = licences.filter(counts)
  const needs = NEEDS[firm.kind].map(anyOf => {
    const held = running.filter(one => anyOf.includes(one.kind))
    return { anyOf: [...anyOf], has: held.length > 0, verified: held.some(one => one.state === 'valid') }
  })
  const gaps: OnboardingGap[] = []
  if ([firm.city, firm.detail, firm.contact, firm.phone].some(fact => fact.trim() === '')) gaps.push('facts')
  if (needs.some(need => !need.has)) gaps.push('licence')
  // What quality has verified already it has seen; the rest it can judge by scans alone.
  if (running.some(one => !one.isVerified && one.documents === 0)) gaps.push('scan')
  return { needs, gaps, isVerified: needs.every(need => need.verified) }
}
