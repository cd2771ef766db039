import { type Instant, newId, Stale, transact } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { consumeReservations } from './consume-reservations.ts'
import { holdLots } from './hold-lots.ts'
import type { ReceivedLine } from './plan-receipts.ts'
import { extendReservations, readReservations } from './read-reservations.ts'
import { releaseExpiredReservations, releaseReservations } from './release-reservations.ts'
import { type Pick, reserveLots } from './reserve-lots.ts'
import {
  anywhere,
  newOwner,
  type Owner,
  openStockTest,
  type StockTest,
  shelfOf,
  stockUp,
  violations,
} from './stock.fixture.ts'
import { listEntries } from './stock-desk.ts'

let t: StockTest
let one: Owner
let two: Owner
beforeAll(async () => {
  t = await openStockTest()
  one = await newOwner(t.db)
  two = await newOwner(t.db)
})
afterAll(async () => {
  expect(await violations(t.db)).toEqual([])
  await t.close()
})

const pickOf = (line: ReceivedLine, quantity: number, documentId = newId(), lineNo = 1): Pick => ({
  ...{ orgId: line.orgId, stockId: line.stockId, lotId: line.lotId },
  ...{ reservationId: newId(), documentId, lineNo, quantity },
})
const reserve = (picks: Pick[], expiresAt: Instant | null = null) =>
  anywhere(t.db, ctx => reserveLots(ctx, picks, expiresAt))
const availableOf = async (line: ReceivedLine) => (await shelfOf(t.db, line))?.available

test('promises picks of two organisations and several documents on one shelf in one statement', async () => {
  const [a, b] = [await stockUp(t.db, one.orgId), await stockUp(t.db, two.orgId, { quantity: 7 })]
  const document = newId()
  await reserve([pickOf(a, 30), pickOf(a, 20, document, 1), pickOf(b, 7, document, 2)])
  expect([await availableOf(a), await availableOf(b)]).toEqual([50, 0])
})

test('one short shelf leaves every shelf as it was', async () => {
  const [a, b] = [await stockUp(t.db, one.orgId), await stockUp(t.db, two.orgId, { quantity: 7 })]
  const attempt = reserve([pickOf(a, 30), pickOf(b, 4), pickOf(b, 4)])
  await expect(attempt).rejects.toThrow(Stale)
  expect([await availableOf(a), await availableOf(b)]).toEqual([100, 7])
})

test('a shelf of another lot than the pick names is never taken', async () => {
  const [a, b] = [await stockUp(t.db, one.orgId), await stockUp(t.db, one.orgId)]
  await expect(reserve([{ ...pickOf(a, 1), lotId: b.lotId }])).rejects.toThrow(Stale)
})

test('rows of organisations that the transaction does not show can be neither read nor taken', async () => {
  const a = await stockUp(t.db, one.orgId)
  const stranger = { actor: two.actor }
  await expect(transact(t.db, stranger, ctx => reserveLots(ctx, [pickOf(a, 1)], null))).rejects.toThrow(Stale)
  expect(
    await transact(t.db, stranger, ctx => readReservations(ctx, [{ orgId: one.orgId, documentId: newId() }])),
  ).toEqual([])
})

test('shipping takes the goods out and names lot, report and cost of each line', async () => {
  const a = await stockUp(t.db, one.orgId)
  const documentId = newId()
  const document = { orgId: one.orgId, documentId }
  await reserve([pickOf(a, 30, documentId, 1), pickOf(a, 5, documentId, 2)])
  const shipped = await anywhere(t.db, ctx => consumeReservations(ctx, [document, document]))
  expect(shipped).toMatchObject([
    { lineNo: 1, lotNo: '20260801', report: 'BG-20260801', quantity: 30, unitCostMicro: 12_500_000 },
    { lineNo: 2, quantity: 5, madeOn: '2026-08-01', expiresOn: '2028-07-31', productId: a.productId },
  ])
  expect(await availableOf(a)).toBe(65)
  expect(await anywhere(t.db, ctx => consumeReservations(ctx, [document]))).toEqual([])
  expect(await anywhere(t.db, ctx => releaseReservations(ctx, [document], 'cancelled'))).toEqual([])
})

test('a lot that was stopped after the promise is not shipped, and says so', async () => {
  const a = await stockUp(t.db, one.orgId)
  const documentId = newId()
  await reserve([pickOf(a, 10, documentId)])
  await anywhere(t.db, ctx => holdLots(ctx, [a], { cause: 'doubt', reason: '变色', documentId: null }))
  const answer = await anywhere(t.db, ctx => consumeReservations(ctx, [{ orgId: one.orgId, documentId }]))
  expect(answer).toMatchObject({
    code: 'stock.not_issuable',
    facts: { lines: [{ documentId, lineNo: 1, lotNo: '20260801', held: true }] },
  })
})

test('a lot that runs out of date between promise and shipping is not shipped', async () => {
  const a = await stockUp(t.db, one.orgId, { madeOn: null, expiresOn: '2026-11-22' })
  const documentId = newId()
  await reserve([pickOf(a, 10, documentId)])
  t.clock.set('2026-11-22T16:00:00Z') // 23 November in Shanghai
  const answer = await anywhere(t.db, ctx => consumeReservations(ctx, [{ orgId: one.orgId, documentId }]))
  expect(answer).toMatchObject({ code: 'stock.not_issuable' })
  await expect(reserve([pickOf(a, 1)])).rejects.toThrow(Stale)
  t.clock.set('2026-11-22T01:00:00Z')
})

test('a cancelled line comes back once, however often and under whatever name it is released', async () => {
  const a = await stockUp(t.db, one.orgId)
  const documentId = newId()
  const document = { orgId: one.orgId, documentId }
  await reserve([pickOf(a, 30, documentId, 1), pickOf(a, 5, documentId, 2)])
  const back = await anywhere(t.db, ctx =>
    releaseReservations(
      ctx,
      [
        { ...document, lineNos: [2, 2] },
        { ...document, lineNos: [2] },
      ],
      'short',
    ),
  )
  expect(back).toMatchObject([{ lineNo: 2, quantity: 5 }])
  expect(await availableOf(a)).toBe(70)
  await anywhere(t.db, ctx =>
    releaseReservations(ctx, [document, { ...document, lineNos: [1] }], 'cancelled'),
  )
  expect(await availableOf(a)).toBe(100)
})

test('a promise ends by itself unless it was given more time', async () => {
  const a = await stockUp(t.db, one.orgId)
  const [late, kept] = [newId(), newId()]
  await reserve([pickOf(a, 10, late), pickOf(a, 20, kept)], '2026-11-22T02:00:00Z')
  await anywhere(t.db, ctx => extendReservations(ctx, [{ orgId: one.orgId, documentId: kept }], null))
  const expire = (now: Instant) => anywhere(t.db, ctx => releaseExpiredReservations(ctx, now))
  expect((await expire('2026-11-22T01:59:59Z')).documents).toEqual([])
  const expired = await expire('2026-11-22T02:00:00Z')
  expect(expired.documents).toEqual([{ orgId: one.orgId, documentId: late }])
  expect(expired.lines).toMatchObject([{ documentId: late, quantity: 10 }])
  expect(await availableOf(a)).toBe(80)
  expect((await expire('2026-12-31T00:00:00Z')).documents).toEqual([])
})

test('the books name the person, also where a batch acts for many', async () => {
  const a = await stockUp(t.db, one.orgId)
  const documentId = newId()
  const buyer = { ...one.actor, name: '李采购' }
  await reserve([{ ...pickOf(a, 10, documentId), by: buyer }, pickOf(a, 5, documentId, 2)])
  const document = { orgId: one.orgId, documentId }
  await anywhere(t.db, ctx => releaseReservations(ctx, [{ ...document, lineNos: [2] }], 'short'))
  await anywhere(t.db, ctx => consumeReservations(ctx, [{ ...document, by: one.actor }]))
  const { rows } = await transact(t.db, { actor: one.actor }, ctx => listEntries(ctx, { lotId: a.lotId }, {}))
  expect(rows.map(row => `${row.reason} ${row.byName}`).toReversed()).toEqual([
    ...['opening test', 'opening test', 'reserved 李采购', 'reserved test', 'short test'],
    ...['shipped 王质量', 'shipped 王质量'],
  ])
})

test('ten shipments of one document at once ship it once', async () => {
  const a = await stockUp(t.db, one.orgId)
  const document = { orgId: one.orgId, documentId: newId() }
  await reserve([pickOf(a, 10, document.documentId)])
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      anywhere(t.db, async ctx =>
        i % 2 === 0
          ? consumeReservations(ctx, [document])
          : releaseReservations(ctx, [document], 'cancelled'),
      ),
    ),
  )
  expect(answers.flat()).toHaveLength(1)
})
