import { type Database, newId, Stale, type TransactionCost } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyTransfers } from './apply-transfers.ts'
import type { AccountCode } from './chart.ts'
import { countersOf, type LedgerHouse, openLedger, orderOf as order, post, within } from './ledger.fixture.ts'
import { setDebitLimits } from './open-accounts.ts'
import {
  orderCancelled,
  orderPlaced,
  pendingOfOrder,
  signedForSeller,
  stockReceived,
} from './posting-rules.ts'
import type { NewTransfer } from './transfer.ts'

let house: LedgerHouse
let db: Database
beforeAll(async () => {
  house = await openLedger()
  db = house.db
})
afterAll(() => house.close())

const counters = (orgId: string, code: AccountCode, party?: string) => countersOf(house, orgId, code, party)

const statementsOf = async (work: () => Promise<unknown>): Promise<TransactionCost> => {
  let cost: TransactionCost | undefined
  db.onCost = given => {
    cost = given
  }
  await work()
  db.onCost = () => {}
  return cost as TransactionCost
}

test('accounts are opened at first use, afterwards one statement serves any number of organisations', async () => {
  const sellers = Array.from({ length: 8 }, newId)
  const buyers = Array.from({ length: 16 }, newId)
  const batch = () =>
    Array.from({ length: 64 }, (_, i) =>
      orderPlaced(order(sellers[i % 8] as string, buyers[i % 16] as string, 100 + i)),
    ).flat()
  // begin, apply, open, apply, commit
  expect(await statementsOf(() => post(db, batch()))).toMatchObject({ statements: 5, attempts: 1 })
  expect(await statementsOf(() => post(db, batch()))).toMatchObject({
    statements: 3,
    flights: 2,
    attempts: 1,
  })
  // Seller 0 has orders 0, 8, 16, … in both batches: 8 × 100 + (0 + 8 + … + 56) each.
  expect(await counters(sellers[0] as string, '9001')).toEqual({ dp: 0, d: 0, cp: 2 * 1024, c: 0 })
})

test('a signature posts part of the claim and releases the rest', async () => {
  const placed = order(newId(), newId(), 11_300)
  await post(db, orderPlaced(placed))
  expect(await counters(placed.sellerOrgId, '1122', placed.buyerOrgId)).toEqual({
    dp: 11_300,
    d: 0,
    cp: 0,
    c: 0,
  })
  const amounts = { grossFen: 5_650, netFen: 5_000, vatFen: 650, costFen: 400, refusedCostFen: 300 }
  await post(db, signedForSeller({ ...placed, ...amounts, orderedFen: 11_300 }))
  expect(await counters(placed.sellerOrgId, '1122', placed.buyerOrgId)).toEqual({
    dp: 0,
    d: 5_650,
    cp: 0,
    c: 0,
  })
  expect(await counters(placed.sellerOrgId, '9001')).toEqual({ dp: 0, d: 5_650, cp: 0, c: 5_650 })
  expect(await counters(placed.sellerOrgId, '6001')).toEqual({ dp: 0, d: 0, cp: 0, c: 5_000 })
})

test('a pending transfer is resolved once, within its amount, and only where it stands', async () => {
  const placed = order(newId(), newId(), 100)
  await post(db, orderPlaced(placed))
  const claim = (amountFen: number, pendingId = pendingOfOrder(placed.orderId)): NewTransfer[] => [
    {
      ...placed,
      orgId: placed.sellerOrgId,
      documentId: newId(),
      code: 'sign',
      part: 'sign.claim',
      ruleVersion: 1,
      kind: 'post',
      pendingId,
      amountFen,
    },
  ]
  await expect(post(db, claim(101))).rejects.toThrow(Stale)
  await expect(post(db, claim(1, newId()))).rejects.toThrow(Stale)
  await expect(
    post(
      db,
      claim(1).map(t => ({ ...t, orgId: newId() })),
    ),
  ).rejects.toThrow(Stale)
  await post(db, claim(100))
  await expect(post(db, claim(100))).rejects.toThrow(Stale)
  await expect(post(db, orderCancelled({ ...placed, documentId: newId() }))).rejects.toThrow(Stale)
  expect(await counters(placed.sellerOrgId, '1122', placed.buyerOrgId)).toEqual({
    dp: 0,
    d: 100,
    cp: 0,
    c: 0,
  })
})

test('a document posts once', async () => {
  const stock = { ...order(newId(), newId(), 1), orgId: newId(), costFen: 7 }
  await post(db, stockReceived(stock))
  await expect(post(db, stockReceived(stock))).rejects.toMatchObject({ code: '23505' })
})

test('all or nothing: one bad transfer of a batch keeps the others out', async () => {
  const good = order(newId(), newId(), 100)
  const bad = orderCancelled({ ...order(newId(), newId(), 1), orderId: newId() })
  await expect(post(db, [...orderPlaced(good), ...bad])).rejects.toThrow(Stale)
  expect(await counters(good.sellerOrgId, '9001')).toBeUndefined()
})

test('a lowered limit stops new claims, not what is under way', async () => {
  const placed = order(newId(), newId(), 100)
  const line = { orgId: placed.sellerOrgId, code: '1122' as const, partyOrgId: placed.buyerOrgId }
  await post(db, orderPlaced(placed))
  await within(db, [line.orgId], ctx => setDebitLimits(ctx, [{ ...line, limitFen: 10 }]))
  await expect(post(db, orderPlaced(order(placed.sellerOrgId, placed.buyerOrgId, 1)))).rejects.toThrow(Stale)
  await post(
    db,
    signedForSeller({
      ...placed,
      orderedFen: 100,
      grossFen: 100,
      netFen: 100,
      vatFen: 0,
      costFen: 0,
      refusedCostFen: 0,
    }),
  )
  await expect(
    within(db, [line.orgId], ctx => setDebitLimits(ctx, [{ ...line, partyOrgId: newId(), limitFen: 1 }])),
  ).rejects.toThrow('not open')
})

test('books of an organisation that is not in the transaction cannot be written or seen', async () => {
  const placed = order(newId(), newId(), 100)
  const other = newId()
  await expect(within(db, [other], ctx => applyTransfers(ctx, orderPlaced(placed)))).rejects.toMatchObject({
    code: '42501',
  })
  await post(db, orderPlaced(placed))
  // Visible nowhere else, so resolving it from there finds nothing.
  await expect(within(db, [other], ctx => applyTransfers(ctx, orderCancelled(placed)))).rejects.toThrow(Stale)
})

test('a transfer cannot be changed or taken away by the application', async () => {
  const placed = order(newId(), newId(), 100)
  await post(db, orderPlaced(placed))
  const client = await db.streams.connect()
  try {
    await client.query(`set app.everywhere = 'on'`)
    await expect(client.query('update ledger.transfer set amount_fen = 1')).rejects.toMatchObject({
      code: '42501',
    })
    await expect(client.query('delete from ledger.transfer')).rejects.toMatchObject({ code: '42501' })
  } finally {
    client.release(true)
  }
})
