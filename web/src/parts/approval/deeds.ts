import type { RelationDetail } from './wire.ts'

type What =
  | 'submit'
  | 'withdraw'
  | 'again'
  | 'review'
  | 'approve'
  | 'return'
  | 'reject'
  | 'suspend'
  | 'resume'
export type Deed = {
  what: What
  /** Who signs it: each has rights and a route of its own. */
  as: 'asker' | 'reviewer' | 'approver'
  main?: boolean
}

const rightOf = {
  asker: 'party.relation.request',
  reviewer: 'party.relation.review',
  approver: 'party.relation.approve',
} as const

/** What may be done in each state, and by whom; the server has the same table and the last word. */
const table: Readonly<Record<RelationDetail['state'], readonly Deed[]>> = {
  draft: [
    { what: 'submit', as: 'asker', main: true },
    { what: 'withdraw', as: 'asker' },
  ],
  returned: [
    { what: 'submit', as: 'asker', main: true },
    { what: 'withdraw', as: 'asker' },
  ],
  pending: [
    { what: 'review', as: 'reviewer', main: true },
    { what: 'return', as: 'reviewer' },
    { what: 'reject', as: 'reviewer' },
    { what: 'withdraw', as: 'asker' },
  ],
  reviewed: [
    { what: 'approve', as: 'approver', main: true },
    { what: 'return', as: 'approver' },
    { what: 'reject', as: 'approver' },
    { what: 'withdraw', as: 'asker' },
  ],
  approved: [
    { what: 'suspend', as: 'reviewer' },
    { what: 'suspend', as: 'approver' },
  ],
  suspended: [{ what: 'resume', as: 'approver', main: true }],
  lapsed: [{ what: 'again', as: 'asker', main: true }],
  rejected: [{ what: 'again', as: 'asker', main: true }],
  withdrawn: [{ what: 'again', as: 'asker', main: true }],
}

/** A "no" is explained to whom it stops; the server refuses one without a reason. */
export const needsReason = (what: What): boolean => ['return', 'reject', 'suspend'].includes(what)

type File = Pick<RelationDetail, 'state' | 'direction' | 'requestedBy' | 'reviewedBy' | 'decidedBy'>

/** Whether this person has put a signature under the file that keeps the deed from them. */
function signedBefore(what: What, file: File, userId: string): boolean {
  if (what === 'review') return file.requestedBy === userId
  if (what === 'approve') return [file.requestedBy, file.reviewedBy].includes(userId)
  if (what === 'resume') return [file.requestedBy, file.reviewedBy, file.decidedBy].includes(userId)
  return false
}

/** The deeds open to this person, and whether there are some that only a colleague may do. */
export function deedsOf(
  file: File,
  userId: string,
  can: (right: string) => boolean,
): { open: Deed[]; othersOnly: boolean } {
  // Products are asked for anew in a file of their own.
  const mine = table[file.state].filter(
    deed => can(rightOf[deed.as]) && !(deed.what === 'again' && file.direction === 'product'),
  )
  const open = mine.filter(deed => !signedBefore(deed.what, file, userId))
  return { open, othersOnly: open.length < mine.length }
}
