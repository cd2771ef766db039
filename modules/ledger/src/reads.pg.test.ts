import { Denied, NotFound, newId, transact } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PartyStatement, TransferRow } from './contract.ts'
import { accountantOf, type LedgerHouse, openLedger, orderOf, post } from './ledger.fixture.ts'
import { listAccounts, trialBalance } from './list-accounts.ts'
import { listTransfers } from './list-transfers.ts'
import { orderPlaced, paid, returned, signedForBuyer, signedForSeller } from './posting-rules.ts'
import { statementOf } from './statement-of.ts'

let house: LedgerHouse
const [seller, buyer] = [newId(), newId()]
const orders = Array.from({ length: 5 }, (_, i) => ({
  ...orderOf(seller, buyer, 1_130),
  documentNo: `SO-${i}`,
  businessDate: `2026-11-0${i + 1}`,
}))
const document = (documentNo: string, businessDate: string) => ({
  ...orderOf(seller, buyer, 0),
  documentNo,
  businessDate,
})

beforeAll(async () => {
  house = await openLedger()
  const amounts = { grossFen: 1_130, netFen: 1_000, vatFen: 130 }
  for (const order of orders) {
    await post(house.db, orderPlaced(order))
    await post(house.db, [
      ...signedForSeller({ ...order, ...amounts, orderedFen: 1_130, costFen: 500, refusedCostFen: 0 }),
      ...signedForBuyer({ ...order, ...amounts }),
    ])
  }
  await post(
    house.db,
    returned({ ...document('RT-1', '2026-11-04'), grossFen: 113, netFen: 100, vatFen: 13, costFen: 50 }),
  )
  await post(house.db, paid({ ...document('PY-1', '2026-11-06'), amountFen: 2_000 }))
  await post(house.db, orderPlaced({ ...document('SO-9', '2026-11-07'), totalFen: 77 }))
})
afterAll(() => house.close())

const as = <T>(orgId: string, use: Parameters<typeof transact<T>>[2]): Promise<T> =>
  transact(house.db, { actor: accountantOf(orgId), readOnly: true }, use)

const between = (
  orgId: string,
  more: Partial<Parameters<typeof statementOf>[1]> = {},
): Promise<PartyStatement> =>
  as(orgId, ctx =>
    statementOf(ctx, {
      orgId,
      partyOrgId: orgId === seller ? buyer : seller,
      side: orgId === seller ? 'receivable' : 'payable',
      from: '2026-11-02',
      to: '2026-11-05',
      ...more,
    }),
  )

test('a statement opens, runs and closes exactly, and reads the same from both sides', async () => {
  const mine = await between(seller)
  expect(mine).toMatchObject({ openingFen: 1_130, closingFen: 5 * 1_130 - 113, pendingFen: 77, next: null })
  expect(mine.rows.map(row => [row.documentNo, row.debitFen, row.creditFen, row.balanceFen])).toEqual([
    ['SO-1', 1_130, 0, 2_260],
    ['SO-2', 1_130, 0, 3_390],
    ['SO-3', 1_130, 0, 4_520],
    ['RT-1', 0, 113, 4_407],
    ['SO-4', 1_130, 0, 5_537],
  ])
  const theirs = await between(buyer)
  expect(theirs).toMatchObject({ openingFen: 1_130, closingFen: mine.closingFen, pendingFen: 0 })
  expect(theirs.rows.map(row => [row.documentId, row.creditFen, row.debitFen, row.balanceFen])).toEqual(
    mine.rows.map(row => [row.documentId, row.debitFen, row.creditFen, row.balanceFen]),
  )
})

test('a statement in pages carries its balance on', async () => {
  const whole = await between(seller, { to: '2026-11-30' })
  const rows: PartyStatement['rows'] = []
  let after: string | null = ''
  for (let pages = 0; after !== null && pages < 10; pages++) {
    const page: PartyStatement = await between(seller, {
      to: '2026-11-30',
      limit: 2,
      ...(after && { after }),
    })
    expect(page.rows.length).toBeLessThanOrEqual(2)
    rows.push(...page.rows)
    after = page.next
  }
  expect(rows).toEqual(whole.rows)
  expect(rows.at(-1)?.balanceFen).toBe(whole.closingFen)
})

test('a party one never traded with has an empty statement; other books are not found', async () => {
  expect(await between(seller, { partyOrgId: newId() })).toEqual({
    rows: [],
    next: null,
    openingFen: 0,
    closingFen: 0,
    pendingFen: 0,
  })
  await expect(
    as(buyer, ctx =>
      statementOf(ctx, {
        orgId: seller,
        partyOrgId: buyer,
        side: 'receivable',
        from: '2026-11-01',
        to: '2026-11-30',
      }),
    ),
  ).rejects.toThrow(NotFound)
})

test('accounts page by code, balances stand on their usual side, the trial balance is even', async () => {
  const all = await as(seller, ctx => listAccounts(ctx, {}))
  expect(all.rows.map(row => row.code)).toEqual([
    '1002',
    '1122',
    '1405',
    '1406',
    '22210107',
    '6001',
    '6401',
    '9001',
  ])
  expect(all.rows.find(row => row.code === '1122')).toMatchObject({
    balanceFen: 3_537,
    partyOrgId: buyer,
    debitsPending: 77,
  })
  expect(all.rows.find(row => row.code === '6001')?.balanceFen).toBe(4_900)
  const paged: string[] = []
  let after: string | null = ''
  while (after !== null) {
    const page = await as(seller, ctx => listAccounts(ctx, { limit: '3', ...(after && { after }) }))
    paged.push(...page.rows.map(row => row.code))
    after = page.next
  }
  expect(paged).toEqual(all.rows.map(row => row.code))
  expect((await as(seller, ctx => listAccounts(ctx, { code: '1122' }))).rows).toHaveLength(1)
  const trial = await as(seller, trialBalance)
  expect(trial).toMatchObject({ debitsPending: 77, creditsPending: 77 })
  expect(trial.debitsPosted).toBe(trial.creditsPosted)
  await expect(
    transact(house.db, { actor: { ...accountantOf(seller), rights: new Set() } }, trialBalance),
  ).rejects.toThrow(Denied)
})

test('transfers come newest document first, of one document on demand, and of the own books only', async () => {
  const seen: TransferRow[] = []
  let after: string | null = ''
  while (after !== null) {
    const page = await as(seller, ctx => listTransfers(ctx, { limit: '7', ...(after && { after }) }))
    seen.push(...page.rows)
    after = page.next
  }
  expect(seen).toHaveLength(5 * 5 + 3 + 1 + 1)
  expect(seen[0]?.documentNo).toBe('SO-9')
  const one = orders[2]
  const mine = await as(seller, ctx => listTransfers(ctx, { documentId: one?.orderId as string }))
  expect(mine.rows.map(row => row.part).sort()).toEqual([
    'order',
    'sign.claim',
    'sign.cost',
    'sign.revenue',
    'sign.vat',
  ])
  const theirs = await as(buyer, ctx => listTransfers(ctx, { documentId: one?.orderId as string }))
  expect(theirs.rows.map(row => row.part).sort()).toEqual(['receive.goods', 'receive.vat'])
})
