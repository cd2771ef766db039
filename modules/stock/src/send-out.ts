import { type Ctx, type Refusal, refuse } from '@yaolian/kernel'
import { lockLotsByNo } from './lot.sql.ts'
import { freeUnits, type LockedShelf, type Lot, shelvesOf } from './lots.ts'
import { fromOutside, type Movement, postMovements } from './movement.ts'

/** Goods that go back to where they came from (购进退出), named as the other side knows them. */
export type SentOut = {
  orgId: string
  documentId: string
  productId: string
  lotNo: string
  quantity: number
  reason: 'sent_back'
}

/**
 * Takes free units of these lots out of any place, all or nothing, whatever the state of the lot: bad goods may always
 * go back. Refuses with stock.short; units that are promised or held stay. The caller's own verb has asked for its
 * right.
 */
export async function sendOut(ctx: Ctx, items: readonly SentOut[]): Promise<Refusal | null> {
  if (items.length === 0) return null
  const keyOf = (of: { orgId: string; productId: string; lotNo: string }) =>
    JSON.stringify([of.orgId, of.productId, of.lotNo])
  const distinct = [...new Map(items.map(item => [keyOf(item), item])).values()]
  const lots = (await lockLotsByNo(ctx, {
    orgs: distinct.map(item => item.orgId),
    products: distinct.map(item => item.productId),
    lotNos: distinct.map(item => item.lotNo),
  })) as Lot[]
  const shelves = lots.length > 0 ? await shelvesOf(ctx, lots) : []
  const lotOf = new Map(lots.map(lot => [keyOf(lot), lot]))
  const left = new Map(shelves.map(shelf => [shelf.stockId, freeUnits(shelf)]))
  const movements: Movement[] = []
  for (const item of items) {
    const lot = lotOf.get(keyOf(item))
    const own = shelves.filter(shelf => shelf.orgId === item.orgId && shelf.lotId === lot?.lotId)
    const available = own.reduce((sum, shelf) => sum + (left.get(shelf.stockId) ?? 0), 0)
    if (available < item.quantity)
      return refuse('stock.short', { lotNo: item.lotNo, available, wanted: item.quantity })
    movements.push(...takeFrom(item, own, left))
  }
  await postMovements(ctx, movements)
  return null
}

/** Fewest shelves: the fullest first. */
function takeFrom(item: SentOut, shelves: readonly LockedShelf[], left: Map<string, number>): Movement[] {
  const movements: Movement[] = []
  let rest = item.quantity
  const fullest = shelves.toSorted((a, b) => (left.get(b.stockId) ?? 0) - (left.get(a.stockId) ?? 0))
  for (const { orgId, lotId, stockId } of fullest) {
    const quantity = Math.min(rest, left.get(stockId) ?? 0)
    if (quantity === 0) break
    left.set(stockId, (left.get(stockId) ?? 0) - quantity)
    rest -= quantity
    const { reason, documentId } = item
    movements.push(...fromOutside({ orgId, lotId, stockId, reason, documentId }, -quantity))
  }
  return movements
}
