import { type Ctx, Denied, isRefusal, NotFound, newId, transact } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { adjustStock } from './adjust-stock.ts'
import type { LotQuery, ReceiveStock } from './contract.ts'
import { holdLot } from './hold-lots.ts'
import type { ReceivedLine } from './plan-receipts.ts'
import { receiveAtDesk } from './receive-at-desk.ts'
import { reserveLots } from './reserve-lots.ts'
import { returnStock } from './return-stock.ts'
import {
  actorOf,
  anywhere,
  newOwner,
  newProduct,
  type Owner,
  openStockTest,
  type StockTest,
  stockUp,
} from './stock.fixture.ts'
import { listEntries, listHolds, listLots, listProductStock, readLot, totalLots } from './stock-desk.ts'

let t: StockTest
let own: Owner
const products: string[] = []
const lines: Record<string, ReceivedLine> = {}
const as = <T>(use: (ctx: Ctx) => Promise<T>, actor = own.actor) => transact(t.db, { actor }, use)

beforeAll(async () => {
  t = await openStockTest()
  own = await newOwner(t.db)
  for (const name of ['阿莫西林胶囊', '布洛芬缓释胶囊', '人胰岛素注射液'])
    products.push(await newProduct(t.db, name, name.startsWith('人') ? 'cold' : 'cool'))
  const stock = async (lotNo: string, product: number, expiresOn: string, more = {}) => {
    const facts = { productId: products[product]!, lotNo, madeOn: null, expiresOn }
    lines[lotNo] = await stockUp(t.db, own.orgId, { ...facts, ...more })
  }
  await stock('A1', 0, '2027-01-31', { unitCostMicro: 15_500 })
  await stock('A2', 0, '2028-06-30')
  await stock('B1', 1, '2026-11-21')
  await stock('B2', 1, '2027-05-21', { quality: 'pending' })
  await stock('C1', 2, '2027-12-31', { temperature: 'cold' })
  const pick = { ...lines.A2!, reservationId: newId(), documentId: newId(), lineNo: 1, quantity: 30 }
  await anywhere(t.db, ctx => reserveLots(ctx, [pick], null))
})
afterAll(() => t.close())

const lotNos = async (query: LotQuery) => (await as(ctx => listLots(ctx, query))).rows.map(row => row.lotNo)

test('lots come by expiry with what may be sold of each', async () => {
  const { rows, next } = await as(ctx => listLots(ctx, {}))
  expect(next).toBeNull()
  expect(rows.map(row => [row.lotNo, row.onHand, row.reserved, row.available, row.issuable])).toEqual([
    ['B1', 100, 0, 0, false],
    ['A1', 100, 0, 100, true],
    ['B2', 100, 0, 0, false],
    ['C1', 100, 0, 0, false],
    ['A2', 100, 30, 70, true],
  ])
  expect(rows[0]).toMatchObject({ genericName: '布洛芬缓释胶囊', daysLeft: -1, placeName: '一号库' })
  expect(rows[0]!.packLevels.length).toBeGreaterThan(0)
})

test('pages of lots join without a gap', async () => {
  const first = await as(ctx => listLots(ctx, { limit: '2' }))
  const second = await as(ctx => listLots(ctx, { limit: '2', after: first.next! }))
  const third = await as(ctx => listLots(ctx, { limit: '2', after: second.next! }))
  const all = [...first.rows, ...second.rows, ...third.rows]
  expect(all.map(row => row.lotNo)).toEqual(['B1', 'A1', 'B2', 'C1', 'A2'])
  expect(third.next).toBeNull()
})

test('filters find what they name', async () => {
  expect(await lotNos({ q: '阿莫' })).toEqual(['A1', 'A2'])
  expect(await lotNos({ q: 'b2' })).toEqual(['B2'])
  expect(await lotNos({ q: '%' })).toEqual([])
  expect(await lotNos({ 'f.product': products[2]! })).toEqual(['C1'])
  expect(await lotNos({ 'f.place': newId() })).toEqual([])
  expect(await lotNos({ 'f.state': 'expired' })).toEqual(['B1'])
  expect(await lotNos({ 'f.state': 'near' })).toEqual(['A1', 'B2'])
  expect(await lotNos({ 'f.state': 'near', 'f.days': '90' })).toEqual(['A1'])
  expect(await lotNos({ 'f.state': 'pending' })).toEqual(['B2'])
  expect(await lotNos({ 'f.state': 'blocked' })).toEqual(['B1', 'B2', 'C1'])
  expect(await lotNos({ 'f.state': 'held' })).toEqual([])
})

test('totals add up what the same filters list', async () => {
  expect(await as(ctx => totalLots(ctx, { q: '阿莫' }))).toEqual({
    ...{ count: 2, onHand: 200, reserved: 30, held: 0, available: 170 },
    costFen: 125_155, // 100 × 0.0155 and 100 × 12.50 yuan
  })
  expect(await as(ctx => totalLots(ctx, { q: '没有' }))).toMatchObject({ count: 0, onHand: 0, costFen: 0 })
})

test('products add up their lots and name the first expiry that may be sold', async () => {
  const { rows } = await as(ctx => listProductStock(ctx, {}))
  expect(rows.map(row => [row.genericName, row.lots, row.onHand, row.available, row.nearestExpiry])).toEqual([
    ['阿莫西林胶囊', 2, 200, 170, '2027-01-31'],
    ['布洛芬缓释胶囊', 2, 200, 0, null],
    ['人胰岛素注射液', 1, 100, 0, null],
  ])
  const first = await as(ctx => listProductStock(ctx, { limit: '1', q: '胶囊' }))
  const second = await as(ctx => listProductStock(ctx, { limit: '1', q: '胶囊', after: first.next! }))
  expect([...first.rows, ...second.rows].map(row => row.genericName)).toEqual([
    '阿莫西林胶囊',
    '布洛芬缓释胶囊',
  ])
})

test('a lot tells its places, its holds and its whole history', async () => {
  const line = await stockUp(t.db, own.orgId, { productId: products[0]!, lotNo: 'A9' })
  const item = { orgId: own.orgId, documentId: newId(), lotId: line.lotId, quantity: 4, reason: '退货' }
  await as(ctx => returnStock(ctx, [item]))
  const stop = { holdId: newId(), lotId: line.lotId, cause: 'doubt' as const, reason: '外观' }
  await as(ctx => holdLot(ctx, stop))
  const lot = await as(ctx => readLot(ctx, line))
  expect(lot.places).toMatchObject([{ placeName: '一号库', onHand: 104, held: 104, available: 0 }])
  expect(lot.holds.map(h => [h.cause, h.quantity, h.state])).toEqual([
    ['doubt', 100, 'open'],
    ['return', 4, 'open'],
  ])
  const waiting = await as(ctx => listHolds(ctx, { 'f.cause': 'return,receipt' }))
  expect(waiting.rows).toMatchObject([
    { lotNo: 'A9', cause: 'return', quantity: 4, genericName: '阿莫西林胶囊' },
  ])
  const first = await as(ctx => listEntries(ctx, line, { limit: '3' }))
  const rest = await as(ctx => listEntries(ctx, line, { limit: '3', after: first.next! }))
  expect([...first.rows, ...rest.rows].map(e => [e.reason, e.placeName, e.onHand, e.held])).toEqual([
    ['doubt', '一号库', 0, 100],
    ['returned', null, -4, 0],
    ['returned', '一号库', 4, 4],
    ['opening', null, -100, 0],
    ['opening', '一号库', 100, 0],
  ])
})

test('sold-out lots leave the list', async () => {
  const line = await stockUp(t.db, own.orgId, { productId: products[0]!, lotNo: 'A8', quantity: 3 })
  const count = { adjustmentId: newId(), stockId: line.stockId, counted: 0, expected: 3, note: '' }
  expect(await lotNos({ q: 'A8' })).toEqual(['A8'])
  await as(ctx => adjustStock(ctx, { ...count, reason: 'damaged' }))
  expect(await lotNos({ q: 'A8' })).toEqual([])
})

const receipt = (change: Partial<ReceiveStock['lines'][number]> = {}): ReceiveStock => ({
  id: newId(),
  lines: [
    {
      ...{ productId: products[0]!, lotNo: 'N1', madeOn: '2026-10-01', expiresOn: '2028-09-30' },
      ...{ quantity: 60, unitCostMicro: 9_000_000, ...change },
    },
  ],
})

test('the desk takes goods in to wait for acceptance, or accepted by whoever may accept', async () => {
  const received = await as(ctx => receiveAtDesk(ctx, receipt()))
  expect(received).toMatchObject({ lines: [{ lotNo: 'N1', quantity: 60 }] })
  expect(await lotNos({ q: 'N1', 'f.state': 'pending' })).toEqual(['N1'])
  const accepted = { ...receipt({ lotNo: 'N2' }), accepted: true, opening: true }
  await as(ctx => receiveAtDesk(ctx, accepted))
  expect(await lotNos({ q: 'N2', 'f.state': 'pending' })).toEqual([])
  const keeper = actorOf(own.orgId, ['stock.receive'])
  await expect(as(ctx => receiveAtDesk(ctx, accepted), keeper)).rejects.toThrow(Denied)
})

test.each([
  ['stock.unknown_product', { productId: newId() }],
  ['stock.expired', { madeOn: '2025-01-01', expiresOn: '2026-11-21' }],
  ['stock.days_wrong', { madeOn: '2026-11-23' }],
  ['stock.lot_differs', { lotNo: 'A1' }],
])('the desk refuses %s', async (code, change) => {
  const answer = await as(async ctx => {
    const given = await receiveAtDesk(ctx, receipt(change))
    expect([...ctx.wrote]).toEqual([])
    return given
  })
  expect(isRefusal(answer) && answer.code).toBe(code)
})

test('the desk refuses goods that no place of the name can keep', async () => {
  const cold = receipt({ productId: products[2]! })
  expect(await as(ctx => receiveAtDesk(ctx, cold))).toMatchObject({ code: 'stock.wrong_temperature' })
  const nowhere = { ...receipt(), placeId: newId() }
  expect(await as(ctx => receiveAtDesk(ctx, nowhere))).toMatchObject({ code: 'stock.no_place' })
})

test('nobody reads another owner’s stock, or any without the right', async () => {
  const stranger = actorOf(newId())
  expect((await as(ctx => listLots(ctx, {}), stranger)).rows).toEqual([])
  expect((await as(ctx => listProductStock(ctx, {}), stranger)).rows).toEqual([])
  expect((await as(ctx => listHolds(ctx, {}), stranger)).rows).toEqual([])
  await expect(as(ctx => listEntries(ctx, lines.A1!, {}), stranger)).rejects.toThrow(NotFound)
  await expect(as(ctx => readLot(ctx, lines.A1!), stranger)).rejects.toThrow(NotFound)
  const powerless = actorOf(own.orgId, [])
  const reads = [
    (ctx: Ctx) => listLots(ctx, {}),
    (ctx: Ctx) => totalLots(ctx, {}),
    (ctx: Ctx) => listProductStock(ctx, {}),
    (ctx: Ctx) => readLot(ctx, lines.A1!),
    (ctx: Ctx) => listEntries(ctx, lines.A1!, {}),
    (ctx: Ctx) => listHolds(ctx, {}),
  ]
  for (const read of reads) await expect(as<unknown>(read, powerless)).rejects.toThrow(Denied)
})
