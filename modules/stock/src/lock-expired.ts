import { type Ctx, type Database, newId, systemActor, transact } from '@yaolian/kernel'
import { stopLots } from './hold-lots.ts'
import { lotsToLock, markLocked } from './lot.sql.ts'
import { lockGoods } from './lots.ts'

const LOTS_AT_ONCE = 500

/**
 * Locks lots whose last day has passed (过期锁定): what is left of them moves to held. The date check of each
 * order and shipment does not wait for it. Gives the number of lots seen; at most 500 at once.
 */
async function lockExpiredLots(ctx: Ctx): Promise<number> {
  const keys = await lotsToLock(ctx, { today: ctx.today, limit: LOTS_AT_ONCE })
  if (keys.length === 0) return 0
  const { lots, shelves } = await lockGoods(ctx, keys)
  const lying = new Set(shelves.filter(shelf => shelf.onHand > 0).map(shelf => shelf.orgId + shelf.lotId))
  const present = lots.filter(lot => lying.has(lot.orgId + lot.lotId))
  const ids = new Map(present.map(lot => [lot, newId()]))
  const stop = { cause: 'expired' as const, reason: '', documentId: null }
  await Promise.all([
    stopLots(ctx, present, shelves, stop, lot => ids.get(lot)!),
    markLocked(ctx, { orgs: lots.map(l => l.orgId), lots: lots.map(l => l.lotId), today: ctx.today }),
  ])
  return keys.length
}

/** The timer's whole run: small transactions until nothing is left. */
export async function lockAllExpired(db: Database): Promise<number> {
  let locked = 0
  for (;;) {
    const scope = { actor: systemActor('stock.lock-expired'), everywhere: true }
    const now = await transact(db, scope, lockExpiredLots)
    locked += now
    if (now < LOTS_AT_ONCE) return locked
  }
}
