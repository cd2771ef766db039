export {
  type EffectivePrice,
  type Offer,
  offersOf,
  readPrices,
  type WantedPrice,
} from './read-prices.ts'
