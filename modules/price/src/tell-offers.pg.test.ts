import { noteDemand, searchProducts } from '@yaolian/catalogue'
import { newId, systemActor, transact } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listOffers } from './list-offers.ts'
import { as, openPriceTest, type PriceTest } from './price.fixture.ts'
import { tellOffers } from './tell-offers.ts'

let t: PriceTest
const seller = newId()
beforeAll(async () => {
  t = await openPriceTest()
})
afterAll(() => t.close())

const list = (listed: boolean) =>
  as(t.db, seller, ctx =>
    listOffers(ctx, [{ productId: t.products[0]!, listed, minQuantity: 1, multiple: 1 }]),
  )
const offered = async () => {
  const found = await transact(t.db, { actor: systemActor('test') }, ctx =>
    searchProducts(ctx, { q: '阿莫西林', limit: 5, offered: true, states: ['draft'] }),
  )
  return found.rows.map(row => row.productId)
}

test('what is put on offer is found among what is offered, at once, and is gone when it is taken off', async () => {
  expect(await offered()).toEqual([])
  await list(true)
  expect(await offered()).toEqual([t.products[0]])
  await list(false)
  expect(await offered()).toEqual([])
})

test('the nightly round tells the search what it was never told', async () => {
  await list(true)
  await as(t.db, seller, ctx => noteDemand(ctx, [{ productId: t.products[0]!, offers: 0, sold: null }]))
  expect(await offered()).toEqual([])
  await tellOffers(t.db)
  expect(await offered()).toEqual([t.products[0]])
})
