import { type Ctx, limitOf, NotFound, permit, plusDays } from '@yaolian/kernel'
import { statementOf } from '@yaolian/ledger'
import { readRelations } from '@yaolian/party'

export type StatementQuery = {
  partnerId: string
  side?: string
  from?: string
  to?: string
  after?: string
  limit?: string
}

const DAYS_DEFAULT = 90

/**
 * What stands between the caller's organisation and one partner, from the caller's own books: what the partner owes
 * as a customer (`receivable`) or what is owed to it as a supplier (`payable`). Both sides' figures are equal,
 * which a proof watches over.
 */
export async function readStatement(ctx: Ctx, query: StatementQuery) {
  permit(ctx, 'trade.statement.read')
  const own = ctx.actor.orgId
  const side = query.side === 'payable' ? ('payable' as const) : ('receivable' as const)
  const pair =
    side === 'receivable'
      ? { sellerOrgId: own, buyerOrgId: query.partnerId }
      : { sellerOrgId: query.partnerId, buyerOrgId: own }
  const relations = await readRelations(ctx, [pair])
  if (relations.length === 0) throw new NotFound('partner')
  return statementOf(ctx, {
    orgId: own,
    partyOrgId: query.partnerId,
    side,
    from: query.from ?? plusDays(ctx.today, -DAYS_DEFAULT),
    to: query.to ?? ctx.today,
    limit: limitOf(query),
    ...(query.after && { after: query.after }),
  })
}
