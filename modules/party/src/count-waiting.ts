import { type Ctx, permit } from '@yaolian/kernel'
import type { RelationKind, RelationState } from './contract.ts'
import { waitingOf } from './relation.sql.ts'

/** What each right's holder has to do next: papers to finish, to review, to approve. */
const MINE: readonly (readonly [string, readonly RelationState[]])[] = [
  ['party.relation.request', ['draft', 'returned', 'lapsed']],
  ['party.relation.review', ['pending']],
  ['party.relation.approve', ['reviewed']],
]

/** How many first-business files wait for the actor, by what they are about. */
export async function countWaiting(ctx: Ctx): Promise<Record<RelationKind, number>> {
  permit(ctx, 'party.relation.read')
  const states = MINE.flatMap(([right, own]) => (ctx.actor.rights.has(right) ? own : []))
  const rows = await waitingOf(ctx, { org: ctx.actor.orgId, states })
  const counts = { supplier: 0, customer: 0, product: 0 }
  for (const row of rows) counts[row.direction as RelationKind] += row.files
  return counts
}
