import { isIssuable } from '@yaolian/allocation'
import { type Ctx, type Database, newId, openDatabase, plusDays, Stale, transact } from '@yaolian/kernel'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { QUALITIES } from './contract.ts'
import type { ReceivedLine } from './plan-receipts.ts'
import { readShelves } from './read-shelves.ts'
import { consume } from './reservation.sql.ts'
import { reserveLots } from './reserve-lots.ts'
import {
  newOwner,
  type Owner,
  openStockTest,
  receiptOf,
  type StockTest,
  stockUp,
  TODAY,
} from './stock.fixture.ts'

let t: StockTest
let owner: Database
let own: Owner
beforeAll(async () => {
  t = await openStockTest()
  owner = openDatabase(t.ownerUrl)
  own = await newOwner(t.db)
})
afterAll(async () => {
  await owner.close()
  await t.close()
})

const facts = fc.record({
  // Half of the rows are good in every respect but perhaps one: random rows alone are hardly ever issuable.
  quality: fc.oneof(fc.constant('accepted'), fc.constantFrom(...QUALITIES)),
  recalled: fc.oneof(fc.constant(false), fc.boolean()),
  stops: fc.oneof(fc.constant(0), fc.nat(2)),
  placeFits: fc.oneof(fc.constant(true), fc.boolean()),
  expiresOn: fc.oneof(
    fc.constant(TODAY),
    fc.integer({ min: -3, max: 3 }).map(days => plusDays(TODAY, days)),
  ),
})
type Facts = { quality: string; recalled: boolean; stops: number; placeFits: boolean; expiresOn: string }

/** Puts facts on a shelf past every verb, as no use case would. */
const setFacts = (line: ReceivedLine, to: Facts) =>
  owner.streams.query(
    `update stock.stock set quality = $3, recalled = $4, stops = $5, place_fits = $6, expires_on = $7
      where org_id = $1 and stock_id = $2`,
    [line.orgId, line.stockId, to.quality, to.recalled, to.stops, to.placeFits, to.expiresOn],
  )
const good: Facts = { quality: 'accepted', recalled: false, stops: 0, placeFits: true, expiresOn: TODAY }

/** What the use gives, with everything it wrote undone. */
async function tried<T>(use: (ctx: Ctx) => Promise<T>): Promise<T> {
  const undo = new Error('undo')
  let result: T | undefined
  await transact(t.db, { actor: own.actor }, async ctx => {
    result = await use(ctx)
    throw undo
  }).catch(error => {
    if (error !== undo) throw error
  })
  return result as T
}

const taken = (line: ReceivedLine) =>
  tried(ctx =>
    reserveLots(
      ctx,
      [{ ...line, reservationId: newId(), documentId: newId(), lineNo: 1, quantity: 1 }],
      null,
    ).then(
      () => true,
      error => {
        if (error instanceof Stale) return false
        throw error
      },
    ),
  )

test('the guards of reserving and shipping say what isIssuable says', async () => {
  const line = await stockUp(t.db, own.orgId, receiptOf(own.orgId))
  const documentId = newId()
  await transact(t.db, { actor: own.actor }, ctx =>
    reserveLots(ctx, [{ ...line, reservationId: newId(), documentId, lineNo: 1, quantity: 1 }], null),
  )
  const shipped = () =>
    tried(async ctx => {
      const scope = { orgs: [own.orgId], documents: [documentId], today: ctx.today, now: ctx.now }
      const rows = await consume(ctx, { ...scope, users: [null], names: ['test'] })
      return rows.every(row => row.complete)
    })
  const seen = new Set<boolean>()
  await fc.assert(
    fc.asyncProperty(facts, async row => {
      await setFacts(line, row)
      const [shelf] = await tried(ctx => readShelves(ctx, [line]))
      const issuable = isIssuable(shelf!, TODAY)
      seen.add(issuable)
      expect({ row, taken: await taken(line) }).toEqual({ row, taken: issuable })
      expect({ row, shipped: await shipped() }).toEqual({ row, shipped: issuable })
    }),
    { numRuns: 150 },
  )
  expect(seen.size).toBe(2)
})

test.each([
  ['nothing wrong', {}, true],
  ['pending', { quality: 'pending' }, false],
  ['rejected', { quality: 'rejected' }, false],
  ['recalled', { recalled: true }, false],
  ['held', { stops: 1 }, false],
  ['wrongly stored', { placeFits: false }, false],
  ['last day was yesterday', { expiresOn: plusDays(TODAY, -1) }, false],
])('each reason alone decides: %s', async (_what, change, expected) => {
  const line = await stockUp(t.db, own.orgId)
  await setFacts(line, { ...good, ...change })
  expect(await taken(line)).toBe(expected)
})
