import { type Answer, type Database, type IdReused, systemActor, transact } from '@yaolian/kernel'
import { type GivenOrder, placeOrders } from './place-orders.ts'

const actor = systemActor('trade.place')

/**
 * Places a batch of anybody's orders in one transaction that sees all of their organisations; who may order for
 * whom was settled before. Answers in the order of the batch. Throws only when the whole batch failed.
 */
export function placeBatch(
  db: Database,
  batch: readonly GivenOrder[],
): Promise<readonly (Answer | IdReused)[]> {
  const orgs = [...new Set(batch.flatMap(given => [given.actor.orgId, given.order.sellerId]))]
  return transact(db, { actor, orgs }, ctx => placeOrders(ctx, batch))
}
