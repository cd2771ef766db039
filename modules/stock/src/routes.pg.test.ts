import { newId, type Reply, type RequestParts } from '@yaolian/kernel'
import type { Static, TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { HoldEnded, HoldPage, LotDetail, LotPage } from './contract.ts'
import { stockRoutes } from './routes.ts'
import {
  newOwner,
  newProduct,
  type Owner,
  openStockTest,
  type StockTest,
  violations,
} from './stock.fixture.ts'

let t: StockTest
let own: Owner
let productId: string
beforeAll(async () => {
  t = await openStockTest()
  own = await newOwner(t.db)
  productId = await newProduct(t.db, '阿莫西林胶囊')
})
afterAll(() => t.close())

const routes = stockRoutes()
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
  const answer = read(await route.handle(t.db, own.actor, whole, origin))
  if (answer.status < 300) expect(Value.Errors(route.answer as TSchema, answer.value)).toEqual([])
  return answer
}
function read(reply: Reply): { status: number; value: unknown } {
  if (reply.kind === 'download') throw new Error('no file was asked for')
  return reply.kind === 'json' ? reply : { status: reply.answer.status, value: JSON.parse(reply.answer.body) }
}

test('goods are received once, accepted, stopped, released, counted and moved through the API', async () => {
  const receipt = {
    id: newId(),
    lines: [
      {
        ...{ productId, lotNo: '26A01', madeOn: '2026-10-01', expiresOn: '2028-09-30' },
        ...{ quantity: 60, unitCostMicro: 9_000_000 },
      },
    ],
  }
  const first = await call('POST /stock/receipts', { body: receipt })
  expect(first.status).toBe(201)
  const again = await call('POST /stock/receipts', { body: receipt })
  expect(again).toEqual({ ...first, status: 200 })
  const { lotId, stockId } = (first.value as { lines: { lotId: string; stockId: string }[] }).lines[0]!
  const params = { lotId }
  const grade = { id: newId(), quality: 'accepted', report: 'BG-26A01' }
  const noReport = { ...grade, id: newId(), report: '' }
  expect(await call('POST /stock/lots/:lotId/grade', { params, body: noReport })).toMatchObject({
    ...{ status: 422, value: { code: 'stock.no_report' } },
  })
  expect((await call('POST /stock/lots/:lotId/grade', { params, body: grade })).status).toBe(201)
  const stop = { id: newId(), cause: 'doubt', reason: '外观可疑' }
  expect((await call('POST /stock/lots/:lotId/hold', { params, body: stop })).value).toMatchObject({
    heldUnits: 60,
  })
  expect(((await call('GET /stock/holds')).value as Static<typeof HoldPage>).rows).toMatchObject([
    { holdId: stop.id },
  ])
  const release = { params: { holdId: stop.id }, body: { id: newId(), reason: '复检合格' } }
  const ended = (await call('POST /stock/holds/:holdId/release', release)).value as Static<typeof HoldEnded>
  expect(ended).toMatchObject({ outcome: 'released', quantity: 60 })
  const count = { id: newId(), counted: 59, expected: 60, reason: 'damaged', note: '破损一盒' }
  await call('POST /stock/shelves/:stockId/count', { params: { stockId }, body: count })
  const place = { id: newId(), name: '二号库', kind: 'warehouse', zones: ['cool'] }
  expect((await call('POST /stock/places', { body: place })).status).toBe(201)
  const zones = { params: { placeId: place.id }, body: { id: newId(), zones: ['cool', 'cold'] } }
  expect((await call('POST /stock/places/:placeId/zones', zones)).status).toBe(201)
  const move = { id: newId(), toPlaceId: place.id, quantity: 9, reason: '并库' }
  expect((await call('POST /stock/shelves/:stockId/move', { params: { stockId }, body: move })).status).toBe(
    201,
  )
  const lot = (await call('GET /stock/lots/:lotId', { params })).value as Static<typeof LotDetail>
  expect(lot.places.map(p => [p.placeName, p.available])).toEqual([
    ['一号库', 50],
    ['二号库', 9],
  ])
  expect(((await call('GET /stock/lots')).value as Static<typeof LotPage>).rows).toHaveLength(2)
  for (const list of ['products', 'totals', 'places', 'holds'])
    expect((await call(`GET /stock/${list}`)).status).toBe(200)
  expect((await call('GET /stock/lots/:lotId/entries', { params })).status).toBe(200)
  expect(await violations(t.db)).toEqual([])
})

test('held goods are scrapped through the API by whoever may', async () => {
  const line = { productId, lotNo: '26B01', expiresOn: '2028-09-30', quantity: 5, unitCostMicro: 1 }
  const body = { id: newId(), accepted: true, lines: [line] }
  const { value } = await call('POST /stock/receipts', { body })
  const { lotId } = (value as { lines: { lotId: string }[] }).lines[0]!
  const stop = { id: newId(), cause: 'excursion', reason: '超温' }
  await call('POST /stock/lots/:lotId/hold', { params: { lotId }, body: stop })
  const scrap = { params: { holdId: stop.id }, body: { id: newId(), reason: '销毁' } }
  expect(await call('POST /stock/holds/:holdId/scrap', scrap)).toMatchObject({
    ...{ status: 201, value: { outcome: 'scrapped', quantity: 5 } },
  })
  expect(await violations(t.db)).toEqual([])
})
