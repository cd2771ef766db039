import { type Ctx, NotFound, permit, type Refusal, refuse } from '@yaolian/kernel'
import { holdById, holdLines, setHoldEnded } from './hold.sql.ts'
import { changeLots, type Lot, lockGoods } from './lots.ts'
import { fromOutside, hold, type Movement, postMovements } from './movement.ts'

export type HoldEnd = { holdId: string; outcome: 'released' | 'scrapped'; reason: string }
export type HoldEnded = { holdId: string; lotId: string; outcome: HoldEnd['outcome']; quantity: number }

/**
 * Quality's word on a hold of the own organisation. Released: its units may be sold again, unless something
 * else stops them. Scrapped (报损销毁): they leave for good, and where the whole lot was stopped it is
 * rejected. Refuses with stock.hold_ended, stock.expired, stock.recalled.
 */
export async function endHold(ctx: Ctx, order: HoldEnd): Promise<HoldEnded | Refusal> {
  permit(ctx, order.outcome === 'released' ? 'stock.release' : 'stock.scrap')
  const orgId = ctx.actor.orgId
  const seen = await holdById(ctx, { org: orgId, hold: order.holdId })
  if (!seen) throw new NotFound('hold')
  const { lots } = await lockGoods(ctx, [{ orgId, lotId: seen.lotId }])
  const lot = lots[0]
  // Read again under the lot's lock: every change of a hold takes that lock first.
  const now = await holdById(ctx, { org: orgId, hold: order.holdId })
  if (!lot || !now) throw new NotFound('hold')
  const refusal = refusalOf(order, now.state, lot, ctx.today)
  if (refusal) return refusal
  const lines = await holdLines(ctx, { org: orgId, hold: order.holdId })
  await Promise.all([
    changeLots(ctx, now.wholeLot ? [afterwards(lot, order)] : []),
    postMovements(
      ctx,
      lines.flatMap(line => movementsOf(lot, line, order)),
    ),
    setHoldEnded(ctx, {
      org: orgId,
      hold: order.holdId,
      state: order.outcome,
      reason: order.reason,
      now: ctx.now,
      byUser: ctx.actor.userId,
      byName: ctx.actor.name,
    }),
  ])
  const quantity = lines.reduce((sum, line) => sum + line.quantity, 0)
  ctx.record({
    type: 'stock.hold_ended',
    orgId,
    subjectId: lot.lotId,
    data: { productId: lot.productId, holdId: order.holdId, outcome: order.outcome, quantity },
  })
  return { holdId: order.holdId, lotId: lot.lotId, outcome: order.outcome, quantity }
}

function refusalOf(order: HoldEnd, state: string, lot: Lot, today: string): Refusal | null {
  if (state !== 'open') return refuse('stock.hold_ended', { lotNo: lot.lotNo, state })
  if (order.outcome === 'scrapped') return null
  if (lot.expiresOn < today) return refuse('stock.expired', { lotNo: lot.lotNo, expiresOn: lot.expiresOn })
  if (lot.recalled) return refuse('stock.recalled', { lotNo: lot.lotNo })
  return null
}

const afterwards = (lot: Lot, order: HoldEnd): Lot => ({
  ...lot,
  stops: lot.stops - 1,
  quality: order.outcome === 'scrapped' ? 'rejected' : lot.quality,
})

function movementsOf(lot: Lot, line: { stockId: string; quantity: number }, order: HoldEnd): Movement[] {
  const { orgId, lotId } = lot
  const spot = { orgId, lotId, stockId: line.stockId, reason: order.outcome, documentId: order.holdId }
  return order.outcome === 'released'
    ? [hold(spot, -line.quantity)]
    : fromOutside(spot, -line.quantity, -line.quantity)
}
