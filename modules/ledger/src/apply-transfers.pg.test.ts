import { type Database, newId, Stale, systemActor, transact } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountId } from './account-id.ts'
import { applyTransfers } from './apply-transfers.ts'
import { ledgerDatabase } from './ledger.fixture.ts'
import { orderCancelled, orderPlaced, signedForSeller } from './posting-rules.ts'

let db: Database
let drop: () => Promise<void>
beforeAll(async () => {
  ;({ db, drop } = await ledgerDatabase())
})
afterAll(() => drop())

test('smoke', async () => {
  const sellerOrgId = newId()
  const buyerOrgId = newId()
  const orderId = newId()
  const facts = {
    documentId: orderId,
    documentNo: 'SO1',
    businessDate: '2026-11-22',
    sellerOrgId,
    buyerOrgId,
  }
  await transact(db, { actor: systemActor('t'), orgs: [sellerOrgId] }, ctx =>
    applyTransfers(ctx, orderPlaced({ ...facts, totalFen: 100 })),
  )
  expect(accountId(sellerOrgId, '9001')).toHaveLength(36)
  const void1 = () =>
    transact(db, { actor: systemActor('t'), orgs: [sellerOrgId] }, ctx =>
      applyTransfers(ctx, orderCancelled({ ...facts, orderId, totalFen: 100 })),
    )
  await void1()
  await expect(void1()).rejects.toThrow(Stale)
  await expect(
    transact(db, { actor: systemActor('t'), orgs: [sellerOrgId] }, ctx =>
      applyTransfers(
        ctx,
        signedForSeller({
          ...facts,
          orderId,
          orderedFen: 100,
          grossFen: 50,
          netFen: 44,
          vatFen: 6,
          costFen: 10,
          refusedCostFen: 5,
        }),
      ),
    ),
  ).rejects.toThrow(Stale)
})
