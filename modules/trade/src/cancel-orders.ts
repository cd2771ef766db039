import { type Ctx, permit, type Refusal } from '@yaolian/kernel'
import { applyTransfers, orderCancelled } from '@yaolian/ledger'
import { releaseReservations } from '@yaolian/stock'
import type { StateChanged } from './confirm-orders.ts'
import { type Given, move, ordersOfBuyers, ordersOfSellers, refuseUnlessFits } from './given.ts'
import { afterMove } from './order-state.ts'
import { lapsedOrders, type OrderHead, orderHeads } from './orders.sql.ts'

export type CancelGiven = Given<{ reason: string; side: 'seller' | 'buyer' }>

/** Either side calls orders off before they ship: the goods go back on sale and the claim is released. */
export async function cancelOrders(
  ctx: Ctx,
  given: readonly CancelGiven[],
): Promise<(StateChanged | Refusal)[]> {
  for (const one of given) permit(one, 'trade.order.cancel')
  const heads = new Map([
    ...(await ordersOfSellers(
      ctx,
      given.filter(one => one.side === 'seller'),
    )),
    ...(await ordersOfBuyers(
      ctx,
      given.filter(one => one.side === 'buyer'),
    )),
  ])
  ctx.widen([...heads.values()].map(head => head.buyerOrgId))
  const decided = given.map(one => {
    const head = heads.get(one.orderId)!
    return { one, head, refusal: refuseUnlessFits(head, one.side, 'cancel') }
  })
  const accepted = decided.filter(({ refusal }) => refusal === null)
  await endOrders(
    ctx,
    'cancel',
    accepted.map(({ head }) => head),
  )
  for (const { one, head } of accepted)
    ctx.record({
      type: 'trade.order_cancelled',
      orgId: head.orgId,
      subjectId: head.orderId,
      by: one.actor,
      data: { buyerOrgId: head.buyerOrgId, side: one.side, reason: one.reason },
    })
  return decided.map(
    ({ head, refusal }) => refusal ?? { orderId: head.orderId, number: head.number, state: 'cancelled' },
  )
}

async function endOrders(ctx: Ctx, verb: 'cancel' | 'expire', heads: readonly OrderHead[]): Promise<void> {
  if (heads.length === 0) return
  await Promise.all([
    move(
      ctx,
      verb,
      heads.map(head => ({ head })),
    ),
    releaseReservations(
      ctx,
      heads.map(head => ({ orgId: head.orgId, documentId: head.orderId })),
      verb === 'cancel' ? 'cancelled' : 'expired',
    ),
    applyTransfers(
      ctx,
      heads.flatMap(head =>
        orderCancelled({
          sellerOrgId: head.orgId,
          buyerOrgId: head.buyerOrgId,
          documentId: head.orderId,
          documentNo: head.number,
          businessDate: ctx.today,
          orderId: head.orderId,
          totalFen: head.totalFen,
        }),
      ),
    ),
  ])
}

const EXPIRE_AT_ONCE = 200

/** Ends orders that nobody confirmed in time. Runs as the platform; gives the number ended, 0 when none is left. */
export async function expireOrders(ctx: Ctx): Promise<number> {
  permit(ctx, 'trade.order.expire')
  const lapsed = await lapsedOrders(ctx, { now: ctx.now, limit: EXPIRE_AT_ONCE })
  if (lapsed.length === 0) return 0
  const heads = await orderHeads(ctx, {
    sellers: lapsed.map(l => l.orgId),
    orders: lapsed.map(l => l.orderId),
  })
  const ending = heads.filter(head => afterMove(head.state, 'expire') !== null)
  await endOrders(ctx, 'expire', ending)
  for (const head of ending)
    ctx.record({
      type: 'trade.order_expired',
      orgId: head.orgId,
      subjectId: head.orderId,
      data: { buyerOrgId: head.buyerOrgId, number: head.number },
    })
  return ending.length
}
