import { type Ctx, permit, type Refusal, refuse } from '@yaolian/kernel'
import { openAccounts, setDebitLimits } from '@yaolian/ledger'
import { readCustomers } from '@yaolian/party'
import { upsertLines } from './lines.sql.ts'
import { recordChanges } from './record-change.ts'

export type LineTerms = { buyerOrgId: string; limitFen: number; termDays: number }

/** Accounts of a seller that its first sale on credit will move; opened here, so that no sale has to. */
const SELLERS_OWN = ['1002', '1405', '1406', '22210107', '6001', '6401', '9001'] as const

/**
 * Grants credit lines or changes their limit and term, in the actor's books, any number at once. The ledger account
 * gets the limit in the same transaction, so no order can pass it, whatever it read before. A limit below what is
 * owed stops new orders only. Refuses a line to oneself, two lines for one buyer, and a firm that nobody here has
 * asked to have as a customer: a line would open an account with it and tell it so.
 */
export async function setLines(
  ctx: Ctx,
  lines: readonly LineTerms[],
): Promise<{ changed: number } | Refusal> {
  permit(ctx, 'credit.change')
  const orgId = ctx.actor.orgId
  const buyers = new Set(lines.map(line => line.buyerOrgId))
  if (buyers.has(orgId)) return refuse('credit.own_organisation')
  if (buyers.size < lines.length) return refuse('credit.buyer_twice')
  const customers = await readCustomers(ctx, [...buyers])
  const strangers = [...buyers].filter(buyer => !customers.has(buyer))
  if (strangers.length > 0) return refuse('credit.no_customer', { buyerOrgIds: strangers })
  const [changed] = await Promise.all([
    upsertLines(ctx, {
      org: orgId,
      buyers: lines.map(line => line.buyerOrgId),
      limits: lines.map(line => line.limitFen),
      terms: lines.map(line => line.termDays),
      by: ctx.actor.name,
      at: ctx.now,
    }),
    openAccounts(ctx, [
      ...SELLERS_OWN.map(code => ({ orgId, code, partyOrgId: null })),
      ...lines.map(line => ({ orgId, code: '1122' as const, partyOrgId: line.buyerOrgId })),
    ]),
    setDebitLimits(
      ctx,
      lines.map(line => ({
        orgId,
        code: '1122' as const,
        partyOrgId: line.buyerOrgId,
        limitFen: line.limitFen,
      })),
    ),
  ])
  recordChanges(ctx, changed, 'set')
  return { changed: changed.length }
}
