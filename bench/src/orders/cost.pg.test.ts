import { newId, type TransactionCost } from '@yaolian/kernel'
import { type GivenOrder, placeBatch } from '@yaolian/trade'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Drawn, everydayOrders } from './draw.ts'
import { givenOf } from './reference.ts'
import {
  addressId,
  approvedSellers,
  chanceFrom,
  isOutOfCredit,
  isOutOfScope,
  productId,
  productOf,
  sellerId,
} from './sizes.ts'
import { openTestMarket, TEST_MARKET, type TestMarket } from './test-market.ts'

let market: TestMarket
let costs: TransactionCost[] = []
beforeAll(async () => {
  market = await openTestMarket()
  market.db.onCost = cost => costs.push(cost)
})
afterAll(() => market?.close())

const LINES = [1, 5, 20, 200]
const buyers = Array.from({ length: TEST_MARKET.buyers }, (_, buyer) => buyer)
const goodBuyers = buyers.filter(buyer => !isOutOfScope(buyer) && !isOutOfCredit(buyer))

function orderWith(buyer: number, lines: number): Drawn {
  const seller = approvedSellers(TEST_MARKET, buyer)[0]!
  const wanted = Array.from({ length: lines }, (_, rank) => productOf(TEST_MARKET, seller, rank))
  return {
    buyer,
    order: {
      id: newId(),
      sellerId: sellerId(seller),
      shipToId: addressId(buyer),
      lines: wanted.map(product => ({ productId: productId(product), quantity: 1 })),
    },
  }
}

async function costOf(batch: readonly GivenOrder[]) {
  costs = []
  const answers = await placeBatch(market.db, batch)
  expect(costs).toHaveLength(1)
  const { flights, statements, attempts } = costs[0]!
  expect(attempts).toBe(1)
  const statuses = answers.map(answer => (answer instanceof Error ? answer.message : answer.status))
  return { flights, statements, statuses }
}

test('an order costs as many flights and statements with 200 lines as with one', async () => {
  const found = []
  for (const lines of LINES) found.push(await costOf([givenOf(orderWith(goodBuyers[0]!, lines))]))
  for (const one of found) expect(one).toEqual({ ...found[0], statuses: [201] })
  expect(found[0]!.flights).toBeLessThanOrEqual(6)
  expect(found[0]!.statements).toBeLessThanOrEqual(20)
})

test('a batch of 64 orders with refusals among them stays within 6 flights and 20 statements', async () => {
  for (const lines of LINES) {
    const drawn = [
      ...Array.from({ length: 58 }, (_, n) => orderWith(goodBuyers[n + 1]!, Math.min(lines, 50))),
      ...buyers
        .filter(isOutOfScope)
        .slice(0, 3)
        .map(buyer => orderWith(buyer, lines)),
      ...buyers
        .filter(isOutOfCredit)
        .slice(0, 3)
        .map(buyer => orderWith(buyer, lines)),
    ]
    const { flights, statements, statuses } = await costOf(drawn.map(givenOf))
    expect(statuses.filter(status => status === 422)).toHaveLength(6)
    expect(statuses.filter(status => status === 201)).toHaveLength(58)
    expect(flights).toBeLessThanOrEqual(6)
    expect(statements).toBeLessThanOrEqual(20)
  }
})

test('the first business of a seller, whose accounts must be opened, stays within them too', async () => {
  await market.owner.query(`delete from ledger.account where code = '9001' and org_id = $1`, [sellerId(1)])
  const buyer = goodBuyers.find(one => approvedSellers(TEST_MARKET, one)[0] === 1)!
  const { flights, statements, statuses } = await costOf([givenOf(orderWith(buyer, 5))])
  expect(statuses).toEqual([201])
  expect(flights).toBeLessThanOrEqual(6)
  expect(statements).toBeLessThanOrEqual(20)
})

test('a repeated batch costs one look at the stored answers', async () => {
  const draw = everydayOrders(TEST_MARKET, chanceFrom(7), 5)
  const batch = Array.from({ length: 20 }, () => givenOf(draw()))
  const first = await placeBatch(market.db, batch)
  const { flights, statements, statuses } = await costOf(batch)
  expect(statuses).toEqual(
    first.map(answer => (answer instanceof Error ? 0 : answer.status === 201 ? 200 : answer.status)),
  )
  expect(flights).toBeLessThanOrEqual(6)
  expect(statements).toBeLessThanOrEqual(20)
})
