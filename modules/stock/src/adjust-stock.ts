import { type Ctx, NotFound, permit, type Refusal, refuse } from '@yaolian/kernel'
import type { AdjustReason } from './contract.ts'
import { lotsOfShelves } from './lot.sql.ts'
import { lockGoods } from './lots.ts'
import { fromOutside, postMovements } from './movement.ts'

export type Adjustment = {
  adjustmentId: string
  stockId: string
  /** What lies there. */
  counted: number
  /** What the books said when it was counted: a movement in between makes the count void. */
  expected: number
  reason: AdjustReason
  note: string
}
export type Adjusted = {
  adjustmentId: string
  stockId: string
  difference: number
  onHand: number
  unitCostMicro: number
}

/**
 * Makes the books of one shelf of the own organisation agree with a count; the difference goes to or comes
 * from outside. Refuses with stock.count_stale and stock.count_below_promised.
 */
export async function adjustStock(ctx: Ctx, order: Adjustment): Promise<Adjusted | Refusal> {
  permit(ctx, 'stock.adjust')
  const orgId = ctx.actor.orgId
  const [source] = await lotsOfShelves(ctx, { orgs: [orgId], stocks: [order.stockId] })
  if (!source) throw new NotFound('stock')
  const { lots, shelves } = await lockGoods(ctx, [source])
  const shelf = shelves.find(s => s.stockId === order.stockId)
  const lot = lots[0]
  if (!lot || !shelf) throw new NotFound('stock')
  if (shelf.onHand !== order.expected)
    return refuse('stock.count_stale', { lotNo: lot.lotNo, expected: order.expected, onHand: shelf.onHand })
  if (order.counted < shelf.reserved + shelf.held)
    return refuse('stock.count_below_promised', {
      lotNo: lot.lotNo,
      counted: order.counted,
      reserved: shelf.reserved,
      held: shelf.held,
    })
  const difference = order.counted - order.expected
  const { reason, adjustmentId: documentId } = order
  await postMovements(
    ctx,
    fromOutside({ orgId, lotId: lot.lotId, stockId: shelf.stockId, reason, documentId }, difference),
  )
  if (difference !== 0)
    ctx.record({
      type: 'stock.adjusted',
      orgId,
      subjectId: lot.lotId,
      data: { productId: lot.productId, stockId: shelf.stockId, difference, reason, note: order.note },
    })
  const { unitCostMicro } = lot
  return {
    adjustmentId: documentId,
    stockId: shelf.stockId,
    difference,
    onHand: order.counted,
    unitCostMicro,
  }
}
