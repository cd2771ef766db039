import { noteDemand } from '@yaolian/catalogue'
import { type Ctx, permit, type Refusal, refuse } from '@yaolian/kernel'
import { putOffers } from './change.sql.ts'
import { refuseGoods } from './check-changes.ts'
import { countOffers } from './price.sql.ts'

export type OfferTerms = {
  productId: string
  /** True: buyers may order it. */
  listed: boolean
  /** Least quantity of a line, and what it must be a multiple of, in smallest sales units. */
  minQuantity: number
  multiple: number
}

/**
 * Puts products of the own organisation on offer or takes them off, with the quantities they are sold in;
 * all or none. Refuses with price.twice, price.min_not_multiple, price.unknown_product, price.closed_by_rule.
 */
export async function listOffers(
  ctx: Ctx,
  offers: readonly OfferTerms[],
): Promise<{ changed: number } | Refusal> {
  permit(ctx, 'price.change')
  const seen = new Set<string>()
  for (const { productId, minQuantity, multiple } of offers) {
    if (seen.has(productId)) return refuse('price.twice', { productId })
    seen.add(productId)
    if (minQuantity % multiple !== 0)
      return refuse('price.min_not_multiple', { productId, minQuantity, multiple })
  }
  const listed = offers.filter(offer => offer.listed).map(offer => offer.productId)
  const wrong = await refuseGoods(ctx, [...seen], listed)
  if (wrong) return wrong
  const changed = await putOffers(ctx, {
    org: ctx.actor.orgId,
    products: offers.map(offer => offer.productId),
    listed: offers.map(offer => offer.listed),
    minimums: offers.map(offer => offer.minQuantity),
    multiples: offers.map(offer => offer.multiple),
    now: ctx.now,
    byName: ctx.actor.name,
  })
  // The market's search shows what somebody offers, and in front what many do.
  const counted = await countOffers(ctx, { products: [...seen] })
  await noteDemand(
    ctx,
    counted.map(count => ({ ...count, sold: null })),
  )
  for (const { productId, ...terms } of offers)
    ctx.record({ type: 'price.offer_changed', orgId: ctx.actor.orgId, subjectId: productId, data: terms })
  return { changed }
}
