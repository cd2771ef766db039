import { type Ctx, decodeKey, limitOf, pageOf, permit } from '@yaolian/kernel'
import { accountsAfter, countersByCode } from './accounts.sql.ts'
import { chartEntry } from './chart.ts'
import type { AccountRow, TrialBalance } from './contract.ts'

export type AccountFilter = { code?: string; partyOrgId?: string; after?: string; limit?: string }

const NIL = '00000000-0000-0000-0000-000000000000'

/** The accounts of the actor's organisation by code and party. */
export async function listAccounts(ctx: Ctx, filter: AccountFilter) {
  permit(ctx, 'ledger.read')
  const limit = limitOf(filter)
  const [afterCode = '', afterParty = NIL] = (decodeKey(filter.after, 2) ?? []) as string[]
  const rows = await accountsAfter(ctx, {
    org: ctx.actor.orgId,
    afterCode,
    afterParty,
    code: filter.code ?? null,
    party: filter.partyOrgId ?? null,
    limit: limit + 1,
  })
  const accounts = rows.map((row): AccountRow => ({ ...row, balanceFen: balanceOf(row) }))
  return pageOf(accounts, limit, row => [row.code, row.partyOrgId ?? NIL])
}

/** All accounts of the actor's organisation by code, with totals that must be equal (试算平衡). */
export async function trialBalance(ctx: Ctx): Promise<TrialBalance> {
  permit(ctx, 'ledger.read')
  const found = await countersByCode(ctx, { org: ctx.actor.orgId })
  const rows = found.map(row => ({ ...row, balanceFen: balanceOf(row) }))
  const total = (counter: Counter): number => rows.reduce((sum, row) => sum + row[counter], 0)
  return {
    rows,
    debitsPosted: total('debitsPosted'),
    creditsPosted: total('creditsPosted'),
    debitsPending: total('debitsPending'),
    creditsPending: total('creditsPending'),
  }
}

type Counter = 'debitsPosted' | 'creditsPosted' | 'debitsPending' | 'creditsPending'

const balanceOf = (row: { code: string; debitsPosted: number; creditsPosted: number }): number =>
  chartEntry(row.code).normal === 'debit'
    ? row.debitsPosted - row.creditsPosted
    : row.creditsPosted - row.debitsPosted
