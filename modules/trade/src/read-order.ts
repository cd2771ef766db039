import { type ProductRow, readProducts } from '@yaolian/catalogue'
import { type Ctx, dayOf, eventsAbout, NotFound, permit } from '@yaolian/kernel'
import { readStandings } from '@yaolian/party'
import { keepUntil } from '@yaolian/rulebook'
import { readReservations } from '@yaolian/stock'
import { returnsOf } from './lists.sql.ts'
import { actionsFor } from './order-state.ts'
import {
  type DeliveryLine,
  deliveryLines,
  deliveryOf,
  type OrderHead,
  orderHeads,
  orderLines,
  sellersOf,
} from './orders.sql.ts'

/** The order that the caller may see as its seller or its buyer, with the side; NotFound for anybody else. */
export async function orderForCaller(
  ctx: Ctx,
  orderId: string,
): Promise<{ head: OrderHead; side: 'seller' | 'buyer' }> {
  permit(ctx, 'trade.order.read')
  const own = ctx.actor.orgId
  const [[sold], [bought]] = await Promise.all([
    orderHeads(ctx, { sellers: [own], orders: [orderId] }),
    sellersOf(ctx, { buyers: [own], orders: [orderId] }),
  ])
  if (sold) return { head: sold, side: 'seller' }
  if (!bought) throw new NotFound('order')
  ctx.widen([bought.sellerOrgId])
  const [head] = await orderHeads(ctx, { sellers: [bought.sellerOrgId], orders: [orderId] })
  if (!head) throw new NotFound('order')
  return { head, side: 'buyer' }
}

/** Everything about one order: lines with their lots, delivery, returns, and who did what when. */
export async function readOrder(ctx: Ctx, orderId: string) {
  const { head, side } = await orderForCaller(ctx, orderId)
  const key = { sellers: [head.orgId], orders: [head.orderId] }
  const one = { seller: head.orgId, order: head.orderId }
  const [lines, shippedLots, reserved, delivery, returns, events, standings] = await Promise.all([
    orderLines(ctx, key),
    deliveryLines(ctx, key),
    readReservations(ctx, [{ orgId: head.orgId, documentId: head.orderId }]),
    deliveryOf(ctx, one),
    returnsOf(ctx, one),
    eventsAbout(ctx, { org: head.orgId, subject: head.orderId }),
    readStandings(ctx, [head.orgId, head.buyerOrgId]),
  ])
  const products = new Map(
    (
      await readProducts(
        ctx,
        lines.map(line => line.productId),
      )
    ).map(p => [p.productId, p]),
  )
  const lots = shippedLots.length > 0 ? shippedLots.map(shippedLot) : reserved.map(reservedLot)
  return {
    orderId: head.orderId,
    number: head.number,
    state: head.state,
    side,
    sellerId: head.orgId,
    sellerName: standings.get(head.orgId)?.name ?? '',
    buyerId: head.buyerOrgId,
    buyerName: standings.get(head.buyerOrgId)?.name ?? '',
    placedAt: head.placedAt,
    reservedUntil: head.reservedUntil,
    dueOn: head.dueOn,
    keptUntil: delivery ? keptUntil(delivery.shippedAt, shippedLots, products) : null,
    totalFen: head.totalFen,
    signedFen: head.signedFen,
    note: head.note,
    holdReasons: head.holdReasons,
    shipTo: head.shipTo,
    delivery,
    lines: lines.map(({ orgId: _seller, orderId: _order, ...line }) => {
      const product = products.get(line.productId)
      if (!product) throw new Error(`order ${head.number} names a product that does not exist`)
      const { facts: _facts, ...face } = product
      return {
        ...face,
        ...line,
        lots: lots.filter(lot => lot.lineNo === line.lineNo).map(({ lineNo: _, ...lot }) => lot),
      }
    }),
    returns,
    timeline: events
      .filter(event => event.type.startsWith('trade.'))
      .map(event => ({ type: event.type, at: event.occurredAt, by: event.byName, data: event.data })),
    actions: actionsFor(side, head.state),
  }
}

/** The day to which the law has the record kept (ONL-10, GSP-25): the latest among what was delivered. */
function keptUntil(
  shippedAt: string,
  lots: readonly DeliveryLine[],
  products: ReadonlyMap<string, ProductRow>,
): string | null {
  const tradedOn = dayOf(shippedAt)
  const days = lots.flatMap(lot => {
    const facts = products.get(lot.productId)?.facts
    return facts ? [keepUntil({ tradedOn, expiresOn: lot.expiresOn }, facts)] : []
  })
  return days.toSorted().at(-1) ?? null
}

const shippedLot = (line: DeliveryLine) => ({
  lineNo: line.lineNo,
  lotId: line.lotId,
  lotNo: line.lotNo,
  madeOn: line.madeOn,
  expiresOn: line.expiresOn,
  quantity: line.quantity,
  signed: line.signed,
  returned: line.returned,
})

const reservedLot = (line: {
  lineNo: number
  lotId: string
  lotNo: string
  expiresOn: string
  quantity: number
}) => ({
  lineNo: line.lineNo,
  lotId: line.lotId,
  lotNo: line.lotNo,
  madeOn: null,
  expiresOn: line.expiresOn,
  quantity: line.quantity,
  signed: null,
  returned: 0,
})
