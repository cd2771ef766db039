import type { Ctx } from '@yaolian/kernel'
import { productsApproved } from './first-product.sql.ts'
import { approvalsOf, relationsBetween } from './relation.sql.ts'
import type { SalespersonFacts } from './salesperson-stand.ts'

export type Pair = { sellerOrgId: string; buyerOrgId: string }
export type Approvals = Pair & {
  /** The buyer has approved the seller as its supplier, and the approval and its papers run today. */
  supplierApproved: boolean
  /** The seller has approved the buyer as its customer, and the approval and its papers run today. */
  customerApproved: boolean
  /** First last day among the papers that both approvals stand on; null: none of them ends. */
  papersTo: string | null
  /** The buyer has products approved before it first buys them, also where the law doesn't ask for it. */
  firstProducts: boolean
  /** Who answers for the buyer at the seller; null when nobody is named. */
  salesperson: SalespersonFacts | null
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

/** Files that somebody stands behind: a draft, a refusal and what was taken back don't count. */
const KNOWN: ReadonlySet<string> = new Set([
  'pending',
  'reviewed',
  'returned',
  'approved',
  'suspended',
  'lapsed',
])

/** Those of the firms that the actor's organisation has, or has asked for, as customers. */
export async function readCustomers(ctx: Ctx, buyers: readonly string[]): Promise<Set<string>> {
  const rows = await relationsBetween(ctx, {
    orgs: buyers.map(() => ctx.actor.orgId),
    directions: buyers.map(() => 'customer'),
    partners: buyers,
  })
  return new Set(rows.flatMap(row => (KNOWN.has(row.state) ? [row.partnerOrgId] : [])))
}

export type ProductKey = { buyerOrgId: string; productId: string }
export const productKey = (one: ProductKey): string => `${one.buyerOrgId}|${one.productId}`

/** The products (首营品种) among those asked for that their buyers have approved, and may buy today, as keys. */
export async function readFirstProducts(ctx: Ctx, asked: readonly ProductKey[]): Promise<Set<string>> {
  const rows = await productsApproved(ctx, {
    buyers: asked.map(one => one.buyerOrgId),
    products: asked.map(one => one.productId),
    today: ctx.today,
  })
  return new Set(rows.map(productKey))
}
