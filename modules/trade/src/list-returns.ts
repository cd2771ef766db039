import { type Ctx, decodeKey, limitOf, pageOf, permit } from '@yaolian/kernel'
import { readStandings } from '@yaolian/party'
import { returnRows } from './lists.sql.ts'

export type ReturnQuery = { after?: string; limit?: string; 'f.state'?: string }

/** What customers want to send back, newest first. */
export async function listReturns(ctx: Ctx, query: ReturnQuery) {
  permit(ctx, 'trade.order.read')
  const limit = limitOf(query)
  const key = decodeKey(query.after, 2)
  const rows = await returnRows(ctx, {
    seller: ctx.actor.orgId,
    states: query['f.state']?.split(',').filter(Boolean) ?? [],
    at: key ? String(key[0]) : null,
    id: key ? String(key[1]) : null,
    limit: limit + 1,
  })
  const page = pageOf(rows, limit, row => [row.requestedAt, row.returnId])
  const standings = await readStandings(
    ctx,
    page.rows.map(row => row.partnerId),
  )
  return {
    rows: page.rows.map(row => ({ ...row, partnerName: standings.get(row.partnerId)?.name ?? '' })),
    next: page.next,
  }
}
