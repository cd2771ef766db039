import type { Module, Proof } from '@yaolian/kernel'
import { overlappingPrices } from './proof.sql.ts'
import { priceRoutes } from './routes.ts'
import { tellOffersJob } from './tell-offers.ts'

const noOverlap: Proof = {
  promise: 4,
  name: 'price.one_price_a_day',
  title: {
    zh: '同一品种（及客户）每天至多一个有效价格',
    en: 'A product (and buyer) has one price a day at most',
  },
  check: async ctx => {
    const found = await overlappingPrices(ctx, {})
    return {
      checked: found[0]?.checked ?? 0,
      violations: found.flatMap(row => (row.violation === null ? [] : [row.violation])),
    }
  },
}

export const price: Module = {
  name: 'price',
  migrations: new URL('../migrations/', import.meta.url),
  rights: {
    'price.read': { zh: '查看本企业价格', en: 'See the own prices' },
    'price.change': { zh: '调价与上下架', en: 'Change prices and offers' },
  },
  events: {
    'price.changed':
      'priceId, buyerOrgId (null: list price), priceMicro, vatBp, validFrom, validTo; subject: the product',
    'price.offer_changed': 'listed, minQuantity, multiple; the subject is the product',
  },
  routes: priceRoutes,
  subscribers: [],
  jobs: [tellOffersJob],
  proofs: [noOverlap],
}

export type { PriceChange } from './check-changes.ts'
export { listOffers, type OfferTerms } from './list-offers.ts'
export {
  type EffectivePrice,
  type Offer,
  offersOf,
  readPrices,
  type WantedPrice,
} from './read-prices.ts'
export {
  type ContractChange,
  type ListChange,
  type PricesSet,
  setContractPrices,
  setListPrices,
} from './set-prices.ts'
