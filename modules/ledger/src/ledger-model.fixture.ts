import { type AccountKey, transferId } from './account-id.ts'
import type { NewTransfer } from './transfer.ts'

export type Counters = { dp: number; d: number; cp: number; c: number }
type Pending = { debit: AccountKey; credit: AccountKey; fen: number; resolved: boolean }

/** The ledger as a page of arithmetic, to hold the real one against: all or nothing, like one call of it. */
export type LedgerModel = {
  accounts: Map<string, Counters>
  pendings: Map<string, Pending>
  limits: Map<string, number>
}

export const emptyLedger = (): LedgerModel => ({
  accounts: new Map(),
  pendings: new Map(),
  limits: new Map(),
})

export const keyOf = (orgId: string, account: AccountKey): string =>
  `${orgId} ${account.code} ${account.partyOrgId ?? ''}`

/** The ledger after these transfers, or null where it refuses all of them. */
export function applied(before: LedgerModel, transfers: readonly NewTransfer[]): LedgerModel | null {
  const after: LedgerModel = structuredClone(before)
  const touched = new Set<string>()
  const counters = (key: string): Counters => {
    touched.add(key)
    const found = after.accounts.get(key) ?? { dp: 0, d: 0, cp: 0, c: 0 }
    after.accounts.set(key, found)
    return found
  }
  const move = (
    orgId: string,
    debit: AccountKey,
    credit: AccountKey,
    pending: number,
    posted: number,
  ): void => {
    const from = counters(keyOf(orgId, debit))
    const to = counters(keyOf(orgId, credit))
    from.dp += pending
    from.d += posted
    to.cp += pending
    to.c += posted
  }
  for (const t of transfers) {
    if ('debit' in t) {
      const { debit, credit, amountFen } = t
      const waits = t.kind === 'pending'
      move(t.orgId, debit, credit, waits ? amountFen : 0, waits ? 0 : amountFen)
      if (waits)
        after.pendings.set(transferId(t.documentId, t.part), {
          debit,
          credit,
          fen: amountFen,
          resolved: false,
        })
    } else {
      // As in the real one, a pending transfer is found only when it was there before the call.
      const pending = before.pendings.has(t.pendingId) ? after.pendings.get(t.pendingId) : undefined
      if (!pending || pending.resolved) return null
      const posted = t.kind === 'post' ? t.amountFen : 0
      if (posted > pending.fen) return null
      move(t.orgId, pending.debit, pending.credit, 0 - pending.fen, posted)
      pending.resolved = true
    }
  }
  const exposure = (counted: Counters | undefined): number =>
    counted ? counted.dp + counted.d - counted.c : 0
  for (const key of touched) {
    const limit = after.limits.get(key)
    const now = exposure(after.accounts.get(key))
    if (limit !== undefined && now > limit && now > exposure(before.accounts.get(key))) return null
  }
  return after
}
