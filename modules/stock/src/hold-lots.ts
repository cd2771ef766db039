import { type Ctx, NotFound, newId, permit, type Refusal, refuse } from '@yaolian/kernel'
import type { HoldCause } from './contract.ts'
import { openHolds } from './hold.sql.ts'
import { changeLots, freeUnits, type LockedShelf, type Lot, type LotKey, lockGoods } from './lots.ts'
import { hold, postMovements } from './movement.ts'
import { type NewHold, recordHolds } from './record-holds.ts'

export type StopReason = { cause: HoldCause; reason: string; documentId: string | null }
export type LotHeld = { holdId: string; lotId: string; heldUnits: number; reservedUnits: number }

/** Stops one lot of the own organisation wherever it lies. Refuses with stock.already_held. */
export async function holdLot(
  ctx: Ctx,
  order: { holdId: string; lotId: string; cause: 'doubt' | 'excursion'; reason: string },
): Promise<LotHeld | Refusal> {
  permit(ctx, 'stock.hold')
  const key = { orgId: ctx.actor.orgId, lotId: order.lotId }
  const { lots, shelves } = await lockGoods(ctx, [key])
  const lot = lots[0]
  if (!lot) throw new NotFound('lot')
  const open = await openHolds(ctx, { orgs: [key.orgId], lots: [key.lotId] })
  if (open.some(other => other.cause === order.cause))
    return refuse('stock.already_held', { lotNo: lot.lotNo, cause: order.cause })
  await stopLots(ctx, lots, shelves, { ...order, documentId: null }, () => order.holdId)
  return heldOf(order.holdId, lot, shelves)
}

/**
 * Stops many lots over many organisations for one cause; lots that this cause stops already stay as they
 * are. For other modules (an excursion, a recall): the caller's own verb or subscriber has asked for its
 * right.
 */
export async function holdLots(ctx: Ctx, keys: readonly LotKey[], stop: StopReason): Promise<LotHeld[]> {
  const { lots, shelves } = await lockGoods(ctx, keys)
  const open = await openHolds(ctx, { orgs: lots.map(l => l.orgId), lots: lots.map(l => l.lotId) })
  const stopped = new Set(open.filter(h => h.cause === stop.cause).map(h => h.orgId + h.lotId))
  const fresh = lots.filter(lot => !stopped.has(lot.orgId + lot.lotId))
  const ids = new Map(fresh.map(lot => [lot, newId()]))
  await stopLots(ctx, fresh, shelves, stop, lot => ids.get(lot)!)
  return fresh.map(lot => heldOf(ids.get(lot)!, lot, shelves))
}

/** What is free goes to held at once; promised units stay promised, but a stopped lot can't be shipped. */
export async function stopLots(
  ctx: Ctx,
  lots: readonly Lot[],
  shelves: readonly LockedShelf[],
  stop: StopReason,
  holdIdOf: (lot: Lot) => string,
): Promise<void> {
  if (lots.length === 0) return
  const holds = lots.map((lot): NewHold => {
    const own = shelves.filter(shelf => shelf.orgId === lot.orgId && shelf.lotId === lot.lotId)
    const lines = own.map(shelf => ({ stockId: shelf.stockId, quantity: freeUnits(shelf) }))
    return { orgId: lot.orgId, holdId: holdIdOf(lot), lotId: lot.lotId, wholeLot: true, ...stop, lines }
  })
  const movements = holds.flatMap(({ orgId, lotId, lines, holdId }) =>
    lines.map(({ stockId, quantity }) =>
      hold({ orgId, lotId, stockId, reason: stop.cause, documentId: stop.documentId ?? holdId }, quantity),
    ),
  )
  await Promise.all([
    changeLots(
      ctx,
      lots.map(lot => ({ ...lot, stops: lot.stops + 1, recalled: lot.recalled || stop.cause === 'recall' })),
    ),
    postMovements(ctx, movements),
    recordHolds(ctx, holds),
  ])
  for (const [i, lot] of lots.entries())
    ctx.record({
      type: 'stock.held',
      orgId: lot.orgId,
      subjectId: lot.lotId,
      data: { productId: lot.productId, holdId: holds[i]!.holdId, cause: stop.cause, reason: stop.reason },
    })
}

function heldOf(holdId: string, lot: Lot, shelves: readonly LockedShelf[]): LotHeld {
  const own = shelves.filter(shelf => shelf.orgId === lot.orgId && shelf.lotId === lot.lotId)
  const sum = (of: (shelf: LockedShelf) => number) => own.reduce((total, shelf) => total + of(shelf), 0)
  return { holdId, lotId: lot.lotId, heldUnits: sum(freeUnits), reservedUnits: sum(s => s.reserved) }
}
