import type { Querier } from '@yaolian/kernel'
import { type AccountKey, accountId } from './account-id.ts'
import { insertAccounts, updateDebitLimits } from './accounts.sql.ts'
import { chartEntry } from './chart.ts'

export type OwnedAccount = AccountKey & { orgId: string }

/**
 * Opens the accounts that are not there yet. Applying transfers opens what it misses, so this only spares the
 * first document that visit: call it where a customer is taken on.
 */
export async function openAccounts(
  ctx: Querier & { now: string },
  accounts: readonly OwnedAccount[],
): Promise<void> {
  if (accounts.length === 0) return
  for (const { code, partyOrgId } of accounts)
    if ((chartEntry(code).perParty !== null) !== (partyOrgId !== null))
      throw new RangeError(`account ${code} ${partyOrgId ? 'is not kept by party' : 'needs a party'}`)
  await insertAccounts(ctx, {
    orgs: accounts.map(a => a.orgId),
    ids: accounts.map(a => accountId(a.orgId, a.code, a.partyOrgId)),
    codes: accounts.map(a => a.code),
    parties: accounts.map(a => a.partyOrgId),
    at: ctx.now,
  })
}

/**
 * Sets how far debits may run ahead: debits_pending + debits_posted − credits_posted ≤ limitFen at every instant
 * (null: no limit). A limit below what is owed stops new claims only. Throws where an account is not open.
 */
export async function setDebitLimits(
  ctx: Querier,
  limits: readonly (OwnedAccount & { limitFen: number | null })[],
): Promise<void> {
  if (limits.length === 0) return
  const set = await updateDebitLimits(ctx, {
    orgs: limits.map(l => l.orgId),
    ids: limits.map(l => accountId(l.orgId, l.code, l.partyOrgId)),
    limits: limits.map(l => l.limitFen),
  })
  if (set !== limits.length)
    throw new Error(`${limits.length - set} of ${limits.length} accounts are not open`)
}
