import { type Ctx, NotFound, newId, permit, type Refusal, refuse } from '@yaolian/kernel'
import { insertShelves, lotsOfShelves } from './lot.sql.ts'
import { freeUnits, lockGoods } from './lots.ts'
import { postMovements } from './movement.ts'
import { placesFor } from './place.sql.ts'

export type Move = { moveId: string; stockId: string; toPlaceId: string; quantity: number; reason: string }
export type Moved = { moveId: string; stockId: string; quantity: number }

/**
 * Moves free units of one shelf of the own organisation to another place. Refuses with stock.no_place,
 * stock.same_place, stock.wrong_temperature, stock.short.
 */
export async function moveStock(ctx: Ctx, move: Move): Promise<Moved | Refusal> {
  permit(ctx, 'stock.move')
  const orgId = ctx.actor.orgId
  const [source] = await lotsOfShelves(ctx, { orgs: [orgId], stocks: [move.stockId] })
  if (!source) throw new NotFound('stock')
  const [place] = await placesFor(ctx, { orgs: [orgId], places: [move.toPlaceId] })
  if (!place) return refuse('stock.no_place', { orgId, placeId: move.toPlaceId })
  const { lots, shelves } = await lockGoods(ctx, [source])
  const shelf = shelves.find(s => s.stockId === move.stockId)
  const lot = lots[0]
  if (!shelf || !lot) throw new NotFound('stock')
  if (shelf.placeId === move.toPlaceId) return refuse('stock.same_place', { place: place.name })
  if (!place.zones.includes(lot.temperature))
    return refuse('stock.wrong_temperature', { place: place.name, temperature: lot.temperature })
  if (freeUnits(shelf) < move.quantity)
    return refuse('stock.short', { lotNo: lot.lotNo, available: freeUnits(shelf), wanted: move.quantity })
  const known = shelves.find(s => s.placeId === move.toPlaceId)?.stockId
  const stockId = known ?? newId()
  const created = known ? [] : [stockId]
  const leg = { orgId, lotId: lot.lotId, held: 0, reason: 'moved', documentId: move.moveId }
  await Promise.all([
    insertShelves(ctx, {
      orgs: created.map(() => orgId),
      stocks: created,
      lots: created.map(() => lot.lotId),
      places: created.map(() => move.toPlaceId),
    }),
    postMovements(ctx, [
      { ...leg, stockId: move.stockId, onHand: -move.quantity },
      { ...leg, stockId, onHand: move.quantity },
    ]),
  ])
  ctx.record({
    type: 'stock.moved',
    orgId,
    subjectId: lot.lotId,
    data: {
      productId: lot.productId,
      from: shelf.placeId,
      to: move.toPlaceId,
      quantity: move.quantity,
      reason: move.reason,
    },
  })
  return { moveId: move.moveId, stockId, quantity: move.quantity }
}
