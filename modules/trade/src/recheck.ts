import { type ProductRow as CatalogueProduct, readProducts } from '@yaolian/catalogue'
import type { Ctx, RuleHit } from '@yaolian/kernel'
import { readRelations, readStandings } from '@yaolian/party'
import { judgeTrade, refusalHits } from '@yaolian/rulebook'
import type { LineRow, OrderHead } from './orders.sql.ts'

export type Rechecked = { blocked: boolean; hits: RuleHit[] }

/**
 * The rules' word on orders as of today: between placing and release, or release and shipping, a licence may
 * have run out or an approval been withdrawn. Gives the products read on the way, for the delivery record.
 */
export async function recheck(
  ctx: Ctx,
  heads: readonly OrderHead[],
  lines: readonly LineRow[],
): Promise<{ verdicts: Map<string, Rechecked>; products: Map<string, CatalogueProduct> }> {
  const pairs = heads.map(head => ({ sellerOrgId: head.orgId, buyerOrgId: head.buyerOrgId }))
  const [standings, relations, products] = await Promise.all([
    readStandings(
      ctx,
      pairs.flatMap(pair => [pair.sellerOrgId, pair.buyerOrgId]),
    ),
    readRelations(ctx, pairs),
    readProducts(ctx, [...new Set(lines.map(line => line.productId))]),
  ])
  const relationOf = new Map(relations.map(row => [`${row.sellerOrgId}|${row.buyerOrgId}`, row]))
  const productBy = new Map(products.map(product => [product.productId, product]))
  const linesOf = Map.groupBy(lines, line => line.orderId)
  const verdicts = new Map<string, Rechecked>()
  for (const head of heads) {
    const hits: RuleHit[] = []
    let blocked = false
    for (const line of linesOf.get(head.orderId) ?? []) {
      const [seller, buyer] = [standings.get(head.orgId), standings.get(head.buyerOrgId)]
      const product = productBy.get(line.productId)
      if (!seller || !buyer || !product) throw new Error(`order ${head.number} names what does not exist`)
      const relation = relationOf.get(`${head.orgId}|${head.buyerOrgId}`)
      const verdict = judgeTrade({
        channel: 'b2b',
        date: ctx.today,
        seller: seller.facts,
        buyer: buyer.facts,
        relation: {
          supplierApproved: relation?.supplierApproved ?? false,
          customerApproved: relation?.customerApproved ?? false,
        },
        product: product.facts,
        quantity: line.quantity,
      })
      hits.push(...refusalHits(verdict, line.productId))
      blocked ||= verdict.decision === 'block'
    }
    verdicts.set(head.orderId, { blocked, hits })
  }
  return { verdicts, products: productBy }
}
