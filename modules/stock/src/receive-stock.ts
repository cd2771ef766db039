import { type Ctx, isRefusal, newId, type Refusal } from '@yaolian/kernel'
import { insertLots, insertShelves, lockLotsByNo } from './lot.sql.ts'
import { changeLots, type Lot, shelvesOf } from './lots.ts'
import { postMovements } from './movement.ts'
import {
  type Arrival,
  planReceipts,
  type Receipt,
  type ReceiptPlan,
  type ReceivedLine,
} from './plan-receipts.ts'
import { recordHolds } from './record-holds.ts'
import { resolvePlaces } from './resolve-places.ts'

/**
 * Takes goods in from outside, any number of lots for any number of organisations, all or nothing: a
 * seller's opening stock, a delivery, and at the signature the buyer's own stock under the buyer's `orgId`.
 * Refuses with stock.no_place, stock.lot_differs, stock.lot_rejected. A place that does not keep the
 * product's temperature takes the goods, which are there after all, but they can't be issued from it. The
 * caller's own verb has asked for its right. Lines come back in the order of the receipts.
 */
export async function receiveStock(
  ctx: Ctx,
  receipts: readonly Receipt[],
  reason: 'received' | 'opening' | 'signed' = 'received',
): Promise<ReceivedLine[] | Refusal> {
  if (receipts.length === 0) return []
  const arrivals = await resolvePlaces(ctx, receipts)
  if (isRefusal(arrivals)) return arrivals
  const lots = await lotsByNo(ctx, arrivals)
  const shelves = lots.length > 0 ? await shelvesOf(ctx, lots) : []
  const plan = planReceipts(arrivals, lots, shelves, reason, newId)
  if (isRefusal(plan)) return plan
  await carryOut(ctx, plan)
  const byOf = new Map(receipts.map(receipt => [receipt.documentId, receipt.by]))
  for (const [documentId, lines] of Map.groupBy(plan.lines, line => line.documentId))
    ctx.record({
      by: byOf.get(documentId) ?? ctx.actor,
      type: 'stock.received',
      orgId: lines[0]!.orgId,
      subjectId: documentId,
      data: {
        reason,
        lines: lines.map(({ productId, lotId, quantity }) => ({ productId, lotId, quantity })),
      },
    })
  return plan.lines
}

async function lotsByNo(ctx: Ctx, arrivals: readonly Arrival[]): Promise<Lot[]> {
  const distinct = [
    ...new Map(arrivals.map(a => [JSON.stringify([a.orgId, a.productId, a.lotNo]), a])).values(),
  ]
  const lots = await lockLotsByNo(ctx, {
    orgs: distinct.map(a => a.orgId),
    products: distinct.map(a => a.productId),
    lotNos: distinct.map(a => a.lotNo),
  })
  return lots as Lot[]
}

async function carryOut(ctx: Ctx, plan: ReceiptPlan): Promise<void> {
  const { newLots, newShelves } = plan
  await Promise.all([
    insertLots(ctx, {
      orgs: newLots.map(l => l.orgId),
      lots: newLots.map(l => l.lotId),
      products: newLots.map(l => l.productId),
      lotNos: newLots.map(l => l.lotNo),
      madeOn: newLots.map(l => l.madeOn),
      expiresOn: newLots.map(l => l.expiresOn),
      temperatures: newLots.map(l => l.temperature),
      qualities: newLots.map(l => l.quality),
      costs: newLots.map(l => l.unitCostMicro),
      reports: newLots.map(l => l.report),
      now: ctx.now,
    }),
    changeLots(ctx, plan.changedLots),
    insertShelves(ctx, {
      orgs: newShelves.map(s => s.orgId),
      stocks: newShelves.map(s => s.stockId),
      lots: newShelves.map(s => s.lotId),
      places: newShelves.map(s => s.placeId),
    }),
    postMovements(ctx, plan.movements),
    recordHolds(ctx, plan.holds),
  ])
}
