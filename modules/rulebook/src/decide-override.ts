import { type Refusal, refuse } from '@yaolian/kernel'
import type { Rule } from '@yaolian/rules'

/** The right that stands for a role named in a rule's `override.roles`. */
const overrideRight = (role: string): string => `rulebook.override.${role}`

/** What somebody wants to pass, and for which subject. */
export type WantedOverride = { ruleId: string; subjectKind: string; subjectId: string }
/** A signature given before under the same override id. */
export type Signature = WantedOverride & { step: number; granted: boolean; byUser: string }
export type SignatureDecided = { step: 1 | 2; granted: boolean }

/**
 * May this person sign, and does the override hold with this signature? Nobody passes a rule that the law leaves
 * to nobody; where two people are wanted the second one must be another, and sign for the same thing.
 */
export function decideOverride(
  rule: Rule | undefined,
  wanted: WantedOverride,
  signed: readonly Signature[],
  by: { userId: string | null; rights: ReadonlySet<string> },
): SignatureDecided | Refusal {
  const facts = { ruleId: wanted.ruleId }
  if (!rule) return refuse('rulebook.unknown_rule', facts)
  const { override } = rule
  if ('never' in override) return refuse('rulebook.never_overridden', facts)
  if (by.userId === null) return refuse('rulebook.person_needed', facts)
  if (!override.roles.some(role => by.rights.has(overrideRight(role)))) {
    return refuse('rulebook.role_needed', { ...facts, roles: override.roles })
  }
  const [first] = signed
  if (!first) return { step: 1, granted: !override.twoPerson }
  if (signed.some(one => one.granted)) return refuse('rulebook.already_granted', facts)
  if (first.byUser === by.userId) return refuse('rulebook.second_person_needed', facts)
  const same =
    first.ruleId === wanted.ruleId &&
    first.subjectKind === wanted.subjectKind &&
    first.subjectId === wanted.subjectId
  return same ? { step: 2, granted: true } : refuse('rulebook.other_override', facts)
}
