import {
  type Actor,
  appUrl,
  type Database,
  type MovableClock,
  migrate,
  movableClock,
  newId,
  openDatabase,
} from '@yaolian/kernel'
import { testDatabase } from '@yaolian/kernel/test'

/** A database with the ledger in it, opened as the server opens it. */
export async function ledgerDatabase(): Promise<{
  db: Database
  clock: MovableClock
  drop(): Promise<void>
}> {
  const { ownerUrl, drop } = await testDatabase()
  await migrate(ownerUrl, [{ name: 'ledger', migrations: new URL('../migrations/', import.meta.url) }])
  const clock = movableClock('2026-11-22T01:00:00.000Z')
  const db = openDatabase(appUrl(ownerUrl), { clock })
  return {
    db,
    clock,
    drop: async () => {
      await db.close()
      await drop()
    },
  }
}

export const memberOf = (orgId: string, ...rights: string[]): Actor => ({
  kind: 'user',
  userId: newId(),
  name: '张会计',
  orgId,
  rights: new Set(rights),
})
