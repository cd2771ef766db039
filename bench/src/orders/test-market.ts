import { appUrl, type Database, openDatabase, systemActor, transact } from '@yaolian/kernel'
import { testDatabase } from '@yaolian/kernel/test'
import { type GivenOrder, placeOrders } from '@yaolian/trade'
import pg from 'pg'
import { seedMarket } from './seed.ts'
import { type MarketSize, SIZES } from './sizes.ts'

/** Few firms and goods, but enough for an order of 200 lines and for plans that mean something. */
export const TEST_MARKET: MarketSize = {
  ...SIZES.small,
  sellers: 10,
  products: 4_000,
  buyers: 600,
}

export type TestMarket = {
  db: Database
  /** As the owner, who sees and may do everything. */
  owner: pg.Client
  place: (batch: readonly GivenOrder[]) => ReturnType<typeof placeOrders>
  close(): Promise<void>
}

/** A database of its own with a small market in it, and the door through which batches of orders go. */
export async function openTestMarket(size = TEST_MARKET): Promise<TestMarket> {
  const { ownerUrl, drop } = await testDatabase()
  await seedMarket(ownerUrl, size, () => undefined)
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  const db = openDatabase(appUrl(ownerUrl))
  const actor = systemActor('bench.test')
  return {
    db,
    owner,
    place: batch => {
      const orgs = [...new Set(batch.flatMap(given => [given.actor.orgId, given.order.sellerId]))]
      return transact(db, { actor, orgs }, ctx => placeOrders(ctx, batch))
    },
    close: async () => {
      await db.close()
      await owner.end()
      await drop()
    },
  }
}
