import type {
  OfferDetail as OfferDetailSchema,
  Offer as OfferSchema,
  OrderDetail as OrderDetailSchema,
} from '@yaolian/trade/contract'
import type { Static } from 'typebox'

export type Offer = Static<typeof OfferSchema>
export type OfferDetail = Static<typeof OfferDetailSchema>
export type OrderDetail = Static<typeof OrderDetailSchema>

/** `SELLER.PRODUCT`: one offer in the address. */
export const offerKey = (offer: { sellerId: string; productId: string }): string =>
  `${offer.sellerId}.${offer.productId}`

export const offerPath = (key: string): string =>
  `/trade/offers/${key.split('.').map(encodeURIComponent).join('/')}`
