import type { Ctx } from '@yaolian/kernel'
import { approvalsOf } from './relation.sql.ts'

export type Pair = { sellerOrgId: string; buyerOrgId: string }
export type Approvals = Pair & {
  /** The buyer has approved the seller as its supplier, and the approval runs today. */
  supplierApproved: boolean
  /** The seller has approved the buyer as its customer, and the approval runs today. */
  customerApproved: boolean
}

/**
 * Both approvals (首营企业) of many pairs on the transaction's business date, in one statement, one row per pair
 * given. The transaction must show both organisations' rows (`orgs` or `widen`): a row that row-level security
 * hides counts as not approved.
 */
export const readRelations = (ctx: Ctx, pairs: readonly Pair[]): Promise<Approvals[]> =>
  approvalsOf(ctx, {
    sellers: pairs.map(pair => pair.sellerOrgId),
    buyers: pairs.map(pair => pair.buyerOrgId),
    today: ctx.today,
  })
