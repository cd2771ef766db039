import { newId, runProofs } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LedgerHouse, openLedger, orderOf, post } from './ledger.fixture.ts'
import { orderPlaced, paid, signedForBuyer, signedForSeller } from './posting-rules.ts'
import { proofs } from './proofs.ts'

let house: LedgerHouse
beforeAll(async () => {
  house = await openLedger()
})
afterAll(() => house.close())

const faults = async (): Promise<Record<string, string[]>> => {
  const run = await runProofs(house.db, proofs)
  expect(run.results.every(result => result.checked > 0)).toBe(true)
  return Object.fromEntries(
    run.results.filter(r => r.violations.length > 0).map(result => [result.name, result.violations]),
  )
}

test('each proof finds what it is there for, and nothing in honest books', async () => {
  const placed = orderOf(newId(), newId(), 113)
  const amounts = { grossFen: 113, netFen: 100, vatFen: 13 }
  await post(house.db, orderPlaced(placed))
  await post(house.db, [
    ...signedForSeller({ ...placed, ...amounts, orderedFen: 113, costFen: 60, refusedCostFen: 0 }),
    ...signedForBuyer({ ...placed, ...amounts }),
  ])
  await post(house.db, paid({ ...placed, documentId: newId(), amountFen: 13 }))
  expect(await faults()).toEqual({})

  const { sellerOrgId } = placed
  const tamper = async (statement: string, undo: string, name: string): Promise<void> => {
    await house.asOwner(statement, [sellerOrgId])
    const found = await faults()
    expect(found[name]?.join()).toContain(sellerOrgId)
    await house.asOwner(undo, [sellerOrgId])
    expect(await faults()).toEqual({})
  }
  await tamper(
    `update ledger.account set debits_posted = debits_posted + 1 where org_id = $1 and code = '6401'`,
    `update ledger.account set debits_posted = debits_posted - 1 where org_id = $1 and code = '6401'`,
    'ledger.balanced',
  )
  await tamper(
    `update ledger.account set credits_pending = credits_pending + 1 where org_id = $1 and code = '1406'`,
    `update ledger.account set credits_pending = credits_pending - 1 where org_id = $1 and code = '1406'`,
    'ledger.counters',
  )
  await tamper(
    `update ledger.transfer set amount_fen = amount_fen - 1 where org_id = $1 and kind = 'pending'`,
    `update ledger.transfer set amount_fen = amount_fen + 1 where org_id = $1 and kind = 'pending'`,
    'ledger.resolved',
  )
  await tamper(
    `update ledger.account set debits_posted = debits_posted - 1 where org_id = $1 and code = '1122'`,
    `update ledger.account set debits_posted = debits_posted + 1 where org_id = $1 and code = '1122'`,
    'ledger.mirrored',
  )
})
