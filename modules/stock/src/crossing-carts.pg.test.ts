import { allocate } from '@yaolian/allocation'
import {
  appUrl,
  type Ctx,
  type Database,
  isRefusal,
  newId,
  openDatabase,
  Stale,
  systemActor,
  transact,
} from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { consumeReservations } from './consume-reservations.ts'
import { endHold } from './end-hold.ts'
import { holdLots } from './hold-lots.ts'
import type { ReceivedLine } from './plan-receipts.ts'
import { readShelves } from './read-shelves.ts'
import { receiveStock } from './receive-stock.ts'
import { releaseReservations } from './release-reservations.ts'
import { reserveLots } from './reserve-lots.ts'
import {
  newOwner,
  type Owner,
  openStockTest,
  receiptOf,
  type StockTest,
  stockUp,
  violations,
} from './stock.fixture.ts'

const WORKERS = 16
const PRODUCTS = 20
const SECONDS = 4

let t: StockTest
let db: Database
let own: Owner
const lines: ReceivedLine[] = []
beforeAll(async () => {
  t = await openStockTest()
  db = openDatabase(appUrl(t.ownerUrl), { clock: t.clock, size: WORKERS })
  own = await newOwner(t.db)
  for (let i = 0; i < PRODUCTS; i++) {
    const productId = newId()
    for (const lotNo of ['A', 'B', 'C'])
      lines.push(await stockUp(t.db, own.orgId, { productId, lotNo, quantity: 40 }))
  }
})
afterAll(async () => {
  await db.close()
  await t.close()
})

const any = <T>(of: readonly T[]): T => of[Math.floor(Math.random() * of.length)]!
const tally = { ordered: 0, short: 0, shipped: 0, released: 0, held: 0, stale: 0, deadlocks: 0 }

/** The runner repeats what deadlocks; the test wants to know. */
function act<T>(use: (ctx: Ctx) => Promise<T>): Promise<T> {
  return transact(db, { actor: systemActor('test'), everywhere: true }, async ctx => {
    try {
      return await use(ctx)
    } catch (error) {
      if ((error as { code?: string }).code === '40P01') tally.deadlocks++
      throw error
    }
  })
}

async function order(documentId: string): Promise<boolean> {
  const products = new Set([1, 2, 3].map(() => any(lines).productId))
  const wanted = [...products].map(productId => ({ orgId: own.orgId, productId }))
  return act(async ctx => {
    const shelves = await readShelves(ctx, wanted)
    const quantity = 1 + Math.floor(Math.random() * 3)
    const answers = wanted.map(({ productId }) => {
      const own = shelves.filter(shelf => shelf.productId === productId)
      return allocate(own, [{ quantity }], { asOf: ctx.today })[0]!
    })
    if (!answers.every(answer => Array.isArray(answer))) return false
    const picks = answers.flatMap((answer, i) =>
      answer.map(pick => ({ ...pick, orgId: own.orgId, reservationId: newId(), documentId, lineNo: i + 1 })),
    )
    await reserveLots(ctx, picks, null)
    return true
  })
}

/** Orders three documents, then ends them together in another order than they were made. */
async function trader(): Promise<void> {
  const documents = [newId(), newId(), newId()]
  const placed: string[] = []
  for (const documentId of documents)
    if (await order(documentId)) placed.push(documentId)
    else tally.short++
  tally.ordered += placed.length
  const named = placed.reverse().map(documentId => ({ orgId: own.orgId, documentId }))
  if (Math.random() < 0.5) {
    const left = await act(ctx => consumeReservations(ctx, named))
    if (!isRefusal(left)) tally.shipped += left.length
  } else tally.released += (await act(ctx => releaseReservations(ctx, named, 'cancelled'))).length
}

async function keeper(): Promise<void> {
  const some = [any(lines), any(lines), any(lines)]
  const stop = { cause: 'doubt' as const, reason: '', documentId: null }
  const held = await act(ctx => holdLots(ctx, some, stop))
  tally.held += held.length
  for (const { holdId } of held)
    await transact(db, { actor: own.actor }, ctx => endHold(ctx, { holdId, outcome: 'released', reason: '' }))
  const more = some.map(({ productId, lotNo }) => receiptOf(own.orgId, { productId, lotNo, quantity: 5 }))
  await act(ctx => receiveStock(ctx, more))
}

test(`crossing carts of ${WORKERS} workers: no deadlock, nothing oversold, every sum holds`, async () => {
  const until = performance.now() + SECONDS * 1_000
  const work = async (i: number) => {
    while (performance.now() < until)
      await (i < WORKERS - 3 ? trader() : keeper()).catch(error => {
        if (!(error instanceof Stale)) throw error
        tally.stale++
      })
  }
  await Promise.all(Array.from({ length: WORKERS }, (_, i) => work(i)))
  expect(tally.deadlocks).toBe(0)
  expect(tally.ordered).toBeGreaterThan(100)
  expect(tally.shipped).toBeGreaterThan(0)
  expect(tally.released).toBeGreaterThan(0)
  expect(tally.held).toBeGreaterThan(0)
  expect(await violations(t.db)).toEqual([])
})

test('fifty units and two hundred orders at once: exactly fifty are sold', async () => {
  const line = await stockUp(t.db, own.orgId, { quantity: 50 })
  const buy = () =>
    act(async ctx => {
      const shelves = await readShelves(ctx, [line])
      const [answer] = allocate(shelves, [{ quantity: 1 }], { asOf: ctx.today })
      if (!Array.isArray(answer)) return 'short'
      const pick = { ...answer[0]!, orgId: own.orgId, reservationId: newId(), documentId: newId(), lineNo: 1 }
      await reserveLots(ctx, [pick], null)
      return 'sold'
    })
  const answers = await Promise.all(Array.from({ length: 200 }, buy))
  expect(answers.filter(answer => answer === 'sold')).toHaveLength(50)
  expect(await violations(t.db)).toEqual([])
})
