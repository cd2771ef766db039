import {
  type Actor,
  appUrl,
  type Ctx,
  type Database,
  drainSubscribers,
  type MovableClock,
  movableClock,
  newId,
  openDatabase,
  systemActor,
  transact,
} from '@yaolian/kernel'
import { testDatabase } from '@yaolian/kernel/test'
import { applyTransfers, orderPlaced, paid, signedForBuyer, signedForSeller } from '@yaolian/ledger'
import { subscribers } from './handlers.ts'
import { type LineTerms, setLines } from './set-lines.ts'
import { addOpenItems, type Settlement, settleOpenItems } from './settle-items.ts'

export type CreditHouse = {
  db: Database
  clock: MovableClock
  asOwner: (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>
  close(): Promise<void>
}

/** A database with ledger and credit in it, opened as the server opens it, on 2026-11-22. */
export async function openCredit(size = 6): Promise<CreditHouse> {
  const { ownerUrl, drop } = await testDatabase()
  const clock = movableClock('2026-11-22T01:00:00.000Z')
  const db = openDatabase(appUrl(ownerUrl), { clock, size })
  const owner = openDatabase(ownerUrl)
  return {
    db,
    clock,
    asOwner: async (text, values) => (await owner.streams.query(text, values)).rows,
    close: async () => {
      await db.close()
      await owner.close()
      await drop()
    },
  }
}

export const managerOf = (orgId: string): Actor => ({
  kind: 'user',
  userId: newId(),
  name: '李信控',
  orgId,
  rights: new Set(['credit.read', 'credit.change']),
})

export const as = <T>(db: Database, orgId: string, use: (ctx: Ctx) => Promise<T>): Promise<T> =>
  transact(db, { actor: managerOf(orgId) }, use)

/** Firms that the seller has approved as customers; how that comes about is party's to test. */
export async function knowCustomers(db: Database, seller: string, ...buyers: string[]): Promise<void> {
  const client = await db.streams.connect()
  try {
    await client.query(`begin; set local app.orgs = '${seller}'`)
    await client.query(
      `insert into party.relation_approval (org_id, relation_id, direction, partner_org_id, state, requested_by,
              requested_name, requested_at)
       select $1, gen_random_uuid(), 'customer', buyer, 'approved', gen_random_uuid(), 'test', now()
         from unnest($2::uuid[]) as buyer
       on conflict (org_id, direction, partner_org_id) where direction <> 'product' do nothing`,
      [seller, buyers],
    )
    await client.query('commit')
  } finally {
    client.release()
  }
}

/** Lines for firms that are customers already. */
export async function grant(db: Database, seller: string, ...lines: LineTerms[]) {
  await knowCustomers(db, seller, ...lines.map(line => line.buyerOrgId))
  return as(db, seller, ctx => setLines(ctx, lines))
}

export const drain = (db: Database): Promise<void> => drainSubscribers(db, subscribers)

type Sale = { seller: string; buyer: string; fen: number; day: string; orderId?: string }

/** An order placed and signed for, in both books and among the open items, as trade does it. */
export async function sell(db: Database, sale: Sale): Promise<string> {
  const { seller, buyer, fen, orderId = newId() } = sale
  const facts = {
    sellerOrgId: seller,
    buyerOrgId: buyer,
    orderId,
    documentId: orderId,
    documentNo: `SO-${sale.day}`,
    businessDate: sale.day,
  }
  const amounts = { grossFen: fen, netFen: fen, vatFen: 0 }
  await transact(db, { actor: systemActor('test'), orgs: [seller] }, ctx =>
    applyTransfers(ctx, orderPlaced({ ...facts, totalFen: fen })),
  )
  await transact(db, { actor: systemActor('test'), orgs: [seller, buyer] }, async ctx => {
    await addOpenItems(ctx, [
      {
        orgId: seller,
        itemId: orderId,
        buyerOrgId: buyer,
        documentNo: facts.documentNo,
        issuedOn: sale.day,
        amountFen: fen,
      },
    ])
    await applyTransfers(ctx, [
      ...signedForSeller({ ...facts, ...amounts, orderedFen: fen, costFen: 0, refusedCostFen: 0 }),
      ...signedForBuyer({ ...facts, ...amounts }),
    ])
  })
  return orderId
}

/** Money from a buyer, in both books and against the open items. */
export async function pay(db: Database, sale: Sale): Promise<Settlement> {
  const receiptId = newId()
  const facts = { documentId: receiptId, documentNo: `PY-${sale.day}`, businessDate: sale.day }
  return transact(db, { actor: systemActor('test'), orgs: [sale.seller, sale.buyer] }, async ctx => {
    const [settlement] = await settleOpenItems(ctx, [
      {
        orgId: sale.seller,
        receiptId,
        buyerOrgId: sale.buyer,
        kind: 'payment',
        documentNo: facts.documentNo,
        receivedOn: sale.day,
        amountFen: sale.fen,
      },
    ])
    await applyTransfers(
      ctx,
      paid({ ...facts, sellerOrgId: sale.seller, buyerOrgId: sale.buyer, amountFen: sale.fen }),
    )
    return settlement as Settlement
  })
}
