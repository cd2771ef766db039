import { type Refusal, refuse } from '@yaolian/kernel'
import type { LicenceKind, LicenceState, NewLicence } from './contract.ts'

/** Kinds whose text always names classes of goods; the others allow a firm to exist or to treat patients. */
const NAMES_SCOPE: ReadonlySet<LicenceKind> = new Set([
  'drug_production',
  'drug_wholesale',
  'drug_chain',
  'drug_retail',
  'device_class2',
  'device_class3',
])

export type EntryFacts = {
  /** State of the organisation that holds it; null when there is none. */
  organisation: string | null
  /** A licence of this id exists already. */
  idTaken: boolean
  /** The organisation that holds this number with a verified licence, other than one this licence renews. */
  numberHolder: string | null
  today: string
  /** Whoever enters it is a quality department that has seen the document. */
  verifies: boolean
}
export type Entry = { state: LicenceState; reason: '' | 'unverified' | 'expired' }

/** May a licence be entered, and in which state? What its holder enters stays locked until quality has seen it. */
export function decideEntry(given: NewLicence, facts: EntryFacts): Entry | Refusal {
  if (facts.organisation === null) return refuse('party.organisation_unknown', { orgId: given.orgId })
  if (facts.organisation === 'closed') return refuse('party.organisation_closed', { orgId: given.orgId })
  if (facts.idTaken) return refuse('party.licence_exists', { licenceId: given.licenceId })
  const { number, validFrom, validTo, scope, kind } = given
  if (validFrom > validTo) return refuse('party.licence_dates', { validFrom, validTo })
  if (scope.length === 0 && NAMES_SCOPE.has(kind)) return refuse('party.licence_scope_empty', { kind })
  if (facts.numberHolder) return refuse('party.licence_number_taken', { kind, number })
  if (!facts.verifies) return { state: 'locked', reason: 'unverified' }
  if (validTo < facts.today) return { state: 'locked', reason: 'expired' }
  return { state: 'valid', reason: '' }
}
