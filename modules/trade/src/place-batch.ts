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
  // Row-level security compares a row with these one after another, and nearly all rows are the sellers': with
  // sellers behind the buyers, reading the shelves of 32 orders took a third longer.
  const sellers = batch.map(given => given.order.sellerId)
  const buyers = batch.map(given => given.actor.orgId)
  const orgs = [...new Set([...sellers, ...buyers])]
  return transact(db, { actor, orgs }, ctx => placeOrders(ctx, batch))
}
