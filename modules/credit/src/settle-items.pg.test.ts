import { newId, runProofs, systemActor, transact } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CreditHouse, grant, openCredit, pay, sell } from './credit.fixture.ts'
import { proofs } from './proofs.ts'
import { addOpenItems, settleOpenItems } from './settle-items.ts'

let house: CreditHouse
beforeAll(async () => {
  house = await openCredit(12)
})
afterAll(() => house.close())

async function pair(termDays = 30) {
  const [seller, buyer] = [newId(), newId()]
  await grant(house.db, seller, { buyerOrgId: buyer, limitFen: 1_000_000, termDays })
  return { seller, buyer }
}

const open = (seller: string) =>
  house.asOwner(
    'select item_id as id, open_fen::int as fen, due_on::text as due from credit.open_item where org_id = $1 order by due_on',
    [seller],
  )

const violations = async (): Promise<string[]> =>
  (await runProofs(house.db, proofs)).results.flatMap(result => result.violations)

test('a payment settles the oldest items; what is over waits and pays the next', async () => {
  const { seller, buyer } = await pair()
  const first = await sell(house.db, { seller, buyer, fen: 100, day: '2026-11-01' })
  const second = await sell(house.db, { seller, buyer, fen: 50, day: '2026-11-02' })
  const part = await pay(house.db, { seller, buyer, fen: 120, day: '2026-11-03' })
  expect(part.matched).toEqual([
    { itemId: first, documentNo: 'SO-2026-11-01', amountFen: 100 },
    { itemId: second, documentNo: 'SO-2026-11-02', amountFen: 20 },
  ])
  expect(part.prepaidFen).toBe(0)
  const over = await pay(house.db, { seller, buyer, fen: 100, day: '2026-11-04' })
  expect(over).toMatchObject({ matched: [{ itemId: second, amountFen: 30 }], prepaidFen: 70 })
  const third = await sell(house.db, { seller, buyer, fen: 90, day: '2026-11-05' })
  expect(await open(seller)).toEqual([
    { id: first, fen: 0, due: '2026-12-01' },
    { id: second, fen: 0, due: '2026-12-02' },
    { id: third, fen: 20, due: '2026-12-05' },
  ])
  expect(await violations()).toEqual([])
})

test('a return reduces its own item before older ones', async () => {
  const { seller, buyer } = await pair()
  const older = await sell(house.db, { seller, buyer, fen: 100, day: '2026-11-01' })
  const newer = await sell(house.db, { seller, buyer, fen: 50, day: '2026-11-02' })
  const receiptId = newId()
  await transact(house.db, { actor: systemActor('test'), orgs: [seller, buyer] }, async ctx => {
    const [settled] = await settleOpenItems(ctx, [
      {
        orgId: seller,
        receiptId,
        buyerOrgId: buyer,
        kind: 'return',
        documentNo: 'RT-1',
        receivedOn: '2026-11-03',
        amountFen: 60,
        itemId: newer,
      },
    ])
    expect(settled?.matched.map(m => [m.itemId, m.amountFen])).toEqual([
      [newer, 50],
      [older, 10],
    ])
  })
})

test('an item is due when the order says, else after the term of the line', async () => {
  const { seller, buyer } = await pair(45)
  const item = { orgId: seller, buyerOrgId: buyer, documentNo: 'SO', issuedOn: '2026-11-22', amountFen: 1 }
  const [agreed, usual] = [newId(), newId()]
  await transact(house.db, { actor: systemActor('test'), orgs: [seller] }, ctx =>
    addOpenItems(ctx, [
      { ...item, itemId: agreed, dueOn: '2026-12-01' },
      { ...item, itemId: usual },
    ]),
  )
  expect(await open(seller)).toEqual([
    { id: agreed, fen: 1, due: '2026-12-01' },
    { id: usual, fen: 1, due: '2027-01-06' },
  ])
})

test('a document counts once, and nobody owes without a line', async () => {
  const { seller, buyer } = await pair()
  const orderId = await sell(house.db, { seller, buyer, fen: 100, day: '2026-11-01' })
  const item = {
    orgId: seller,
    itemId: orderId,
    buyerOrgId: buyer,
    documentNo: 'X',
    issuedOn: '2026-11-01',
    amountFen: 1,
  }
  const add = (more: object) =>
    transact(house.db, { actor: systemActor('test'), orgs: [seller] }, ctx =>
      addOpenItems(ctx, [{ ...item, ...more }]),
    )
  await expect(add({})).rejects.toMatchObject({ code: '23505' })
  await expect(add({ itemId: newId(), buyerOrgId: newId() })).rejects.toThrow('no credit line')
  await expect(
    transact(house.db, { actor: systemActor('test'), orgs: [seller] }, ctx =>
      settleOpenItems(ctx, [
        {
          orgId: seller,
          receiptId: newId(),
          buyerOrgId: newId(),
          kind: 'payment',
          documentNo: 'X',
          receivedOn: '2026-11-01',
          amountFen: 1,
        },
      ]),
    ),
  ).rejects.toThrow('without a credit line')
})

test('signatures and payments of one pair at once: nothing is missed, nothing paid twice', async () => {
  const { seller, buyer } = await pair()
  await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      i % 2
        ? pay(house.db, { seller, buyer, fen: 70, day: '2026-11-05' })
        : sell(house.db, { seller, buyer, fen: 100, day: '2026-11-04' }),
    ),
  )
  const items = await open(seller)
  expect(items.reduce((sum, item) => sum + Number(item.fen), 0)).toBe(10 * 100 - 10 * 70)
  const [left] = await house.asOwner(
    'select sum(unmatched_fen)::int as fen from credit.receipt where org_id = $1',
    [seller],
  )
  expect(left?.fen).toBe(0)
})

test('the proofs find an item or a receivable that was tampered with', async () => {
  const { seller, buyer } = await pair()
  const itemId = await sell(house.db, { seller, buyer, fen: 100, day: '2026-11-04' })
  await house.asOwner('update credit.open_item set open_fen = 99 where item_id = $1', [itemId])
  const found = await violations()
  expect(found.some(fault => fault.includes(itemId))).toBe(true)
  expect(found.some(fault => fault.includes(`${seller} from ${buyer}: open items 99 fen, ledger 100`))).toBe(
    true,
  )
})
