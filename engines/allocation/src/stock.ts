/** A calendar day, 'YYYY-MM-DD'. Text order is time order. */
export type Day = string

export type Quality = 'pending' | 'accepted' | 'rejected'

/** One lot in one place, with everything that decides whether it may leave. */
export type Stock = {
  stockId: string
  lotId: string
  placeId: string
  /** Last day of use (有效期至), inclusive. */
  expiresOn: Day
  /** Units that are on hand and neither reserved nor held. */
  available: number
  quality: Quality
  recalled: boolean
  /** Open holds on the whole lot. */
  stops: number
  /** The place keeps the lot's temperature class. */
  placeFits: boolean
}

/**
 * THE predicate of promise 3: may this stock go to this customer? Expired, held, recalled, unaccepted or wrongly
 * stored stock may not, whatever else is asked. Everything that picks, reserves or ships asks this and nothing else.
 *
 * Its SQL twin, kept by the stock module (the date apart it is the generated column `stock.stock.issuable`):
 * ```sql
 * quality = 'accepted' and not recalled and stops = 0 and place_fits
 *   and expires_on >= greatest($as_of, $minimum_expiry)
 * ```
 *
 * @param asOf business date of the act
 * @param minimumExpiry earliest last day of use that the customer accepts; may lie before `asOf`
 */
export function isIssuable(
  stock: Pick<Stock, 'expiresOn' | 'quality' | 'recalled' | 'stops' | 'placeFits'>,
  asOf: Day,
  minimumExpiry: Day = asOf,
): boolean {
  return (
    stock.quality === 'accepted' &&
    !stock.recalled &&
    stock.stops === 0 &&
    stock.placeFits &&
    stock.expiresOn >= asOf &&
    stock.expiresOn >= minimumExpiry
  )
}
