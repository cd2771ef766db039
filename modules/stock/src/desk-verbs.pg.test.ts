import { type Ctx, Denied, isRefusal, NotFound, newId, type Refusal, transact } from '@yaolian/kernel'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { adjustStock } from './adjust-stock.ts'
import { endHold, type HoldEnd } from './end-hold.ts'
import { gradeLot } from './grade-lot.ts'
import { holdLot, type LotHeld } from './hold-lots.ts'
import { lockAllExpired } from './lock-expired.ts'
import { moveStock } from './move-stock.ts'
import { ensureMainPlaces, openPlace, setPlaceZones } from './open-places.ts'
import type { ReceivedLine } from './plan-receipts.ts'
import { recallLots } from './recall-lots.ts'
import { receiveStock } from './receive-stock.ts'
import { reserveLots } from './reserve-lots.ts'
import { returnStock } from './return-stock.ts'
import { sendOut } from './send-out.ts'
import {
  actorOf,
  anywhere,
  newOwner,
  type Owner,
  openStockTest,
  receiptOf,
  type StockTest,
  shelfOf,
  stockUp,
  TODAY,
  violations,
} from './stock.fixture.ts'

let t: StockTest
let own: Owner
beforeAll(async () => {
  t = await openStockTest()
  own = await newOwner(t.db)
})
afterEach(async () => expect(await violations(t.db)).toEqual([]))
afterAll(() => t.close())

const as = <T>(owner: Owner, use: (ctx: Ctx) => Promise<T>) => transact(t.db, { actor: owner.actor }, use)
/** A refusal must come before any write: the runner of commands asserts it, and so do these tests. */
async function refused(use: (ctx: Ctx) => Promise<unknown>): Promise<Refusal> {
  return as(own, async ctx => {
    const answer = await use(ctx)
    if (!isRefusal(answer)) throw new Error(`not refused: ${JSON.stringify(answer)}`)
    expect([...ctx.wrote]).toEqual([])
    return answer
  })
}
const good = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(`${answer.code} ${JSON.stringify(answer.facts)}`)
  return answer
}
const hold = async (line: ReceivedLine, cause: 'doubt' | 'excursion' = 'doubt'): Promise<LotHeld> =>
  good(await as(own, ctx => holdLot(ctx, { holdId: newId(), lotId: line.lotId, cause, reason: '外观可疑' })))
const end = (holdId: string, outcome: HoldEnd['outcome']) => (ctx: Ctx) =>
  endHold(ctx, { holdId, outcome, reason: '复检' })
const promise = (line: ReceivedLine, quantity: number) =>
  anywhere(t.db, ctx =>
    reserveLots(ctx, [{ ...line, reservationId: newId(), documentId: newId(), lineNo: 1, quantity }], null),
  )
const availableOf = async (line: ReceivedLine) => (await shelfOf(t.db, line))?.available

test('goods received again under a known lot number join it', async () => {
  const first = await stockUp(t.db, own.orgId)
  const again = { productId: first.productId, unitCostMicro: 25_000_000 }
  const second = await stockUp(t.db, own.orgId, again)
  expect(second.stockId).toBe(first.stockId)
  expect(await shelfOf(t.db, first)).toMatchObject({ available: 200, unitCostMicro: 18_750_000 })
})

test('two receipts of one new lot at once make one lot', async () => {
  const productId = newId()
  const both = await Promise.all([1, 2, 3].map(() => stockUp(t.db, own.orgId, { productId })))
  expect(new Set(both.map(line => line.stockId)).size).toBe(1)
  expect(await availableOf(both[0]!)).toBe(300)
})

test('refuses goods without a place and goods that contradict their lot', async () => {
  const homeless = receiptOf(newId())
  expect(await anywhere(t.db, ctx => receiveStock(ctx, [homeless]))).toMatchObject({ code: 'stock.no_place' })
  const elsewhere = receiptOf(own.orgId, { placeId: newId() })
  expect(await refused(ctx => receiveStock(ctx, [elsewhere]))).toMatchObject({ code: 'stock.no_place' })
  const line = await stockUp(t.db, own.orgId)
  const odd = receiptOf(own.orgId, { productId: line.productId, expiresOn: '2030-01-01' })
  expect(await refused(ctx => receiveStock(ctx, [odd]))).toMatchObject({
    code: 'stock.lot_differs',
    facts: { field: 'expiresOn', known: '2028-07-31', given: '2030-01-01' },
  })
})

test('cold goods in a plain place can’t be promised until a cold zone is declared', async () => {
  const owner = await newOwner(t.db)
  const line = await stockUp(t.db, owner.orgId, { temperature: 'cold' })
  expect(await shelfOf(t.db, line)).toMatchObject({ available: 100, placeFits: false })
  await expect(promise(line, 1)).rejects.toThrow('shelves changed')
  await as(owner, ctx => setPlaceZones(ctx, { placeId: owner.placeId, zones: ['cool', 'cold'] }))
  await promise(line, 1)
  await as(owner, ctx => setPlaceZones(ctx, { placeId: owner.placeId, zones: ['cool'] }))
  await expect(promise(line, 1)).rejects.toThrow('shelves changed')
})

test('a hold takes what is free, leaves what is promised, and gives back what it took', async () => {
  const line = await stockUp(t.db, own.orgId)
  await promise(line, 30)
  const held = await hold(line)
  expect(held).toMatchObject({ heldUnits: 70, reservedUnits: 30 })
  expect(await availableOf(line)).toBe(0)
  expect(await refused(ctx => holdLot(ctx, { ...held, cause: 'doubt', reason: '再次' }))).toMatchObject({
    code: 'stock.already_held',
  })
  const second = await hold(line, 'excursion')
  good(await as(own, end(held.holdId, 'released')))
  expect(await shelfOf(t.db, line)).toMatchObject({ available: 70, stops: 1 })
  await expect(promise(line, 1)).rejects.toThrow('shelves changed')
  good(await as(own, end(second.holdId, 'released')))
  await promise(line, 70)
  expect(await refused(end(held.holdId, 'scrapped'))).toMatchObject({ code: 'stock.hold_ended' })
})

test('scrapping a stopped lot takes the goods out and rejects the lot for good', async () => {
  const line = await stockUp(t.db, own.orgId)
  await promise(line, 10)
  const held = await hold(line)
  expect(good(await as(own, end(held.holdId, 'scrapped')))).toMatchObject({ quantity: 90 })
  expect(await shelfOf(t.db, line)).toMatchObject({ available: 0, quality: 'rejected', stops: 0 })
  const again = receiptOf(own.orgId, { productId: line.productId })
  expect(await refused(ctx => receiveStock(ctx, [again]))).toMatchObject({ code: 'stock.lot_rejected' })
})

test('returned goods are held until they are checked, whatever else happens to the lot', async () => {
  const line = await stockUp(t.db, own.orgId)
  const item = { orgId: own.orgId, documentId: newId(), lotId: line.lotId, quantity: 8, reason: '近效期' }
  const [back] = good(await as(own, ctx => returnStock(ctx, [item])))
  expect(back).toMatchObject({ stockId: line.stockId, unitCostMicro: 12_500_000 })
  expect(await availableOf(line)).toBe(100)
  const stop = await hold(line)
  good(await as(own, end(stop.holdId, 'released')))
  expect(await availableOf(line)).toBe(100)
  good(await as(own, end(back!.holdId, 'released')))
  expect(await availableOf(line)).toBe(108)
  expect(await refused(ctx => returnStock(ctx, [{ ...item, placeId: newId() }]))).toMatchObject({
    code: 'stock.no_place',
  })
  const [bad] = good(await as(own, ctx => returnStock(ctx, [item])))
  good(await as(own, end(bad!.holdId, 'scrapped')))
  expect(await shelfOf(t.db, line)).toMatchObject({ available: 108, quality: 'accepted' })
})

test('a lot waits for acceptance, needs its report, and never comes back from rejection', async () => {
  const line = await stockUp(t.db, own.orgId, { quality: 'pending', report: '' })
  await expect(promise(line, 1)).rejects.toThrow('shelves changed')
  const grade = (quality: 'accepted' | 'rejected', report?: string) => (ctx: Ctx) =>
    gradeLot(ctx, { lotId: line.lotId, quality, ...(report && { report }) })
  expect(await refused(grade('accepted'))).toMatchObject({ code: 'stock.no_report' })
  good(await as(own, grade('accepted', 'BG-1')))
  await promise(line, 1)
  good(await as(own, grade('rejected')))
  await expect(promise(line, 1)).rejects.toThrow('shelves changed')
  expect(await refused(grade('accepted'))).toMatchObject({
    code: 'stock.quality_step',
    facts: { from: 'rejected', to: 'accepted' },
  })
})

test('a recall stops the lot number with every owner at once, for good', async () => {
  const other = await newOwner(t.db)
  const mine = await stockUp(t.db, own.orgId)
  const theirs = await stockUp(t.db, other.orgId, { productId: mine.productId })
  const spared = await stockUp(t.db, other.orgId, { productId: mine.productId, lotNo: 'B' })
  const recall = { recallId: newId(), productId: mine.productId, lotNos: ['20260801'], reason: '二级召回' }
  const stopped = await anywhere(t.db, ctx => recallLots(ctx, recall))
  expect(stopped.map(s => s.lotId).toSorted()).toEqual([mine.lotId, theirs.lotId].toSorted())
  expect(await anywhere(t.db, ctx => recallLots(ctx, recall))).toEqual([])
  expect(await shelfOf(t.db, theirs)).toMatchObject({ available: 0, recalled: true })
  await promise(spared, 1)
  const { holdId } = stopped.find(s => s.lotId === mine.lotId)!
  expect(await refused(end(holdId, 'released'))).toMatchObject({ code: 'stock.recalled' })
  good(await as(own, end(holdId, 'scrapped')))
})

test('the night lock takes what ran out of date off sale, once', async () => {
  const owner = await newOwner(t.db)
  const gone = await stockUp(t.db, owner.orgId, { madeOn: null, expiresOn: '2026-11-21' })
  const last = await stockUp(t.db, owner.orgId, { madeOn: null, expiresOn: TODAY })
  expect(await lockAllExpired(t.db)).toBe(1)
  expect(await lockAllExpired(t.db)).toBe(0)
  expect(await shelfOf(t.db, gone)).toMatchObject({ available: 0, stops: 1 })
  await promise(last, 1)
  await expect(promise(gone, 1)).rejects.toThrow('shelves changed')
})

test('goods that ran out of date are never released again', async () => {
  const line = await stockUp(t.db, own.orgId, { madeOn: null, expiresOn: TODAY })
  const held = await hold(line)
  t.clock.set('2026-11-23T01:00:00Z')
  expect(await refused(end(held.holdId, 'released'))).toMatchObject({ code: 'stock.expired' })
  t.clock.set(`${TODAY}T01:00:00Z`)
})

test('a count is posted against what the counter saw, and never below what is promised', async () => {
  const line = await stockUp(t.db, own.orgId)
  await promise(line, 40)
  const count = (expected: number, counted: number) => (ctx: Ctx) =>
    adjustStock(ctx, {
      ...{ adjustmentId: newId(), stockId: line.stockId, expected, counted },
      ...{ reason: 'counted', note: '' },
    })
  expect(await refused(count(99, 98))).toMatchObject({ code: 'stock.count_stale', facts: { onHand: 100 } })
  expect(await refused(count(100, 39))).toMatchObject({
    code: 'stock.count_below_promised',
    facts: { reserved: 40, held: 0 },
  })
  expect(good(await as(own, count(100, 97)))).toMatchObject({ difference: -3, onHand: 97 })
  expect(good(await as(own, count(97, 99)))).toMatchObject({ difference: 2 })
  expect(good(await as(own, count(99, 99)))).toMatchObject({ difference: 0 })
  expect(await availableOf(line)).toBe(59)
})

test('only free units move, and only to a place that keeps their temperature', async () => {
  const line = await stockUp(t.db, own.orgId)
  await promise(line, 40)
  const frozen = newId()
  const second = newId()
  const kind = 'warehouse' as const
  const open = (placeId: string, name: string, zones: ('cool' | 'frozen')[]) =>
    as(own, ctx => openPlace(ctx, { placeId, name, kind, zones }))
  good(await open(frozen, '冷冻库', ['frozen']))
  good(await open(second, '二号库', ['cool']))
  const move = (toPlaceId: string, quantity: number) => (ctx: Ctx) =>
    moveStock(ctx, { moveId: newId(), stockId: line.stockId, toPlaceId, quantity, reason: '并库' })
  expect(await refused(move(frozen, 1))).toMatchObject({ code: 'stock.wrong_temperature' })
  expect(await refused(move(own.placeId, 1))).toMatchObject({ code: 'stock.same_place' })
  expect(await refused(move(newId(), 1))).toMatchObject({ code: 'stock.no_place' })
  expect(await refused(move(second, 61))).toMatchObject({ code: 'stock.short', facts: { available: 60 } })
  const moved = good(await as(own, move(second, 25)))
  good(await as(own, move(second, 25)))
  expect(await availableOf(line)).toBe(10)
  expect(await shelfOf(t.db, { ...line, stockId: moved.stockId })).toMatchObject({ available: 50 })
})

test('goods go back to where they came from, out of every place, but nothing that is promised', async () => {
  const owner = await newOwner(t.db)
  const line = await stockUp(t.db, owner.orgId)
  const place = { placeId: newId(), name: '二号库', kind: 'warehouse' as const, zones: ['cool' as const] }
  good(await as(owner, ctx => openPlace(ctx, place)))
  const { productId, lotNo, orgId } = line
  await stockUp(t.db, orgId, { productId, placeId: place.placeId, quantity: 20 })
  await promise(line, 30)
  const send = (...quantities: number[]) =>
    as(owner, ctx =>
      sendOut(
        ctx,
        quantities.map(quantity => {
          return { orgId, productId, lotNo, quantity, documentId: newId(), reason: 'sent_back' as const }
        }),
      ),
    )
  expect(await send(60, 31)).toMatchObject({ code: 'stock.not_on_hand', facts: { free: 30, wanted: 31 } })
  expect(await send(60, 30)).toBeNull()
  expect(await availableOf(line)).toBe(0)
  expect(await send(1)).toMatchObject({ code: 'stock.not_on_hand', facts: { free: 0 } })
})

test('the first place is the main one, names are unique, and a main place is made once', async () => {
  const zones = ['cool' as const]
  const again = { placeId: newId(), name: '一号库', kind: 'store' as const, zones }
  expect(await refused(ctx => openPlace(ctx, again))).toMatchObject({ code: 'stock.place_exists' })
  const fresh = newId()
  const want = [own.orgId, fresh].map(orgId => ({ orgId, kind: 'store' as const, name: '门店' }))
  const runs = await Promise.all([1, 2, 3].map(() => anywhere(t.db, ctx => ensureMainPlaces(ctx, want))))
  expect(runs[0]!.get(own.orgId)).toBe(own.placeId)
  expect(new Set(runs.map(run => run.get(fresh))).size).toBe(1)
  const line = await stockUp(t.db, fresh)
  expect(line.placeId).toBe(runs[0]!.get(fresh))
})

test('nobody reaches another owner’s goods, and every verb asks for its right', async () => {
  const line = await stockUp(t.db, own.orgId)
  const { holdId } = await hold(line)
  const stranger = actorOf(newId())
  const powerless = actorOf(own.orgId, [])
  const [lotId, stockId, reason] = [line.lotId, line.stockId, 'x']
  const verbs: ((ctx: Ctx) => Promise<unknown>)[] = [
    ctx => holdLot(ctx, { holdId: newId(), lotId, cause: 'doubt', reason }),
    end(holdId, 'released'),
    end(holdId, 'scrapped'),
    ctx => gradeLot(ctx, { lotId, quality: 'rejected' }),
    ctx => moveStock(ctx, { moveId: newId(), stockId, toPlaceId: own.placeId, quantity: 1, reason }),
    ctx =>
      adjustStock(ctx, {
        ...{ adjustmentId: newId(), stockId, counted: 1, expected: 1 },
        ...{ reason: 'counted', note: '' },
      }),
    ctx => setPlaceZones(ctx, { placeId: own.placeId, zones: ['cool'] }),
  ]
  for (const verb of verbs) {
    await expect(transact(t.db, { actor: stranger }, verb)).rejects.toThrow(NotFound)
    await expect(transact(t.db, { actor: powerless }, verb)).rejects.toThrow(Denied)
  }
})
