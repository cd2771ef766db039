import {
  type Ctx,
  daysBetween,
  decodeKey,
  limitOf,
  NotFound,
  pageOf,
  permit,
  plusDays,
} from '@yaolian/kernel'
import { leafletsOf, listRequests, readRequest } from './change.sql.ts'
import { expiringProducts } from './depth.sql.ts'

/** How long before its end a registration is spoken of: renewal is applied for six months before (药品注册管理办法 §84). */
const EXPIRY_WARNING_DAYS = 180

type ListGiven = { limit?: string; after?: string }

/** Change requests, newest first; those that wait where no state is asked for. */
export async function listChanges(ctx: Ctx, query: ListGiven & { 'f.state'?: string; 'f.product'?: string }) {
  permit(ctx, 'catalogue.product.read')
  const limit = limitOf(query)
  const [before] = (decodeKey(query.after, 1) ?? [null]) as [string | null]
  const rows = await listRequests(ctx, {
    states: query['f.state']?.split(',') ?? ['open', 'approved'],
    product: query['f.product'] ?? null,
    before,
    limit: limit + 1,
  })
  return pageOf(
    rows.map(({ askedBy, ...row }) => ({
      ...row,
      askedByMe: askedBy !== null && askedBy === ctx.actor.userId,
    })),
    limit,
    row => [row.requestId],
  )
}

/** One request with what stood there and what would stand there. */
export async function readChange(ctx: Ctx, requestId: string) {
  permit(ctx, 'catalogue.product.read')
  const found = await readRequest(ctx, { id: requestId })
  if (!found) throw new NotFound('change')
  const { askedBy, ...row } = found
  return { ...row, askedByMe: askedBy !== null && askedBy === ctx.actor.userId }
}

export async function readLeaflets(ctx: Ctx, productId: string) {
  permit(ctx, 'catalogue.product.read')
  return { leaflets: await leafletsOf(ctx, { product: productId }) }
}

/** Products whose registration ends within half a year or has ended, nearest first. */
export async function listExpiring(ctx: Ctx, query: ListGiven) {
  permit(ctx, 'catalogue.product.read')
  const limit = limitOf(query)
  const [lastDay, lastId] = (decodeKey(query.after, 2) ?? [null, null]) as [string | null, string | null]
  const rows = await expiringProducts(ctx, {
    before: plusDays(ctx.today, EXPIRY_WARNING_DAYS),
    lastDay,
    lastId,
    limit: limit + 1,
  })
  return pageOf(
    rows.map(row => ({ ...row, daysLeft: daysBetween(ctx.today, row.approvalTo) })),
    limit,
    row => [row.approvalTo, row.productId],
  )
}
