import {
  type Actor,
  appUrl,
  type Ctx,
  type Database,
  movableClock,
  newId,
  openDatabase,
  systemActor,
  transact,
} from '@yaolian/kernel'
import { testDatabase } from '@yaolian/kernel/test'
import { accountId } from './account-id.ts'
import { applyTransfers } from './apply-transfers.ts'
import type { AccountCode } from './chart.ts'
import type { NewTransfer } from './transfer.ts'

export type LedgerHouse = {
  db: Database
  /** SQL as the owner of the tables, past every guard of the application. */
  asOwner: (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>
  close(): Promise<void>
}

/** A database with the ledger in it, opened as the server opens it. */
export async function openLedger(size = 6): Promise<LedgerHouse> {
  const { ownerUrl, drop } = await testDatabase()
  const db = openDatabase(appUrl(ownerUrl), { clock: movableClock('2026-11-22T01:00:00.000Z'), size })
  const owner = openDatabase(ownerUrl)
  return {
    db,
    asOwner: async (text, values) => (await owner.streams.query(text, values)).rows,
    close: async () => {
      await db.close()
      await owner.close()
      await drop()
    },
  }
}

export const accountantOf = (orgId: string, ...rights: string[]): Actor => ({
  kind: 'user',
  userId: newId(),
  name: '张会计',
  orgId,
  rights: new Set(['ledger.read', ...rights]),
})

export const within = <T>(db: Database, orgs: readonly string[], use: (ctx: Ctx) => Promise<T>): Promise<T> =>
  transact(db, { actor: systemActor('test'), orgs }, use)

export async function countersOf(
  house: LedgerHouse,
  orgId: string,
  code: AccountCode,
  party: string | null = null,
) {
  const [row] = await house.asOwner(
    `select debits_pending::int as dp, debits_posted::int as d, credits_pending::int as cp, credits_posted::int as c
       from ledger.account where org_id = $1 and account_id = $2`,
    [orgId, accountId(orgId, code, party)],
  )
  return row
}

export const orderOf = (sellerOrgId: string, buyerOrgId: string, totalFen: number, orderId = newId()) => ({
  sellerOrgId,
  buyerOrgId,
  totalFen,
  orderId,
  documentId: orderId,
  documentNo: 'SO20261122-000001',
  businessDate: '2026-11-22',
})

/** Applies the transfers in a transaction that sees exactly the organisations they belong to. */
export const post = (db: Database, transfers: readonly NewTransfer[]): Promise<void> =>
  within(db, [...new Set(transfers.map(t => t.orgId))], ctx => applyTransfers(ctx, transfers))
