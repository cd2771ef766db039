export { amountFen, shareFen, splitByLargestRemainder, spreadDiscount } from './amount.ts'
export type * from './promotion/model.ts'
export { openBook, type PromotionBook, priceCart } from './promotion/price-cart.ts'
export { roundDown, roundHalfEven, roundHalfUp, roundUp } from './ratio.ts'
export {
  type LineTotal,
  lineTotal,
  type OrderTotal,
  orderTotal,
  type PricedLine,
  splitVat,
  VAT_RATES_BP,
  type VatSplit,
} from './vat.ts'
