import { plusDays, type Refusal, refuse } from '@yaolian/kernel'
import type { Rule } from '@yaolian/rules'

/** The right that stands for a role named in a rule's `override.roles`. */
const overrideRight = (role: string): string => `rulebook.override.${role}`

/** Longest time that a rule is passed for; then people look again. */
const OVERRIDE_DAYS_MAX = 90

/** What somebody wants to pass: one rule, between two firms, for one product or (null) all, until a day. */
export type WantedOverride = {
  ruleId: string
  buyerOrgId: string
  productId: string | null
  validTo: string
}
/** A signature given before under the same override id. */
export type Signature = Omit<WantedOverride, 'buyerOrgId' | 'validTo'> & {
  buyerOrgId: string | null
  validTo: string | null
  version: number
  step: number
  granted: boolean
  byUser: string
  ended: boolean
}
export type SignatureDecided = { step: 1 | 2; granted: boolean }
type Signer = { userId: string | null; rights: ReadonlySet<string> }

/** Work that the same person may not do as well: whoever trades the order does not pass its rules. */
const TRADES = ['trade.order.place', 'trade.order.confirm', 'trade.order.ship']

/**
 * May this person sign, and does the override hold with this signature? Nobody passes a rule that the law leaves
 * to nobody; where two people are wanted the second one must be another, and sign for the same thing. Who trades
 * does not sign.
 */
export function decideOverride(
  rule: Rule | undefined,
  wanted: WantedOverride,
  signed: readonly Signature[],
  by: Signer,
  today: string,
): SignatureDecided | Refusal {
  const facts = { ruleId: wanted.ruleId }
  if (!rule) return refuse('rulebook.unknown_rule', facts)
  if ('never' in rule.override) return refuse('rulebook.never_overridden', facts)
  const { roles, twoPerson } = rule.override
  const wrong = refuseSigner(roles, by, facts) ?? refuseDays(wanted.validTo, today)
  if (wrong) return wrong
  const [first] = signed
  if (!first) return { step: 1, granted: !twoPerson }
  if (first.ended) return refuse('rulebook.override_ended', facts)
  if (signed.some(one => one.granted)) return refuse('rulebook.already_granted', facts)
  if (first.byUser === by.userId) return refuse('rulebook.second_person_needed', facts)
  const same =
    first.ruleId === wanted.ruleId &&
    first.version === rule.version &&
    first.buyerOrgId === wanted.buyerOrgId &&
    first.productId === wanted.productId &&
    first.validTo === wanted.validTo
  return same ? { step: 2, granted: true } : refuse('rulebook.other_override', facts)
}

function refuseSigner(roles: readonly string[], by: Signer, facts: { ruleId: string }): Refusal | null {
  if (by.userId === null) return refuse('rulebook.person_needed', facts)
  if (!roles.some(role => by.rights.has(overrideRight(role))))
    return refuse('rulebook.role_needed', { ...facts, roles })
  return TRADES.some(right => by.rights.has(right)) ? refuse('rulebook.signer_trades', facts) : null
}

function refuseDays(validTo: string, today: string): Refusal | null {
  if (validTo < today) return refuse('rulebook.override_past', { validTo })
  const latest = plusDays(today, OVERRIDE_DAYS_MAX)
  return validTo > latest ? refuse('rulebook.override_too_long', { validTo, latest }) : null
}
