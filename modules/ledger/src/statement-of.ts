import { type Ctx, decodeKey, NotFound, pageOf } from '@yaolian/kernel'
import { accountId } from './account-id.ts'
import type { PartyStatement } from './contract.ts'
import { balanceSince, documentsAfter } from './statement.sql.ts'

export type StatementOrder = {
  /** Whose books: the actor's organisation. */
  orgId: string
  partyOrgId: string
  /** `receivable`: what the party owes (1122); `payable`: what is owed to it (2202). */
  side: 'receivable' | 'payable'
  /** Business days, both included. */
  from: string
  to: string
  after?: string
  limit?: number
}

const NIL = '00000000-0000-0000-0000-000000000000'
const DAY_FIRST = '1900-01-01'

/**
 * What stood open on the first day, each document since, what stands open on the last; positive is owed. An account
 * that was never opened gives an empty statement. Throws NotFound for another organisation's books.
 * The caller's own verb has asked for its right.
 */
export async function statementOf(ctx: Ctx, order: StatementOrder): Promise<PartyStatement> {
  if (order.orgId !== ctx.actor.orgId) throw new NotFound('statement')
  const receivable = order.side === 'receivable'
  const key = decodeKey(order.after, 3) as [string, string, string] | null
  const [afterDay, afterDocument, afterCode] = key ?? [DAY_FIRST, NIL, '']
  const place = {
    org: order.orgId,
    account: accountId(order.orgId, receivable ? '1122' : '2202', order.partyOrgId),
    from: order.from,
    to: order.to,
    afterDay,
    afterDocument,
    afterCode,
  }
  const limit = order.limit ?? 200
  const [balance, documents] = await Promise.all([
    balanceSince(ctx, place),
    documentsAfter(ctx, { ...place, limit: limit + 1 }),
  ])
  const owed = (fen: number): number => (receivable ? fen : 0 - fen)
  const now = balance?.nowFen ?? 0
  const openingFen = now - (balance?.sinceFromFen ?? 0)
  let running = key ? now - (balance?.sinceAfterFen ?? 0) : openingFen
  const rows = documents.map(row => {
    running += row.debitFen - row.creditFen
    return { ...row, balanceFen: owed(running) }
  })
  return {
    ...pageOf(rows, limit, row => [row.businessDate, row.documentId, row.code]),
    openingFen: owed(openingFen),
    closingFen: owed(now - (balance?.sinceToFen ?? 0)),
    pendingFen: receivable ? (balance?.pendingFen ?? 0) : 0,
  }
}
