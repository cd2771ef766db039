import { type Ctx, permit, type Refusal } from '@yaolian/kernel'
import { extendReservations } from '@yaolian/stock'
import { type Given, move, ordersOfSellers, refuseUnlessFits } from './given.ts'
import type { OrderState } from './order-state.ts'
import { orderLines } from './orders.sql.ts'
import { recheck } from './recheck.ts'
import { writeHits } from './write-hits.ts'

export type StateChanged = { orderId: string; number: string; state: OrderState }

/** The seller releases orders: the rules are asked again, and the goods stay promised until they ship. */
export async function confirmOrders(ctx: Ctx, given: readonly Given[]): Promise<(StateChanged | Refusal)[]> {
  for (const one of given) permit(one, 'trade.order.confirm')
  const heads = await ordersOfSellers(ctx, given)
  ctx.widen([...heads.values()].map(head => head.buyerOrgId))
  const all = [...heads.values()]
  const lines = await orderLines(ctx, { sellers: all.map(h => h.orgId), orders: all.map(h => h.orderId) })
  const { verdicts } = await recheck(ctx, all, lines)

  const decided = given.map(one => {
    const head = heads.get(one.orderId)!
    const verdict = verdicts.get(one.orderId)!
    const refusal = refuseUnlessFits(head, 'seller', 'confirm') ?? verdict.refusal
    return { one, head, verdict, refusal }
  })
  const accepted = decided.filter(({ refusal }) => refusal === null)
  await writeHits(
    ctx,
    decided.map(({ one, verdict }) => ({ given: one, hits: verdict.hits })),
  )
  if (accepted.length > 0)
    await Promise.all([
      move(ctx, 'confirm', accepted),
      extendReservations(
        ctx,
        accepted.map(({ head }) => ({ orgId: head.orgId, documentId: head.orderId })),
        null,
      ),
    ])
  for (const { one, head } of accepted)
    ctx.record({
      type: 'trade.order_confirmed',
      orgId: head.orgId,
      subjectId: head.orderId,
      by: one.actor,
      data: { number: head.number },
    })
  return decided.map(
    ({ head, refusal }) => refusal ?? { orderId: head.orderId, number: head.number, state: 'confirmed' },
  )
}
