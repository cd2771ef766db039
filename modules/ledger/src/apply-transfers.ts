import { type Ctx, Stale } from '@yaolian/kernel'
import { type AccountKey, accountId, transferId } from './account-id.ts'
import { openAccounts } from './open-accounts.ts'
import type { NewTransfer } from './transfer.ts'
import { applyAll } from './transfers.sql.ts'

/**
 * Writes transfers of any number of organisations and moves the counters of their accounts, all or nothing, in one
 * statement (three where an account is used for the first time). Accounts are locked in key order: transactions
 * that call this once cannot deadlock, however their accounts cross. Part of its caller's transaction and permit.
 *
 * Throws Stale where a debit limit would be passed, or a pending transfer does not exist, is resolved already or
 * holds less than is posted: the numbers that the caller decided by are no longer true, so it reads them again.
 * A transfer of the same document and part a second time is a unique violation: a document posts once.
 */
export async function applyTransfers(ctx: Ctx, transfers: readonly NewTransfer[]): Promise<void> {
  if (transfers.length === 0) return
  const rows = rowsOf(transfers)
  let verdict = await applyAll(ctx, { ...rows, at: ctx.now })
  if (verdict.missing > 0) {
    await openAccounts(ctx, accountsOf(transfers))
    verdict = await applyAll(ctx, { ...rows, at: ctx.now })
  }
  if (verdict.overLimit > 0) throw new Stale(`${verdict.overLimit} accounts would pass their debit limit`)
  if (verdict.unresolvable > 0)
    throw new Stale(`${verdict.unresolvable} pending transfers cannot be resolved so (again)`)
  if (verdict.missing > 0 || verdict.inserted !== transfers.length)
    throw new Error(
      `${verdict.inserted} of ${transfers.length} transfers were written: is an organisation missing?`,
    )
  recordPosted(ctx, transfers)
}

function rowsOf(transfers: readonly NewTransfer[]) {
  const idOf = (transfer: NewTransfer, side: 'debit' | 'credit'): string | null => {
    if (!('debit' in transfer)) return null
    const key: AccountKey = transfer[side]
    return accountId(transfer.orgId, key.code, key.partyOrgId)
  }
  return {
    orgs: transfers.map(t => t.orgId),
    ids: transfers.map(t => transferId(t.documentId, t.part)),
    debits: transfers.map(t => idOf(t, 'debit')),
    credits: transfers.map(t => idOf(t, 'credit')),
    amounts: transfers.map(t => (t.kind === 'void' ? null : t.amountFen)),
    kinds: transfers.map(t => t.kind),
    pendings: transfers.map(t => ('pendingId' in t ? t.pendingId : null)),
    codes: transfers.map(t => t.code),
    parts: transfers.map(t => t.part),
    documents: transfers.map(t => t.documentId),
    numbers: transfers.map(t => t.documentNo),
    days: transfers.map(t => t.businessDate),
    versions: transfers.map(t => t.ruleVersion),
  }
}

function accountsOf(transfers: readonly NewTransfer[]) {
  return transfers.flatMap(t =>
    'debit' in t
      ? [
          { orgId: t.orgId, ...t.debit },
          { orgId: t.orgId, ...t.credit },
        ]
      : [],
  )
}

/** One event for each document that moved posted counters; orders still pending announce themselves in trade. */
function recordPosted(ctx: Ctx, transfers: readonly NewTransfer[]): void {
  const documents = new Map<string, NewTransfer[]>()
  for (const transfer of transfers) {
    if (transfer.kind === 'pending' || transfer.kind === 'void') continue
    const key = `${transfer.orgId} ${transfer.documentId}`
    const before = documents.get(key)
    if (before) before.push(transfer)
    else documents.set(key, [transfer])
  }
  for (const posted of documents.values()) {
    const { orgId, documentId, documentNo, businessDate, code } = posted[0] as NewTransfer
    ctx.record({
      type: 'ledger.posted',
      orgId,
      subjectId: documentId,
      data: {
        documentNo,
        businessDate,
        code,
        transfers: posted.map(t => ({
          part: t.part,
          ...('debit' in t && { debit: t.debit.code, credit: t.credit.code }),
          amountFen: t.kind === 'void' ? 0 : t.amountFen,
        })),
      },
    })
  }
}
