import { readProducts } from '@yaolian/catalogue'
import { type Ctx, type Refusal, refuse } from '@yaolian/kernel'
import { VAT_RATES_BP } from '@yaolian/pricing'
import { judgeProduct, refusalHits } from '@yaolian/rulebook'

export type PriceChange = {
  productId: string
  /** Millionths of a yuan per smallest sales unit, tax included; at least 1. */
  priceMicro: number
  /** One of the rates in force, in hundredths of a per cent. */
  vatBp: number
  /** First day; not before today. */
  validFrom: string
  reason: string
}

/**
 * Refuses what no price may be: set for the past, without a rate in force, for a product that nobody knows or that
 * nobody may sell online (a first price puts the product on offer).
 */
export async function refuseChanges(ctx: Ctx, changes: readonly PriceChange[]): Promise<Refusal | null> {
  for (const { productId, priceMicro, vatBp, validFrom } of changes) {
    if (validFrom < ctx.today) return refuse('price.in_past', { productId, validFrom, today: ctx.today })
    if (!VAT_RATES_BP.some(rate => rate === vatBp)) return refuse('price.vat_rate', { productId, vatBp })
    if (!Number.isSafeInteger(priceMicro) || priceMicro < 1)
      return refuse('price.not_positive', { productId, priceMicro })
  }
  return refuseGoods(
    ctx,
    changes.map(change => change.productId),
  )
}

/** Products that nobody knows; and among `offered`, those that the rules keep from every market. */
export async function refuseGoods(
  ctx: Ctx,
  productIds: readonly string[],
  offered: readonly string[] = productIds,
): Promise<Refusal | null> {
  const products = new Map((await readProducts(ctx, productIds)).map(one => [one.productId, one]))
  const unknown = productIds.find(productId => !products.has(productId))
  if (unknown) return refuse('price.unknown_product', { productId: unknown })
  const wanted = new Set(offered)
  const closed = [...products.values()].flatMap(({ productId, genericName, facts }) => {
    if (!wanted.has(productId)) return []
    // A draft's number counts when it is published; until then nobody can order it (GSP-06).
    const asPublished = facts.state === 'draft' ? { ...facts, approvalState: 'valid' as const } : facts
    const hits = refusalHits(judgeProduct(asPublished, ctx.today), productId)
    return hits.some(hit => hit.decision === 'block') ? [{ genericName, hits }] : []
  })
  const [first] = closed
  const hits = closed.flatMap(one => one.hits)
  return first ? refuse('price.closed_by_rule', { name: first.genericName }, hits) : null
}
