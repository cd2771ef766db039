import type { Module } from '@yaolian/kernel'

export const price: Module = {
  name: 'price',
  migrations: new URL('../migrations/', import.meta.url),
  rights: {},
  events: {},
  routes: () => [],
  subscribers: [],
  jobs: [],
  proofs: [],
}

export {
  type EffectivePrice,
  type Offer,
  offersOf,
  readPrices,
  type WantedPrice,
} from './read-prices.ts'
