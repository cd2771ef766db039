import { type Actor, type Ctx, type Refusal, refuse } from '@yaolian/kernel'
import { lockLotsByNo } from './lot.sql.ts'
import { freeUnits, type Lot, shelvesOf } from './lots.ts'
import { fromOutside, type Movement, postMovements } from './movement.ts'

/** Goods that leave by lot number without having been promised: a purchase that goes back to its seller. */
export type Leaving = {
  orgId: string
  documentId: string
  productId: string
  lotNo: string
  quantity: number
  reason: 'sent_back'
  by?: Actor | undefined
}

/**
 * Sends goods of named lots out, from whatever places hold free units of them, all or nothing. Their state
 * does not matter: what goes back to its seller may well be damaged or expired. Refuses with
 * stock.not_on_hand. The caller's own verb has asked for its right.
 */
export async function sendOut(ctx: Ctx, leaving: readonly Leaving[]): Promise<Refusal | null> {
  const lots = (await lockLotsByNo(ctx, {
    orgs: leaving.map(l => l.orgId),
    products: leaving.map(l => l.productId),
    lotNos: leaving.map(l => l.lotNo),
  })) as Lot[]
  const shelves = lots.length > 0 ? await shelvesOf(ctx, lots) : []
  const free = new Map(shelves.map(shelf => [shelf.stockId, freeUnits(shelf)]))
  const movements: Movement[] = []
  for (const { orgId, documentId, productId, lotNo, quantity, reason, by } of leaving) {
    const lot = lots.find(l => l.orgId === orgId && l.productId === productId && l.lotNo === lotNo)
    let rest = quantity
    for (const { stockId } of shelves.filter(shelf => shelf.lotId === lot?.lotId)) {
      const taken = Math.min(rest, free.get(stockId) ?? 0)
      if (taken <= 0) continue
      free.set(stockId, (free.get(stockId) ?? 0) - taken)
      movements.push(...fromOutside({ orgId, lotId: lot!.lotId, stockId, reason, documentId, by }, -taken))
      rest -= taken
    }
    if (rest > 0) return refuse('stock.not_on_hand', { lotNo, wanted: quantity, free: quantity - rest })
  }
  await postMovements(ctx, movements)
  return null
}
