import { newId, type RequestParts } from '@yaolian/kernel'
import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPriceTest, type PriceTest, sellerOf, TODAY } from './price.fixture.ts'
import { priceRoutes } from './routes.ts'

let t: PriceTest
const seller = sellerOf(newId())
beforeAll(async () => {
  t = await openPriceTest()
})
afterAll(() => t.close())

const routes = priceRoutes()
const origin = { ip: '127.0.0.1', userAgent: 'test', setCookie: () => {}, token: null }

/** Calls a route as the edge does, and holds the good answer to the shape that the route declares. */
async function call(
  name: string,
  parts: Partial<RequestParts> = {},
): Promise<{ status: number; value: unknown }> {
  const route = routes.find(r => `${r.method} ${r.path}` === name)
  if (!route) throw new Error(`no route ${name}`)
  const whole = { params: {}, query: {}, body: {}, ...parts }
  for (const part of ['params', 'query', 'body'] as const)
    if (route[part]) expect(Value.Errors(route[part], whole[part])).toEqual([])
  const reply = await route.handle(t.db, seller, whole, origin)
  if (reply.kind === 'download') throw new Error('no file was asked for')
  const answer =
    reply.kind === 'json' ? reply : { status: reply.answer.status, value: JSON.parse(reply.answer.body) }
  if (answer.status < 300) expect(Value.Errors(route.answer as TSchema, answer.value)).toEqual([])
  return answer
}

test('a seller sets prices and offers through the API, once, and sees why', async () => {
  const productId = t.products[0]!
  const buyerOrgId = newId()
  const price = { productId, priceMicro: 12_500_000, vatBp: 1300, validFrom: TODAY, reason: '开盘' }
  const list = { id: newId(), prices: [price] }
  const first = await call('POST /price/list-prices', { body: list })
  expect(first.status).toBe(201)
  expect(await call('POST /price/list-prices', { body: list })).toEqual({ ...first, status: 200 })
  const contract = { ...price, buyerOrgId, priceMicro: 11_000_000, validTo: '2026-12-31' }
  expect(
    (await call('POST /price/contract-prices', { body: { id: newId(), prices: [contract] } })).status,
  ).toBe(201)
  const offer = { productId, listed: true, minQuantity: 10, multiple: 10 }
  expect((await call('POST /price/offers', { body: { id: newId(), offers: [offer] } })).status).toBe(201)
  const past = { id: newId(), prices: [{ ...price, validFrom: '2026-11-21' }] }
  expect(await call('POST /price/list-prices', { body: past })).toMatchObject({
    ...{ status: 422, value: { code: 'price.in_past' } },
  })
  expect((await call('GET /price/products')).value).toMatchObject({
    rows: [{ productId, listed: true, priceMicro: 12_500_000, contracts: 1 }],
  })
  const asked = { params: { productId }, query: { buyerOrgId, date: '2026-12-01' } }
  expect((await call('GET /price/products/:productId', asked)).value).toMatchObject({
    effective: { source: 'contract', micro: 11_000_000 },
  })
})
