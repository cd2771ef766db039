import type { RelationState, RelationVerdict } from './contract.ts'

/** From which states a verdict may be given and where it leads. A rejected relation is asked for again. */
export const RELATION_STEPS: Readonly<
  Record<RelationVerdict, { from: readonly RelationState[]; to: RelationState }>
> = {
  approve: { from: ['pending'], to: 'approved' },
  reject: { from: ['pending'], to: 'rejected' },
  suspend: { from: ['approved'], to: 'suspended' },
  resume: { from: ['suspended'], to: 'approved' },
}

/** Who may not give which verdict because of what they did before: different people sign. */
export const NEEDS_SECOND_PERSON: ReadonlySet<RelationVerdict> = new Set(['approve', 'resume'])
/** A "no" is explained to whom it stops. */
export const NEEDS_REASON: ReadonlySet<RelationVerdict> = new Set(['reject', 'suspend'])
