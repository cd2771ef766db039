import { type Ctx, decodeKey, limitOf, pageOf, permit } from '@yaolian/kernel'
import { transferIdsOf } from './account-id.ts'
import type { TransferRow } from './contract.ts'
import { transfersBefore } from './statement.sql.ts'

export type TransferFilter = { documentId?: string; after?: string; limit?: string }

const NIL = '00000000-0000-0000-0000-000000000000'
const MAX = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** The transfers of the actor's organisation, or those of one document; newest document first. */
export async function listTransfers(ctx: Ctx, filter: TransferFilter) {
  permit(ctx, 'ledger.read')
  const limit = limitOf(filter)
  const range = filter.documentId ? transferIdsOf(filter.documentId) : { first: NIL, last: MAX }
  const [after] = (decodeKey(filter.after, 1) ?? []) as string[]
  const rows = await transfersBefore(ctx, {
    org: ctx.actor.orgId,
    first: range.first,
    before: after ?? range.last,
    document: filter.documentId ?? null,
    limit: limit + 1,
  })
  return pageOf(rows as TransferRow[], limit, row => [row.transferId])
}
