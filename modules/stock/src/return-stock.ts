import { type Actor, type Ctx, isRefusal, NotFound, newId, type Refusal } from '@yaolian/kernel'
import { insertShelves } from './lot.sql.ts'
import { lockGoods } from './lots.ts'
import { fromOutside, postMovements } from './movement.ts'
import { type NewHold, recordHolds } from './record-holds.ts'
import { resolvePlaces } from './resolve-places.ts'

/** Goods of a known lot that come back from outside, for one document. */
export type Return = {
  orgId: string
  documentId: string
  lotId: string
  quantity: number
  /** The main place when left out. */
  placeId?: string | null
  reason: string
  /** Who takes them back, where a batch holds the commands of several people. */
  by?: Actor | undefined
}
export type ReturnedLine = {
  orgId: string
  documentId: string
  lotId: string
  stockId: string
  quantity: number
  /** Ends by `endHold`: released to sale after the check, or scrapped. */
  holdId: string
  /** Cost of one smallest sales unit at which the goods come back. */
  unitCostMicro: number
}

/**
 * Takes goods back (销后退回, 拒收): on hand at once, but held until someone has checked them, whatever the state
 * of the lot. Refuses with stock.no_place. The caller knows that no more comes back than went out. Lines
 * come back in the order given.
 */
export async function returnStock(ctx: Ctx, returns: readonly Return[]): Promise<ReturnedLine[] | Refusal> {
  if (returns.length === 0) return []
  const placed = await resolvePlaces(ctx, returns)
  if (isRefusal(placed)) return placed
  const { lots, shelves } = await lockGoods(ctx, placed)
  const lotById = new Map(lots.map(lot => [lot.orgId + lot.lotId, lot]))
  const shelfIds = new Map(shelves.map(s => [s.lotId + s.placeId, s.stockId]))
  const newShelves: { orgId: string; stockId: string; lotId: string; placeId: string }[] = []
  const lines = placed.map(({ orgId, documentId, lotId, placeId, quantity }): ReturnedLine => {
    const lot = lotById.get(orgId + lotId)
    if (!lot) throw new NotFound('lot')
    let stockId = shelfIds.get(lotId + placeId)
    if (!stockId) {
      stockId = newId()
      shelfIds.set(lotId + placeId, stockId)
      newShelves.push({ orgId, stockId, lotId, placeId })
    }
    return { orgId, documentId, lotId, stockId, quantity, holdId: newId(), unitCostMicro: lot.unitCostMicro }
  })
  const holds = lines.map((line, i): NewHold => {
    const { orgId, holdId, lotId, documentId, stockId, quantity } = line
    return {
      ...{ orgId, holdId, lotId, documentId, cause: 'return', wholeLot: false },
      reason: placed[i]!.reason,
      by: placed[i]!.by,
      lines: [{ stockId, quantity }],
    }
  })
  await Promise.all([
    insertShelves(ctx, {
      orgs: newShelves.map(s => s.orgId),
      stocks: newShelves.map(s => s.stockId),
      lots: newShelves.map(s => s.lotId),
      places: newShelves.map(s => s.placeId),
    }),
    postMovements(
      ctx,
      lines.flatMap((line, i) =>
        fromOutside({ ...line, reason: 'returned', by: placed[i]!.by }, line.quantity, line.quantity),
      ),
    ),
    recordHolds(ctx, holds),
  ])
  return lines
}
