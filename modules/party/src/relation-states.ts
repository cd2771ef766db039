import type { RelationState, RelationStepName } from './contract.ts'

type Step = {
  from: readonly RelationState[]
  to: RelationState
  /** Any one of these rights lets somebody take the step. */
  rights: readonly string[]
  /** Signed by somebody who did none of these for the same file. */
  apartFrom: readonly Signer[]
  /** A "no" is explained to whom it stops. */
  reason: boolean
}
/** Who signed what before: asked, reviewed, decided last (for a suspended file: who suspended it). */
export type Signer = 'asker' | 'reviewer' | 'decider'

const ASK = ['party.relation.request']
const REVIEW = ['party.relation.review']
const APPROVE = ['party.relation.approve']
const EITHER = [...REVIEW, ...APPROVE]

/**
 * The life of a first-business file (首营审批): asked with papers, reviewed by the quality department, approved by
 * the quality head, three different people. Drawn in the README.
 */
export const RELATION_STEPS: Readonly<Record<RelationStepName, Step>> = {
  submit: { from: ['draft', 'returned'], to: 'pending', rights: ASK, apartFrom: [], reason: false },
  review: { from: ['pending'], to: 'reviewed', rights: REVIEW, apartFrom: ['asker'], reason: false },
  approve: {
    from: ['reviewed'],
    to: 'approved',
    rights: APPROVE,
    apartFrom: ['asker', 'reviewer'],
    reason: false,
  },
  return: { from: ['pending', 'reviewed'], to: 'returned', rights: EITHER, apartFrom: [], reason: true },
  reject: { from: ['pending', 'reviewed'], to: 'rejected', rights: EITHER, apartFrom: [], reason: true },
  withdraw: {
    from: ['draft', 'pending', 'reviewed', 'returned'],
    to: 'withdrawn',
    rights: ASK,
    apartFrom: [],
    reason: false,
  },
  suspend: { from: ['approved'], to: 'suspended', rights: EITHER, apartFrom: [], reason: true },
  resume: {
    from: ['suspended'],
    to: 'approved',
    rights: APPROVE,
    apartFrom: ['asker', 'reviewer', 'decider'],
    reason: false,
  },
}

/** A file that ended is asked for again under its old id; `lapsed`: the partner's papers are no longer those approved. */
export const ASKED_AGAIN: ReadonlySet<RelationState> = new Set(['rejected', 'withdrawn', 'lapsed'])
/** Papers are put in and taken out while the asker has the file. */
export const PAPERS_OPEN: ReadonlySet<RelationState> = new Set(['draft', 'returned'])
/** Steps that stand on the papers: every one that the kind of partner needs must be there and running. */
export const NEEDS_PAPERS: ReadonlySet<RelationStepName> = new Set(['submit', 'review', 'approve', 'resume'])
