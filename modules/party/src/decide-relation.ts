import { type Refusal, refuse } from '@yaolian/kernel'
import type { PartyFacts } from '@yaolian/rulebook/contract'
import type { RelationState, RelationStepName } from './contract.ts'
import { RELATION_STEPS, type Signer } from './relation-states.ts'

export type Decision = { step: RelationStepName; reason?: string; validTo?: string }
export type RelationFacts = {
  relationId: string
  state: RelationState
  requestedBy: string
  reviewedBy: string | null
  decidedBy: string | null
  /** Who takes the step now. */
  userId: string
  today: string
  partner: { state: string; facts: PartyFacts } | null
}

/** The state after a step, or why not. Papers are judged apart: `decidePapers`. */
export function decideRelation(decision: Decision, facts: RelationFacts): RelationState | Refusal {
  const { step: name, reason, validTo } = decision
  const { relationId, state } = facts
  const step = RELATION_STEPS[name]
  if (!step.from.includes(state)) return refuse('party.relation_state', { relationId, state, step: name })
  if (step.reason && !reason?.trim()) return refuse('party.reason_missing', { step: name })
  const signed: Record<Signer, string | null> = {
    asker: facts.requestedBy,
    reviewer: facts.reviewedBy,
    decider: facts.decidedBy,
  }
  const clash = step.apartFrom.find(signer => signed[signer] === facts.userId)
  if (clash) return refuse('party.same_person', { relationId, signed: clash })
  if (step.to !== 'approved' && name !== 'review') return step.to
  if (validTo !== undefined && validTo < facts.today) return refuse('party.approval_ends', { validTo })
  if (facts.partner?.state !== 'active') return refuse('party.partner_closed', { relationId })
  if (!hasRunningLicence(facts.partner.facts, facts.today))
    return refuse('party.partner_unlicensed', { relationId, orgId: facts.partner.facts.orgId })
  return step.to
}

// A business licence (营业执照) lets a firm exist; it takes another one to make, trade or give medicines.
const hasRunningLicence = (party: PartyFacts, today: string): boolean =>
  party.licences.some(
    l => l.kind !== 'business' && l.state === 'valid' && l.validFrom <= today && today <= l.validTo,
  )
