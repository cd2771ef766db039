import type { RuleHit } from '@yaolian/kernel'
import type { Standing } from '@yaolian/party'
import { judgeTrade, refusalHits } from '@yaolian/rulebook'
import type { ProductFacts, TradeFacts } from '@yaolian/rulebook/contract'

/** What the rules look at when two firms trade one product on a day. */
export type LineToJudge = {
  date: string
  seller: Standing
  buyer: Standing
  relation: TradeFacts['relation'] | undefined
  product: { productId: string; facts: ProductFacts }
  quantity: number
}

/** The facts of one line as the rulebook wants them; a pair that nobody approved is not approved. */
export const factsOf = ({ date, seller, buyer, relation, product, quantity }: LineToJudge): TradeFacts => ({
  channel: 'b2b',
  date,
  seller: seller.facts,
  buyer: buyer.facts,
  relation: {
    supplierApproved: relation?.supplierApproved ?? false,
    customerApproved: relation?.customerApproved ?? false,
  },
  product: product.facts,
  quantity,
})

/**
 * The rules' word on one line, the same at the offer, the order, the release and the shipping: their hits, and
 * whether one of them stops it. Rules of the sellers' and the buyers' provinces count too.
 */
export function judgeLine(line: LineToJudge): { blocked: boolean; hits: RuleHit[] } {
  const verdict = judgeTrade(factsOf(line))
  return { blocked: verdict.decision === 'block', hits: refusalHits(verdict, line.product.productId) }
}
