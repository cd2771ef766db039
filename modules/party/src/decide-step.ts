import { type Refusal, refuse } from '@yaolian/kernel'
import type { LicenceState } from './contract.ts'
import { afterStep, type LicenceStep } from './licence-states.ts'

/** A licence as far as a step depends on it. */
export type Judged = {
  state: string
  stateReason: string
  validTo: string
  verifiedAt: string | null
  addedBy: string | null
  lockedAt: string | null
  kind: string
  number: string
}
export type StepFacts = {
  today: string
  userId: string | null
  /** Another firm that holds the number, verified. */
  holder: string | null
  /** When the newest scan came; null when there is none. A scan that comes with the step counts as now. */
  newestAt: string | null
}

/** May this step be taken, and where does it lead? */
export function decideStep(licence: Judged, name: LicenceStep, facts: StepFacts): LicenceState | Refusal {
  const { state, validTo, kind, number, verifiedAt } = licence
  const next = afterStep(state as LicenceState, name)
  if (!next || (name === 'return' && verifiedAt !== null))
    return refuse('party.licence_state', { state, step: name })
  if (name === 'check' && validTo < facts.today) return refuse('party.licence_expired', { validTo })
  if (name !== 'unlock') return next
  if (validTo < facts.today) return refuse('party.licence_expired', { validTo })
  if (facts.holder) return refuse('party.licence_number_taken', { kind, number })
  if (verifiedAt === null) {
    return licence.addedBy === facts.userId && facts.userId !== null ? refuse('party.same_person', {}) : next
  }
  // GSP annex 2: what was locked stays so until the basic data are new; the papers of before prove nothing.
  const isNew = facts.newestAt !== null && licence.lockedAt !== null && facts.newestAt > licence.lockedAt
  return isNew ? next : refuse('party.unlock_needs_document', {})
}
