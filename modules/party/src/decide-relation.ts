import { type Refusal, refuse } from '@yaolian/kernel'
import type { PartyFacts } from '@yaolian/rulebook/contract'
import type { RelationState, RelationVerdict } from './contract.ts'
import { NEEDS_REASON, NEEDS_SECOND_PERSON, RELATION_STEPS } from './relation-states.ts'

export type Decision = { verdict: RelationVerdict; reason?: string; validTo?: string }
export type RelationFacts = {
  relationId: string
  state: RelationState
  requestedBy: string
  /** Who decides now. */
  userId: string
  today: string
  partner: { state: string; facts: PartyFacts } | null
}

/** The state after a decision, or why not. */
export function decideRelation(decision: Decision, facts: RelationFacts): RelationState | Refusal {
  const { verdict, reason, validTo } = decision
  const { relationId, state } = facts
  const step = RELATION_STEPS[verdict]
  if (!step.from.includes(state)) return refuse('party.relation_state', { relationId, state, verdict })
  if (NEEDS_REASON.has(verdict) && !reason?.trim()) return refuse('party.reason_missing', { verdict })
  if (!NEEDS_SECOND_PERSON.has(verdict)) return step.to
  if (facts.requestedBy === facts.userId) return refuse('party.same_person', { relationId })
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
