import { command, type Route, reading } from '@yaolian/kernel'
import { page } from '@yaolian/kernel/contract'
import {
  HistoryQuery,
  ListOffers,
  OffersSet,
  PriceHistory,
  PriceQuery,
  PriceRow,
  PricesSet,
  ProductParams,
  SetContractPrices,
  SetListPrices,
} from './contract.ts'
import { listOffers } from './list-offers.ts'
import { explainPrice, listPrices } from './price-desk.ts'
import { setContractPrices, setListPrices } from './set-prices.ts'

export const priceRoutes = (): Route[] => [
  reading(
    {
      path: '/price/products',
      summary: 'The own products with offer, price of today and the next one',
      right: 'price.read',
      query: PriceQuery,
      answer: page(PriceRow),
    },
    (ctx, { query }) => listPrices(ctx, query),
  ),
  reading(
    {
      path: '/price/products/:productId',
      summary: 'Why this price: what holds on a day, for a buyer or the list, and every price ever set',
      right: 'price.read',
      params: ProductParams,
      query: HistoryQuery,
      answer: PriceHistory,
    },
    (ctx, { params, query }) => explainPrice(ctx, { ...params, ...query }),
  ),
  command(
    {
      path: '/price/list-prices',
      summary: 'Set list prices from a day on',
      right: 'price.change',
      body: SetListPrices,
      answer: PricesSet,
    },
    (ctx, { body }) => setListPrices(ctx, body.prices),
  ),
  command(
    {
      path: '/price/contract-prices',
      summary: 'Set what single buyers pay from a day on, or for a time',
      right: 'price.change',
      body: SetContractPrices,
      answer: PricesSet,
    },
    (ctx, { body }) => setContractPrices(ctx, body.prices),
  ),
  command(
    {
      path: '/price/offers',
      summary: 'Put products on offer or take them off, with least quantity and multiple',
      right: 'price.change',
      body: ListOffers,
      answer: OffersSet,
    },
    (ctx, { body }) => listOffers(ctx, body.offers),
  ),
]
