import { appUrl, type Database, openDatabase } from '@yaolian/kernel'
import { testDatabase } from '@yaolian/kernel/test'
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
  close(): Promise<void>
}

/** A database of its own with a small market in it. */
export async function openTestMarket(size = TEST_MARKET): Promise<TestMarket> {
  const { ownerUrl, drop } = await testDatabase()
  await seedMarket(ownerUrl, size, () => undefined)
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  const db = openDatabase(appUrl(ownerUrl))
  return {
    db,
    owner,
    close: async () => {
      await db.close()
      await owner.end()
      await drop()
    },
  }
}
