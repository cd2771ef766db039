import { newId, Stale } from '@yaolian/kernel'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AccountKey } from './account-id.ts'
import { transferId } from './account-id.ts'
import { countersOf, type LedgerHouse, openLedger, post, within } from './ledger.fixture.ts'
import { applied, emptyLedger, keyOf, type LedgerModel } from './ledger-model.fixture.ts'
import { openAccounts, setDebitLimits } from './open-accounts.ts'
import type { NewTransfer } from './transfer.ts'

let house: LedgerHouse
beforeAll(async () => {
  house = await openLedger()
})
afterAll(() => house.close())

const ORGS = 2
const ACCOUNTS = 4

/** One drawn transfer; `target` picks an earlier pending transfer, possibly resolved, possibly of another org. */
type Drawn = { kind: NewTransfer['kind']; org: number; from: number; to: number; fen: number; target: number }
const drawn = fc.record<Drawn>({
  kind: fc.constantFrom('single', 'pending', 'pending', 'post', 'post', 'void'),
  org: fc.nat(ORGS - 1),
  from: fc.nat(ACCOUNTS - 1),
  to: fc.nat(ACCOUNTS - 1),
  fen: fc.integer({ min: 1, max: 60 }),
  target: fc.nat(20),
})
const calls = fc.array(fc.array(drawn, { minLength: 1, maxLength: 5 }), { minLength: 5, maxLength: 16 })

function world() {
  const orgs = Array.from({ length: ORGS }, newId)
  const keys: AccountKey[] = [
    { code: '1122', partyOrgId: newId() },
    { code: '1122', partyOrgId: newId() },
    { code: '9001', partyOrgId: null },
    { code: '6001', partyOrgId: null },
  ]
  return { orgs, keys, pendings: [] as { orgId: string; id: string }[] }
}
type World = ReturnType<typeof world>

function transferOf(w: World, d: Drawn): NewTransfer | null {
  const head = {
    orgId: w.orgs[d.org] as string,
    documentId: newId(),
    documentNo: 'T1',
    businessDate: '2026-11-22',
    code: 'order' as const,
    part: 'one',
    ruleVersion: 1,
  }
  if (d.kind === 'single' || d.kind === 'pending') {
    if (d.from === d.to) return null
    const [debit, credit] = [w.keys[d.from] as AccountKey, w.keys[d.to] as AccountKey]
    return { ...head, kind: d.kind, debit, credit, amountFen: d.fen }
  }
  const target = w.pendings[d.target % Math.max(1, w.pendings.length)]
  if (!target) return null
  const named = { ...head, orgId: target.orgId, pendingId: target.id }
  return d.kind === 'post' ? { ...named, kind: 'post', amountFen: d.fen } : { ...named, kind: 'void' }
}

async function step(w: World, model: LedgerModel, drawnCall: Drawn[]): Promise<LedgerModel> {
  // Two resolutions of one pending transfer in one call are a fault of the caller, not a race: see the README.
  const distinct = new Map(
    drawnCall.flatMap(d => {
      const t = transferOf(w, d)
      return t ? [['pendingId' in t ? t.pendingId : t.documentId, t] as const] : []
    }),
  )
  const transfers = [...distinct.values()]
  const expected = applied(model, transfers)
  const outcome = await post(house.db, transfers).then(
    () => 'written',
    error => error,
  )
  if (expected) expect(outcome).toBe('written')
  else expect(outcome).toBeInstanceOf(Stale)
  if (!expected) return model
  for (const t of transfers)
    if (t.kind === 'pending') w.pendings.push({ orgId: t.orgId, id: transferId(t.documentId, t.part) })
  return expected
}

test('any calls: the ledger and a page of arithmetic agree on every answer and every counter', async () => {
  await fc.assert(
    fc.asyncProperty(calls, async all => {
      const w = world()
      let model = emptyLedger()
      for (const orgId of w.orgs) {
        const line = { ...(w.keys[0] as AccountKey), orgId, limitFen: 100 }
        model.limits.set(keyOf(orgId, line), 100)
        await within(house.db, [orgId], async ctx => {
          await openAccounts(ctx, [line])
          await setDebitLimits(ctx, [line])
        })
      }
      for (const call of all) model = await step(w, model, call)
      for (const orgId of w.orgs)
        for (const key of w.keys) {
          const counted = await countersOf(house, orgId, key.code, key.partyOrgId)
          const nothing = { dp: 0, d: 0, cp: 0, c: 0 }
          expect(counted ?? nothing).toEqual(model.accounts.get(keyOf(orgId, key)) ?? nothing)
        }
    }),
    { numRuns: 12 },
  )
})
