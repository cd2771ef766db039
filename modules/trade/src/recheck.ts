import { type ProductRow as CatalogueProduct, readProducts } from '@yaolian/catalogue'
import { type Ctx, type Refusal, type RuleHit, refuse } from '@yaolian/kernel'
import { productKey, readFirstProducts, readRelations, readStandings } from '@yaolian/party'
import { readGrants } from '@yaolian/rulebook'
import { refuseClosed } from './decide-order.ts'
import { grantsByPair, judgeLine } from './judge-line.ts'
import type { LineRow, OrderHead } from './orders.sql.ts'

export type Rechecked = {
  blocked: boolean
  hits: RuleHit[]
  /** Why the order may not go on now, in the words of its answer; null when it may. */
  refusal: Refusal | null
}

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
  const [standings, relations, grants, firsts, products] = await Promise.all([
    readStandings(
      ctx,
      pairs.flatMap(pair => [pair.sellerOrgId, pair.buyerOrgId]),
    ),
    readRelations(ctx, pairs),
    readGrants(ctx, pairs),
    readFirstProducts(ctx, productsWanted(heads, lines)),
    readProducts(ctx, [...new Set(lines.map(line => line.productId))]),
  ])
  const relationOf = new Map(relations.map(row => [`${row.sellerOrgId}|${row.buyerOrgId}`, row]))
  const productBy = new Map(products.map(product => [product.productId, product]))
  const grantsOf = grantsByPair(grants)
  const linesOf = Map.groupBy(lines, line => line.orderId)
  const verdicts = new Map<string, Rechecked>()
  for (const head of heads) {
    const hits: RuleHit[] = []
    let blocked = false
    const passed = grantsOf(head.orgId, head.buyerOrgId)
    const [seller, buyer] = [standings.get(head.orgId), standings.get(head.buyerOrgId)]
    for (const line of linesOf.get(head.orderId) ?? []) {
      const product = productBy.get(line.productId)
      if (!seller || !buyer || !product) throw new Error(`order ${head.number} names what does not exist`)
      const relation = relationOf.get(`${head.orgId}|${head.buyerOrgId}`)
      const { quantity } = line
      const { buyerOrgId } = head
      const productApproved = firsts.has(productKey({ buyerOrgId, productId: line.productId }))
      const about = { relation, product, productApproved, quantity }
      const judged = judgeLine({ date: ctx.today, seller, buyer, ...about }, passed)
      hits.push(...judged.hits)
      blocked ||= judged.blocked
    }
    const refusal =
      refuseClosed(seller, buyer) ??
      (blocked ? refuse('trade.closed_by_rule', { number: head.number }, hits) : null)
    verdicts.set(head.orderId, { blocked, hits, refusal })
  }
  return { verdicts, products: productBy }
}

/** Each product of each buyer once. */
function productsWanted(heads: readonly OrderHead[], lines: readonly LineRow[]) {
  const buyerOf = new Map(heads.map(head => [head.orderId, head.buyerOrgId]))
  const wanted = lines.flatMap(({ orderId, productId }) => {
    const buyerOrgId = buyerOf.get(orderId)
    return buyerOrgId ? [{ buyerOrgId, productId }] : []
  })
  return [...new Map(wanted.map(one => [productKey(one), one])).values()]
}
