import { type Ctx, decodeKey, limitOf, pageOf, permit } from '@yaolian/kernel'
import { listOrganisations, readStandings } from '@yaolian/party'
import { countPurchases, countSales, purchases, sales } from './lists.sql.ts'

export type OrderQuery = {
  q?: string
  after?: string
  limit?: string
  'f.state'?: string
  'f.partner'?: string
}

const statesOf = (query: OrderQuery): string[] => query['f.state']?.split(',').filter(Boolean) ?? []

/** Orders of the caller's organisation as seller or as buyer, newest first, with the other side's name. */
export async function listOrders(ctx: Ctx, side: 'seller' | 'buyer', query: OrderQuery) {
  permit(ctx, 'trade.order.read')
  const limit = limitOf(query)
  const key = decodeKey(query.after, 2)
  const q = query.q?.trim() ?? ''
  const byNumber = /^[A-Za-z]{2}\d/.test(q)
  const partners = await partnersFor(ctx, query['f.partner'], byNumber ? '' : q)
  const rows = await (side === 'seller' ? sales : purchases)(ctx, {
    org: ctx.actor.orgId,
    number: byNumber ? q.toUpperCase() : null,
    states: statesOf(query),
    partners: partners ?? [],
    anyPartner: partners === null,
    at: key ? String(key[0]) : null,
    id: key ? String(key[1]) : null,
    limit: limit + 1,
  })
  const page = pageOf(rows, limit, row => [row.placedAt, row.orderId])
  const standings = await readStandings(
    ctx,
    page.rows.map(row => row.partnerId),
  )
  return {
    rows: page.rows.map(row => ({ ...row, partnerName: standings.get(row.partnerId)?.name ?? '' })),
    next: page.next,
  }
}

/** Null where neither a partner nor a word of a name narrows the list. */
async function partnersFor(ctx: Ctx, partner: string | undefined, words: string): Promise<string[] | null> {
  if (partner) return [partner]
  if (!words) return null
  const found = await listOrganisations(ctx, { q: words, limit: '200' })
  return found.rows.map(row => row.orgId)
}

const EXACT_MAX = 10_000

export async function countOrders(ctx: Ctx, side: 'seller' | 'buyer', query: OrderQuery) {
  permit(ctx, 'trade.order.read')
  const of = side === 'seller' ? countSales : countPurchases
  const { count } = await of(ctx, { org: ctx.actor.orgId, states: statesOf(query) })
  return { count: Math.min(count, EXACT_MAX), exact: count <= EXACT_MAX }
}
