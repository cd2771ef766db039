import { readProducts } from '@yaolian/catalogue'
import { type Ctx, isRefusal, permit, type Refusal, refuse } from '@yaolian/kernel'
import type { ReceiveStock } from './contract.ts'
import { placesFor } from './place.sql.ts'
import type { Receipt } from './plan-receipts.ts'
import { receiveStock } from './receive-stock.ts'

export type StockReceived = {
  documentId: string
  lines: { productId: string; lotId: string; stockId: string; lotNo: string; quantity: number }[]
}

/**
 * Somebody takes goods in at the own organisation's desk. Stricter than `receiveStock`: goods that can't be
 * sold or kept are not let in. Refuses with stock.unknown_product, stock.no_place, stock.wrong_temperature,
 * stock.days_wrong, stock.expired, stock.lot_differs, stock.lot_rejected.
 */
export async function receiveAtDesk(ctx: Ctx, order: ReceiveStock): Promise<StockReceived | Refusal> {
  permit(ctx, 'stock.receive')
  if (order.accepted) permit(ctx, 'stock.accept')
  const org = ctx.actor.orgId
  const [products, [place]] = await Promise.all([
    readProducts(
      ctx,
      order.lines.map(line => line.productId),
    ),
    placesFor(ctx, { orgs: [org], places: [order.placeId ?? null] }),
  ])
  if (!place) return refuse('stock.no_place', { orgId: org, placeId: order.placeId ?? null })
  const temperatureOf = new Map(products.map(product => [product.productId, product.temperature]))
  const receipts: Receipt[] = []
  for (const line of order.lines) {
    const temperature = temperatureOf.get(line.productId)
    if (!temperature) return refuse('stock.unknown_product', { productId: line.productId })
    if (!place.zones.includes(temperature))
      return refuse('stock.wrong_temperature', { place: place.name, temperature, lotNo: line.lotNo })
    const wrong = refuseDays(ctx, line)
    if (wrong) return wrong
    const quality = order.accepted ? 'accepted' : 'pending'
    const { madeOn = null, report = '', ...rest } = line
    const { placeId } = place
    receipts.push({
      orgId: org,
      documentId: order.id,
      temperature,
      placeId,
      quality,
      madeOn,
      report,
      ...rest,
    })
  }
  const received = await receiveStock(ctx, receipts, order.opening ? 'opening' : 'received')
  if (isRefusal(received)) return received
  return {
    documentId: order.id,
    lines: received.map(({ productId, lotId, stockId, lotNo, quantity }) => {
      return { productId, lotId, stockId, lotNo, quantity }
    }),
  }
}

function refuseDays(ctx: Ctx, line: { lotNo: string; madeOn?: string; expiresOn: string }): Refusal | null {
  const { lotNo, madeOn, expiresOn } = line
  if (expiresOn < ctx.today) return refuse('stock.expired', { lotNo, expiresOn })
  if (madeOn && (madeOn > ctx.today || madeOn > expiresOn))
    return refuse('stock.days_wrong', { lotNo, madeOn, expiresOn })
  return null
}
