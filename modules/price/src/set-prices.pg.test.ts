import { Denied, isRefusal, newId, plusDays, type Refusal, transact } from '@yaolian/kernel'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { listOffers, type OfferTerms } from './list-offers.ts'
import { as, good, openPriceTest, type PriceTest, sellerOf, TODAY, violations } from './price.fixture.ts'
import { explainPrice, listPrices, type PriceFilter } from './price-desk.ts'
import { offersOf, readPrices } from './read-prices.ts'
import { type ContractChange, type ListChange, setContractPrices, setListPrices } from './set-prices.ts'

let t: PriceTest
let seller: string
const buyer = newId()
beforeAll(async () => {
  t = await openPriceTest()
})
beforeEach(() => {
  seller = newId()
})
afterEach(async () => expect(await violations(t.db)).toEqual([]))
afterAll(() => t.close())

const day = (n: number) => plusDays(TODAY, n)
const change = (priceMicro: number, from = 0, product = 0): ListChange => ({
  ...{ productId: t.products[product]!, priceMicro, vatBp: 1300, validFrom: day(from), reason: '季度调价' },
})
const contract = (priceMicro: number, from = 0, to: number | null = null): ContractChange => ({
  ...change(priceMicro, from),
  ...{ buyerOrgId: buyer, validTo: to === null ? null : day(to) },
})
const setList = (...changes: ListChange[]) => as(t.db, seller, ctx => setListPrices(ctx, changes))
const setContract = (...changes: ContractChange[]) => as(t.db, seller, ctx => setContractPrices(ctx, changes))
const list = (...offers: OfferTerms[]) => as(t.db, seller, ctx => listOffers(ctx, offers))
const offer = (terms: Partial<OfferTerms> = {}): OfferTerms => ({
  ...{ productId: t.products[0]!, listed: true, minQuantity: 1, multiple: 1 },
  ...terms,
})

async function priceOn(n: number, buyerOrgId = buyer, product = 0) {
  const wanted = { sellerOrgId: seller, buyerOrgId, productId: t.products[product]! }
  const found = await as(t.db, seller, ctx => readPrices(ctx, [wanted, wanted], day(n)))
  expect(found.length).toBeLessThanOrEqual(1)
  return found[0] ? [found[0].source, found[0].micro] : null
}
async function refused(answer: Promise<unknown>): Promise<Refusal> {
  const given = await answer
  if (!isRefusal(given)) throw new Error(`not refused: ${JSON.stringify(given)}`)
  return given
}

test('a price holds from its day until another follows, and history keeps both', async () => {
  good(await setList(change(10_000_000)))
  good(await setList(change(12_000_000, 5)))
  expect(await priceOn(-1)).toBeNull()
  expect(await priceOn(4)).toEqual(['list', 10_000_000])
  expect(await priceOn(5)).toEqual(['list', 12_000_000])
  expect(await priceOn(999)).toEqual(['list', 12_000_000])
})

test('a correction of the same day replaces the mistake without hiding it', async () => {
  const first = good(await setList(change(1_000_000)))
  const second = good(await setList({ ...change(10_000_000), reason: '更正：小数点' }))
  expect(await priceOn(0)).toEqual(['list', 10_000_000])
  const why = await as(t.db, seller, ctx => explainPrice(ctx, { productId: t.products[0]! }))
  expect(why).toMatchObject({
    effective: { priceId: second.priceIds[0], source: 'list' },
    list: [
      { version: 2, state: 'active', reason: '更正：小数点', changedName: '赵价管' },
      { version: 1, state: 'replaced', priceId: first.priceIds[0], priceMicro: 1_000_000 },
    ],
    contract: [],
  })
})

test('a contract price wins over the list for its buyer alone, as long as it lasts', async () => {
  good(await setList(change(10_000_000)))
  good(await setContract(contract(8_000_000, 1, 3)))
  expect(await priceOn(0)).toEqual(['list', 10_000_000])
  expect(await priceOn(1)).toEqual(['contract', 8_000_000])
  expect(await priceOn(3)).toEqual(['contract', 8_000_000])
  expect(await priceOn(4)).toEqual(['list', 10_000_000])
  expect(await priceOn(2, newId())).toEqual(['list', 10_000_000])
})

test('a contract price needs no list price', async () => {
  good(await setContract(contract(8_000_000)))
  expect(await priceOn(0)).toEqual(['contract', 8_000_000])
  expect(await priceOn(0, newId())).toBeNull()
})

test('refuses what no price may be, and then changes nothing', async () => {
  good(await setList(change(10_000_000)))
  good(await setContract(contract(8_000_000, 0, 9)))
  const cases: [Promise<unknown>, string][] = [
    [setList(change(1, -1)), 'price.in_past'],
    [setList({ ...change(1), vatBp: 1700 }), 'price.vat_rate'],
    [setList(change(0)), 'price.not_positive'],
    [setList({ ...change(1), productId: newId() }), 'price.unknown_product'],
    [setList(change(1), change(2, 3)), 'price.twice'],
    [setList(change(9_000_000, 0, 1), change(1, -1)), 'price.in_past'],
    [setContract(contract(1, 2, 1)), 'price.ends_before_start'],
    [setContract(contract(1, 2, 5)), 'price.overlap'],
    [setContract(contract(1, -1)), 'price.in_past'],
    [list(offer(), offer()), 'price.twice'],
    [list(offer({ minQuantity: 15, multiple: 10 })), 'price.min_not_multiple'],
    [list(offer({ productId: newId() })), 'price.unknown_product'],
  ]
  for (const [answer, code] of cases) expect(await refused(answer)).toMatchObject({ code })
  expect(await priceOn(0)).toEqual(['contract', 8_000_000])
  expect(await priceOn(0, newId(), 1)).toBeNull()
})

test('four people who set one price at once leave four versions and one price', async () => {
  const answers = await Promise.all([1, 2, 3, 4].map(i => setList(change(i * 1_000_000))))
  expect(answers.map(answer => isRefusal(answer))).toEqual([false, false, false, false])
  const why = await as(t.db, seller, ctx => explainPrice(ctx, { productId: t.products[0]! }))
  expect(why.list.map(row => [row.version, row.state])).toEqual([
    [4, 'active'],
    [3, 'replaced'],
    [2, 'replaced'],
    [1, 'replaced'],
  ])
})

test('buyers see who offers what, and prices carry the terms of the offer', async () => {
  const productId = t.products[2]!
  good(await setList(change(5_000_000, 0, 2)))
  const wanted = { sellerOrgId: seller, buyerOrgId: buyer, productId }
  const read = () => as(t.db, seller, ctx => readPrices(ctx, [wanted], TODAY))
  expect(await read()).toMatchObject([{ listed: false, minQuantity: 1, multiple: 1 }])
  expect(await as(t.db, buyer, ctx => offersOf(ctx, [productId]))).toEqual([])
  good(await list(offer({ productId, minQuantity: 20, multiple: 10 })))
  expect(await read()).toMatchObject([{ listed: true, minQuantity: 20, multiple: 10 }])
  expect(await as(t.db, buyer, ctx => offersOf(ctx, [productId, productId]))).toEqual([
    { productId, sellerOrgId: seller, minQuantity: 20, multiple: 10 },
  ])
  expect(await as(t.db, buyer, ctx => readPrices(ctx, [wanted], TODAY))).toEqual([])
  good(await list(offer({ productId, listed: false })))
  expect(await as(t.db, buyer, ctx => offersOf(ctx, [productId]))).toEqual([])
})

test('the desk lists products with today’s price, the next one and filters, page by page', async () => {
  good(
    await setList(
      ...[0, 1, 2, 3].map(product => change((product + 1) * 1_000_000, product === 3 ? 2 : 0, product)),
    ),
  )
  good(await setList(change(9_000_000, 7, 1)))
  good(await setContract(contract(500_000)))
  good(await list(offer({ productId: t.products[1]! })))
  const desk = (query: PriceFilter) => as(t.db, seller, ctx => listPrices(ctx, query))
  const all = await desk({})
  expect(all.rows.map(row => row.priceMicro)).toEqual([1_000_000, 2_000_000, 3_000_000, null])
  expect(all.rows[0]).toMatchObject({
    genericName: '阿莫西林胶囊',
    contracts: 1,
    nextMicro: null,
    validFrom: TODAY,
  })
  expect(all.rows[1]).toMatchObject({ nextMicro: 9_000_000, nextFrom: day(7), listed: true })
  const first = await desk({ limit: '3' })
  const rest = await desk({ limit: '3', after: first.next! })
  expect([...first.rows, ...rest.rows]).toEqual(all.rows)
  expect(rest.next).toBeNull()
  expect((await desk({ 'f.listed': '1' })).rows.map(row => row.productId)).toEqual([t.products[1]])
  expect((await desk({ 'f.priced': '0' })).rows.map(row => row.productId)).toEqual([t.products[3]])
  expect((await desk({ q: '布洛芬' })).rows.map(row => row.productId)).toEqual([t.products[1]])
  expect((await desk({ q: '100%' })).rows).toEqual([])
  expect((await as(t.db, newId(), ctx => listPrices(ctx, {}))).rows).toEqual([])
})

test('nobody sets or reads prices without the right', async () => {
  const powerless = { actor: sellerOf(seller, []) }
  for (const verb of [
    () => transact(t.db, powerless, ctx => setListPrices(ctx, [change(1)])),
    () => transact(t.db, powerless, ctx => setContractPrices(ctx, [contract(1)])),
    () => transact(t.db, powerless, ctx => listOffers(ctx, [offer()])),
    () => transact(t.db, powerless, ctx => listPrices(ctx, {})),
    () => transact(t.db, powerless, ctx => explainPrice(ctx, { productId: t.products[0]! })),
  ])
    await expect(verb()).rejects.toThrow(Denied)
})

test('the proof finds periods that run into each other', async () => {
  good(await setList(change(1_000_000), change(2_000_000, 0, 1)))
  good(await setList(change(3_000_000, 5)))
  const where = `where org_id = '${seller}' and version = 1 and valid_to is not null`
  await t.owner.streams.query(`update price.list_price set valid_to = valid_to + 1 ${where}`)
  expect(await violations(t.db)).toHaveLength(1)
  await t.owner.streams.query(`update price.list_price set valid_to = valid_to - 1 ${where}`)
})

test('goods that the law keeps off the net get no price and no offer, and the rule says why; off is allowed', async () => {
  const at = (scopeClass: string) =>
    t.owner.streams.query('update catalogue.product set scope_class = $2 where product_id = $1', [
      t.products[0],
      scopeClass,
    ])
  await at('blood')
  const byRule = { code: 'price.closed_by_rule', hits: [{ ruleId: 'ONL-01', decision: 'block' }] }
  expect(await refused(setList(change(1_000_000)))).toMatchObject(byRule)
  expect(await refused(list(offer()))).toMatchObject(byRule)
  good(await list(offer({ listed: false })))
  await at('chemical')
})
