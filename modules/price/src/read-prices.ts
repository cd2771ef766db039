import type { Ctx, Day } from '@yaolian/kernel'
import { offers, prices } from './price.sql.ts'

export type WantedPrice = { sellerOrgId: string; buyerOrgId: string; productId: string }

/** What one buyer pays one seller for one product on a day; a contract price wins over the list. */
export type EffectivePrice = {
  sellerOrgId: string
  buyerOrgId: string
  productId: string
  /** Millionths of a yuan per smallest sales unit, tax included. */
  micro: number
  /** VAT rate in hundredths of a per cent. */
  vatBp: number
  source: 'contract' | 'list'
  /** The row that said so: an order line keeps it, and "why this price" leads back to it. */
  priceId: string
  /** False: the seller does not offer the product (any more). */
  listed: boolean
  /** Least quantity of a line, and what it must be a multiple of, in smallest sales units. */
  minQuantity: number
  multiple: number
}

/**
 * Prices on a business day, in one statement over any number of sellers and buyers; repeats are read once,
 * a product without a price has no row. The caller's own verb has asked for its right, and knows that
 * `buyerOrgId` is the caller's or the caller's customer: a contract price is nobody else's business.
 */
export async function readPrices(
  ctx: Ctx,
  wanted: readonly WantedPrice[],
  date: Day,
): Promise<EffectivePrice[]> {
  const keyOf = (w: WantedPrice) => w.sellerOrgId + w.buyerOrgId + w.productId
  const distinct = [...new Map(wanted.map(w => [keyOf(w), w])).values()]
  const rows = await prices(ctx, {
    sellers: distinct.map(w => w.sellerOrgId),
    buyers: distinct.map(w => w.buyerOrgId),
    products: distinct.map(w => w.productId),
    date,
  })
  return rows as EffectivePrice[]
}

export type Offer = { productId: string; sellerOrgId: string; minQuantity: number; multiple: number }

/** Who offers these products now. No prices: any buyer may ask. */
export const offersOf = (ctx: Ctx, productIds: readonly string[]): Promise<Offer[]> =>
  offers(ctx, { products: [...new Set(productIds)] })
