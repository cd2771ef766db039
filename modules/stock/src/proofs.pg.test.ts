import { allStatements, type Database, newId, openDatabase } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReceivedLine } from './plan-receipts.ts'
import { releaseReservations } from './release-reservations.ts'
import { reserveLots } from './reserve-lots.ts'
import {
  anywhere,
  newOwner,
  openStockTest,
  type StockTest,
  stockUp,
  TODAY,
  violations,
} from './stock.fixture.ts'

let t: StockTest
let owner: Database
let line: ReceivedLine
beforeAll(async () => {
  t = await openStockTest()
  owner = openDatabase(t.ownerUrl)
  line = await stockUp(t.db, (await newOwner(t.db)).orgId)
  const documentId = newId()
  const pick = { ...line, reservationId: newId(), documentId, lineNo: 1, quantity: 10 }
  await anywhere(t.db, ctx => reserveLots(ctx, [pick], null))
  const undone = { ...pick, reservationId: newId(), documentId: newId() }
  await anywhere(t.db, ctx => reserveLots(ctx, [undone], null))
  await anywhere(t.db, ctx => releaseReservations(ctx, [undone], 'cancelled'))
  expect(await violations(t.db)).toEqual([])
})
afterAll(async () => {
  await owner.close()
  await t.close()
})

/** What the proofs say while the books are falsified, and that they are content again afterwards. */
async function whileFalsified(falsify: string, repair: string): Promise<string[]> {
  await owner.streams.query(falsify)
  const found = await violations(t.db)
  await owner.streams.query(repair)
  expect(await violations(t.db)).toEqual([])
  return [...new Set(found.map(line => line.split(':')[0]!))]
}

test('goods that appear from nowhere', async () => {
  const found = await whileFalsified(
    `update stock.entry set on_hand = on_hand - 1 where stock_id is null`,
    `update stock.entry set on_hand = on_hand + 1 where stock_id is null`,
  )
  expect(found).toEqual(['stock.lots_balance'])
})

test('a shelf that says more than its entries', async () => {
  const found = await whileFalsified(
    `update stock.stock set on_hand = on_hand + 1`,
    `update stock.stock set on_hand = on_hand - 1`,
  )
  expect(found).toEqual(['stock.shelves_are_their_entries'])
})

test('a shelf without any entries, and entries without a shelf', async () => {
  const found = await whileFalsified(
    `update stock.stock set stock_id = '00000000-0000-7000-8000-00000000000f'`,
    `update stock.stock set stock_id = '${line.stockId}'`,
  )
  expect(found).toContain('stock.shelves_are_their_entries')
})

test('a reservation that ends behind the shelf’s back', async () => {
  const found = await whileFalsified(
    `update stock.reservation set state = 'consumed', ended_at = now() where state = 'open'`,
    `update stock.reservation set state = 'open', ended_at = null where state = 'consumed'`,
  )
  expect(found).toEqual(['stock.promises_are_reserved', 'stock.reservations_end_once'])
})

test('a reservation that is released twice', async () => {
  const entry = `insert into stock.entry (org_id, lot_id, stock_id, reserved, reason, document_id, at,
                                               by_name)
    select org_id, lot_id, stock_id, -quantity, 'again', document_id, now(), 'x' from stock.reservation
     where state = 'released'`
  const found = await whileFalsified(
    `${entry}; update stock.stock set reserved = reserved - 10`,
    `delete from stock.entry where reason = 'again'; update stock.stock set reserved = reserved + 10`,
  )
  expect(found).toEqual(['stock.promises_are_reserved', 'stock.reservations_end_once'])
})

test('a lot whose stop did not reach its shelf', async () => {
  const found = await whileFalsified(
    `update stock.lot set recalled = true`,
    `update stock.lot set recalled = false`,
  )
  expect(found).toEqual(['stock.shelves_know_their_lots'])
  expect(await whileFalsified(`update stock.lot set stops = 1`, `update stock.lot set stops = 0`)).toEqual([
    'stock.shelves_know_their_lots',
  ])
})

/** Runs the statement of the order path without its guard, as a careless change would leave it. */
async function reserveUnguarded(quantity: number): Promise<void> {
  const statement = allStatements().find(s => s.name === 'stock.reserve')!
  const text = statement.text.replace('and s.on_hand - s.reserved - s.held >= l.quantity', '')
  expect(text).not.toBe(statement.text)
  const values: Record<string, unknown> = {
    ...{ orgs: [line.orgId], ids: [newId()], stocks: [line.stockId], lots: [line.lotId] },
    ...{ documents: [newId()], lines: [1], quantities: [quantity], expiresAt: null },
    ...{ today: TODAY, now: t.clock.now(), users: [null], names: ['careless'] },
  }
  await owner.streams.query(
    text,
    statement.params.map(([name]) => values[name]),
  )
}

test('an oversell that the guard would have stopped breaks on the table’s CHECK', async () => {
  await expect(reserveUnguarded(91)).rejects.toThrow('stock_never_oversold')
  expect(await violations(t.db)).toEqual([])
})

test('without guard and CHECK the proof still sees it', async () => {
  await owner.streams.query('alter table stock.stock drop constraint stock_never_oversold')
  await reserveUnguarded(91)
  expect((await violations(t.db)).map(v => v.split(':')[0])).toEqual(['stock.shelves_are_their_entries'])
})
