import { type Ctx, isRefusal, permit, type Refusal, refuse } from '@yaolian/kernel'
import { applyTransfers, shipped } from '@yaolian/ledger'
import { amountFen, splitByLargestRemainder } from '@yaolian/pricing'
import { type ConsumedLine, consumeReservations } from '@yaolian/stock'
import type { StateChanged } from './confirm-orders.ts'
import { type Given, move, ordersOfSellers, refuseUnlessFits } from './given.ts'
import { type Carrier, judgeShipments } from './judge-shipment.ts'
import { insertDeliveries, type LineRow, type OrderHead, orderLines } from './orders.sql.ts'
import { recheck } from './recheck.ts'
import { writeHits } from './write-hits.ts'

export type ShipGiven = Given<{ carrierName: string; plate?: string } & Carrier>

/**
 * The goods leave: rules are asked a last time, the promised lots go out of stock at cost, and the delivery note
 * is written lot by lot with the product's facts of this day (药品管理法 §57).
 */
export async function shipOrders(ctx: Ctx, given: readonly ShipGiven[]): Promise<(StateChanged | Refusal)[]> {
  for (const one of given) permit(one, 'trade.order.ship')
  const heads = await ordersOfSellers(ctx, given)
  ctx.widen([...heads.values()].map(head => head.buyerOrgId))
  const all = [...heads.values()]
  const lines = await orderLines(ctx, { sellers: all.map(h => h.orgId), orders: all.map(h => h.orderId) })
  const { verdicts, products } = await recheck(ctx, all, lines)
  const shipments = given.map(one => ({ head: heads.get(one.orderId)!, carrier: one }))
  const judged = await judgeShipments(ctx, shipments, products)
  const decided = given.map(one => {
    const head = heads.get(one.orderId)!
    const verdict = verdicts.get(one.orderId)!
    const goods = judged.get(one.orderId)!
    const hits = [...verdict.hits, ...goods.hits, ...goods.lotHits]
    const papers = goods.blocked ? refuse('trade.closed_by_rule', { number: head.number }, goods.hits) : null
    const refusal = refuseUnlessFits(head, 'seller', 'ship') ?? verdict.refusal ?? papers
    return { one, head, hits, refusal }
  })
  await writeHits(
    ctx,
    decided.map(({ one, hits }) => ({ given: one, hits })),
  )
  const accepted = decided.filter(({ refusal }) => refusal === null)
  // A promised lot was held, recalled or ran out of date: nothing leaves until somebody chooses another one.
  const lotHits = [...judged.values()].flatMap(one => one.lotHits)
  const gone = accepted.length > 0 ? await sendGoods(ctx, accepted, lines, products) : null
  const stopped = gone && { ...gone, hits: [...gone.hits, ...lotHits] }
  return decided.map(
    ({ head, refusal }) =>
      refusal ?? stopped ?? { orderId: head.orderId, number: head.number, state: 'shipped' },
  )
}

type Accepted = { one: ShipGiven; head: OrderHead }

/** Takes the goods out and writes notes, costs and states, all or nothing; a refusal comes before any write. */
async function sendGoods(
  ctx: Ctx,
  accepted: readonly Accepted[],
  lines: readonly LineRow[],
  products: ReadonlyMap<string, object>,
): Promise<Refusal | null> {
  const gone = await consumeReservations(
    ctx,
    accepted.map(({ one, head }) => ({ orgId: head.orgId, documentId: head.orderId, by: one.actor })),
  )
  if (isRefusal(gone)) return gone
  const notes = deliveryLinesOf(lines, gone)
  await Promise.all([
    writeDeliveries(ctx, accepted, notes, products),
    move(ctx, 'ship', accepted),
    applyTransfers(
      ctx,
      accepted.flatMap(({ head }) => costTransfers(ctx, head, notes)),
    ),
  ])
  for (const { one, head } of accepted)
    ctx.record({
      type: 'trade.order_shipped',
      orgId: head.orgId,
      subjectId: head.orderId,
      by: one.actor,
      data: { buyerOrgId: head.buyerOrgId, carrierName: one.carrierName },
    })
  return null
}

export type NoteLine = ConsumedLine & { amountFen: number; costFen: number; vatBp: number }

/** A line's amount divided over its lots by quantity, so that the parts sum to the line to the fen. */
export function deliveryLinesOf(lines: readonly LineRow[], gone: readonly ConsumedLine[]): NoteLine[] {
  const byLine = Map.groupBy(gone, lot => `${lot.documentId}|${lot.lineNo}`)
  return lines.flatMap(line => {
    const lots = byLine.get(`${line.orderId}|${line.lineNo}`) ?? []
    if (lots.length === 0) return []
    const amounts = splitByLargestRemainder(
      line.amountFen,
      lots.map(lot => lot.quantity),
    )
    return lots.map((lot, i) => ({
      ...lot,
      amountFen: amounts[i] ?? 0,
      costFen: amountFen(lot.unitCostMicro, lot.quantity),
      vatBp: line.vatBp,
    }))
  })
}

function costTransfers(ctx: Ctx, head: OrderHead, notes: readonly NoteLine[]) {
  const costFen = notes
    .filter(note => note.documentId === head.orderId)
    .reduce((sum, n) => sum + n.costFen, 0)
  return shipped({
    sellerOrgId: head.orgId,
    documentId: head.orderId,
    documentNo: head.number,
    businessDate: ctx.today,
    costFen,
  })
}

function writeDeliveries(
  ctx: Ctx,
  accepted: readonly Accepted[],
  notes: readonly NoteLine[],
  products: ReadonlyMap<string, object>,
): Promise<number> {
  return insertDeliveries(ctx, {
    sellers: accepted.map(({ head }) => head.orgId),
    orders: accepted.map(({ head }) => head.orderId),
    carriers: accepted.map(({ one }) => one.carrierName),
    plates: accepted.map(({ one }) => one.plate ?? null),
    carrierOrgs: accepted.map(({ one }) => one.carrierOrgId ?? null),
    owns: accepted.map(({ one }) => one.ownVehicle ?? false),
    names: accepted.map(({ one }) => one.actor.name),
    at: ctx.now,
    day: ctx.today,
    lineSellers: notes.map(n => n.orgId),
    lineOrders: notes.map(n => n.documentId),
    lineNos: notes.map(n => n.lineNo),
    lots: notes.map(n => n.lotId),
    products: notes.map(n => n.productId),
    lotNos: notes.map(n => n.lotNo),
    madeOn: notes.map(n => n.madeOn),
    expiresOn: notes.map(n => n.expiresOn),
    quantities: notes.map(n => n.quantity),
    costs: notes.map(n => n.costFen),
    amounts: notes.map(n => n.amountFen),
    vatBps: notes.map(n => n.vatBp),
    reports: notes.map(n => n.report),
    facts: notes.map(n => products.get(n.productId) ?? {}),
  })
}
