import { readProducts } from '@yaolian/catalogue'
import { type Ctx, permit, type Refusal, refuse } from '@yaolian/kernel'
import { requestProducts } from '@yaolian/party'
import type { NewPaper, RelationAnswer } from '@yaolian/party/contract'

export type FirstProducts = {
  relationId: string
  sellerId: string
  productIds: readonly string[]
  reason?: string
  papers?: readonly NewPaper[]
  draft?: boolean
}

/**
 * Asks the buyer's own quality department to approve the first purchase of products (首营品种) from one seller. It
 * lies here because the file describes the products as the catalogue has them today, and party knows no catalogue.
 */
export async function requestFirstProducts(
  ctx: Ctx,
  { productIds, sellerId, ...request }: FirstProducts,
): Promise<RelationAnswer | Refusal> {
  permit(ctx, 'party.relation.request')
  const found = new Map((await readProducts(ctx, [...productIds])).map(row => [row.productId, row]))
  const unknown = productIds.filter(id => found.get(id)?.facts.state !== 'published')
  if (unknown.length > 0) return refuse('trade.unknown_product', { productIds: unknown })
  const products = [...found.values()].map(row => ({
    productId: row.productId,
    genericName: row.genericName,
    form: row.form,
    spec: row.spec,
    makerName: row.makerName,
    approvalNo: row.approvalNo,
    scopeClass: row.facts.scopeClass,
  }))
  return requestProducts(ctx, { ...request, supplierOrgId: sellerId, products })
}
