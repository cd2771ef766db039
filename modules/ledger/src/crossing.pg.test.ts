import { type Database, newId, runProofs, Stale } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countersOf, type LedgerHouse, openLedger, orderOf as order, post, within } from './ledger.fixture.ts'
import { openAccounts, setDebitLimits } from './open-accounts.ts'
import { orderCancelled, orderPlaced } from './posting-rules.ts'
import { proofs } from './proofs.ts'

let house: LedgerHouse
let db: Database
beforeAll(async () => {
  house = await openLedger(16)
  db = house.db
})
afterAll(() => house.close())

test('ten resolutions of one order at once: one counts', async () => {
  const placed = order(newId(), newId(), 100)
  await post(db, orderPlaced(placed))
  const all = await Promise.allSettled(
    Array.from({ length: 10 }, () => post(db, orderCancelled({ ...placed, documentId: newId() }))),
  )
  expect(all.filter(one => one.status === 'fulfilled')).toHaveLength(1)
  expect(await countersOf(house, placed.sellerOrgId, '1122', placed.buyerOrgId)).toEqual({
    dp: 0,
    d: 0,
    cp: 0,
    c: 0,
  })
})

test('fifty orders at once at the limit: exactly the limit is used', async () => {
  const [sellerOrgId, buyerOrgId] = [newId(), newId()]
  const line = { orgId: sellerOrgId, code: '1122' as const, partyOrgId: buyerOrgId }
  await within(db, [sellerOrgId], async ctx => {
    await openAccounts(ctx, [line])
    await setDebitLimits(ctx, [{ ...line, limitFen: 1_000 }])
  })
  const all = await Promise.allSettled(
    Array.from({ length: 50 }, () => post(db, orderPlaced(order(sellerOrgId, buyerOrgId, 50)))),
  )
  const refused = all.flatMap(one => (one.status === 'rejected' ? [one.reason] : []))
  expect(refused).toHaveLength(30)
  for (const reason of refused) expect(reason).toBeInstanceOf(Stale)
  expect(await countersOf(house, sellerOrgId, '1122', buyerOrgId)).toEqual({ dp: 1_000, d: 0, cp: 0, c: 0 })
})

test('sixteen workers over crossing accounts, opened as they go: no deadlock, and the sums hold', async () => {
  const orgs = Array.from({ length: 6 }, newId)
  let attemptsMax = 0
  db.onCost = cost => {
    attemptsMax = Math.max(attemptsMax, cost.attempts)
  }
  const draw = (at: number): string => orgs[at % orgs.length] as string
  await Promise.all(
    Array.from({ length: 16 }, async (_, worker) => {
      for (let round = 0; round < 15; round++) {
        const start = worker * 7 + round * 5
        const batch = [0, 3, 1, 4, 2].map(step =>
          orderPlaced(order(draw(start + step), draw(start + step + 1 + (round % 5)), 1 + step)),
        )
        // Every other batch the other way round: only the statement's own order may count.
        await post(db, (round % 2 ? batch.reverse() : batch).flat())
      }
    }),
  )
  db.onCost = () => {}
  // A deadlock would have been tried again.
  expect(attemptsMax).toBe(1)
  const [row] = await house.asOwner('select count(*)::int as n from ledger.transfer where org_id = any($1)', [
    orgs,
  ])
  expect(row?.n).toBe(16 * 15 * 5)
  const run = await runProofs(db, proofs)
  expect(run.results.flatMap(result => result.violations)).toEqual([])
})
