import type { RuleHit } from '@yaolian/kernel'
import { type Approvals, type Pair, type Standing, salespersonFact } from '@yaolian/party'
import { type Grant, judgeTrade, passHits, refusalHits } from '@yaolian/rulebook'
import type { ProductFacts, TradeFacts } from '@yaolian/rulebook/contract'

/** Both approvals between two firms and who sells for the seller; `readRelations`. */
export type Relation = Omit<Approvals, keyof Pair>

/** What the rules look at when two firms trade one product on a day. */
export type LineToJudge = {
  date: string
  seller: Standing
  buyer: Standing
  relation: Relation | undefined
  /** The buyer has approved this product; `readFirstProducts`. */
  productApproved: boolean
  product: { productId: string; facts: ProductFacts }
  quantity: number
}

/** The facts of one line as the rulebook wants them; a pair that nobody approved is not approved. */
export const factsOf = ({ date, seller, buyer, relation, product, ...line }: LineToJudge): TradeFacts => ({
  channel: 'b2b',
  date,
  seller: seller.facts,
  buyer: buyer.facts,
  relation: {
    supplierApproved: relation?.supplierApproved ?? false,
    customerApproved: relation?.customerApproved ?? false,
    papersTo: relation?.papersTo ?? null,
    firstProducts: relation?.firstProducts ?? false,
    productApproved: line.productApproved,
    salesperson: salespersonFact(relation?.salesperson ?? null, {
      today: date,
      productId: product.productId,
      scopeClass: product.facts.scopeClass,
    }),
  },
  product: product.facts,
  quantity: line.quantity,
})

/**
 * The rules' word on one line, the same at the offer, the order, the release and the shipping: their hits, and
 * whether one of them stops it. Rules of the sellers' and the buyers' provinces count too; what people passed for
 * this seller and buyer only warns.
 */
export function judgeLine(
  line: LineToJudge,
  grants: readonly Grant[],
): { blocked: boolean; hits: RuleHit[] } {
  const { productId } = line.product
  return passHits(refusalHits(judgeTrade(factsOf(line)), productId), grants, productId)
}

/** What people passed between the pairs of a batch, by pair. */
export function grantsByPair(
  grants: readonly Grant[],
): (sellerId: string, buyerId: string) => readonly Grant[] {
  const byPair = Map.groupBy(grants, grant => `${grant.sellerOrgId}|${grant.buyerOrgId}`)
  return (sellerId, buyerId) => byPair.get(`${sellerId}|${buyerId}`) ?? []
}
