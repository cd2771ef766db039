import { type Ctx, decodeKey, limitOf, pageOf, permit } from '@yaolian/kernel'
import type { CreditLineRow } from './contract.ts'
import { grantedAfter } from './granted.sql.ts'
import type { CreditLine } from './line.ts'
import { linesOfSeller } from './lines.sql.ts'
import { readLines } from './read-lines.ts'

export type LineFilter = {
  partyOrgId?: string
  state?: 'open' | 'locked'
  after?: string
  limit?: string
}

const NIL = '00000000-0000-0000-0000-000000000000'

/** The lines that the actor's organisation granted, by buyer. */
export async function linesGranted(ctx: Ctx, filter: LineFilter) {
  permit(ctx, 'credit.read')
  const limit = limitOf(filter)
  const rows = await linesOfSeller(ctx, {
    org: ctx.actor.orgId,
    after: afterOf(filter),
    buyer: filter.partyOrgId ?? null,
    state: filter.state ?? null,
    limit: limit + 1,
  })
  return pageOf((rows as CreditLine[]).map(rowOf), limit, row => [row.buyerOrgId])
}

/**
 * The lines that others granted to the actor's organisation, by seller. The rows are the sellers'; widening is safe
 * because every pair read names the actor's organisation as the buyer. The seller's note stays with the seller.
 */
export async function linesReceived(ctx: Ctx, filter: LineFilter) {
  permit(ctx, 'credit.read')
  const limit = limitOf(filter)
  const sellers = filter.partyOrgId
    ? [filter.partyOrgId]
    : (await grantedAfter(ctx, { org: ctx.actor.orgId, after: afterOf(filter), limit: limit + 1 })).map(
        row => row.sellerOrgId,
      )
  const shown = pageOf(sellers, limit, seller => [seller])
  ctx.widen(shown.rows)
  const lines = await readLines(
    ctx,
    shown.rows.map(sellerOrgId => ({ sellerOrgId, buyerOrgId: ctx.actor.orgId })),
  )
  const bySeller = new Map(lines.map(line => [line.sellerOrgId, line]))
  const rows = shown.rows.flatMap(seller => {
    const line = bySeller.get(seller)
    return line && (!filter.state || line.state === filter.state) ? [rowOf({ ...line, lockNote: null })] : []
  })
  return { rows, next: shown.next }
}

const afterOf = (filter: LineFilter): string => String(decodeKey(filter.after, 1)?.[0] ?? NIL)

const rowOf = (line: CreditLine): CreditLineRow => ({
  ...line,
  availableFen: Math.max(0, line.limitFen - line.exposureFen),
})
