import { findSubstitutes, readProducts } from '@yaolian/catalogue'
import { type Ctx, NotFound, permit } from '@yaolian/kernel'
import { offersFor } from './offers.ts'

/** Substitutes that are priced for a buyer: the rest can be looked up one by one. */
const PRICED_SUBSTITUTES_MAX = 20

/**
 * Every offer of one product to this buyer, and what may stand for it with the offers that the buyer may take: a
 * substitute that is closed to this buyer or that nobody offers helps nobody and is left out.
 */
export async function readProductOffers(ctx: Ctx, productId: string) {
  permit(ctx, 'trade.offer.read')
  const [[product], substitutes] = await Promise.all([
    readProducts(ctx, [productId]),
    findSubstitutes(ctx, productId),
  ])
  if (!product) throw new NotFound('product')
  const others = await readProducts(
    ctx,
    substitutes.slice(0, PRICED_SUBSTITUTES_MAX).map(one => one.productId),
  )
  const offers = await offersFor(ctx, [product, ...others])
  const open = offers.filter(offer => offer.closed === null && offer.priceMicro !== null)
  const byProduct = Map.groupBy(open, offer => offer.productId)
  return {
    offers: offers.filter(offer => offer.productId === productId),
    substitutes: substitutes.flatMap(({ productId: id, why }) => {
      const cheapest = (byProduct.get(id) ?? []).sort((a, b) => (a.priceMicro ?? 0) - (b.priceMicro ?? 0))[0]
      return cheapest ? [{ why, offer: cheapest, offers: byProduct.get(id)?.length ?? 0 }] : []
    }),
  }
}
