import { type Answer, type Database, IdReused, systemActor, transact } from '@yaolian/kernel'
import { type GivenOrder, placeOrders } from './place-orders.ts'

const actor = systemActor('trade.place')

/**
 * Places a batch of anybody's orders in one transaction that sees all of their organisations; who may order for
 * whom was settled before. Answers in the order of the batch. Throws only when the whole batch failed; a single
 * order whose id names somebody else's order at this seller is answered like any other id given twice.
 */
export async function placeBatch(
  db: Database,
  batch: readonly GivenOrder[],
): Promise<readonly (Answer | IdReused)[]> {
  const orgs = [...new Set(batch.flatMap(given => [given.actor.orgId, given.order.sellerId]))]
  try {
    return await transact(db, { actor, orgs }, ctx => placeOrders(ctx, batch))
  } catch (error) {
    const [only] = batch
    if (only && batch.length === 1 && isTakenId(error)) return [new IdReused(only.order.id)]
    throw error
  }
}

const isTakenId = (error: unknown): boolean => {
  const { code, constraint } = error as { code?: string; constraint?: string }
  return code === '23505' && constraint === 'sales_order_pkey'
}
