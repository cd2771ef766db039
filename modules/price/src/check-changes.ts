import { readProducts } from '@yaolian/catalogue'
import { type Ctx, type Refusal, refuse } from '@yaolian/kernel'
import { VAT_RATES_BP } from '@yaolian/pricing'

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
 * Refuses what no price may be: set for the past, without a rate in force, for a product that nobody knows.
 */
export async function refuseChanges(ctx: Ctx, changes: readonly PriceChange[]): Promise<Refusal | null> {
  for (const { productId, priceMicro, vatBp, validFrom } of changes) {
    if (validFrom < ctx.today) return refuse('price.in_past', { productId, validFrom, today: ctx.today })
    if (!VAT_RATES_BP.some(rate => rate === vatBp)) return refuse('price.vat_rate', { productId, vatBp })
    if (!Number.isSafeInteger(priceMicro) || priceMicro < 1)
      return refuse('price.not_positive', { productId, priceMicro })
  }
  return refuseUnknown(
    ctx,
    changes.map(change => change.productId),
  )
}

export async function refuseUnknown(ctx: Ctx, productIds: readonly string[]): Promise<Refusal | null> {
  const known = new Set((await readProducts(ctx, productIds)).map(product => product.productId))
  const unknown = productIds.find(productId => !known.has(productId))
  return unknown ? refuse('price.unknown_product', { productId: unknown }) : null
}
