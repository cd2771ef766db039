import { bodyHash } from '@yaolian/kernel'
import { compileRules, judge, type Verdict } from '@yaolian/rules'
import { TradeFacts } from './contract.ts'
import type { JudgedHit } from './record-hits.ts'
import { baseDataRules } from './rules/base-data.ts'
import { deviceRules } from './rules/device.ts'
import { expiryRules } from './rules/expiry.ts'
import { firstBusinessRules } from './rules/first-business.ts'
import { platformRules } from './rules/platform.ts'
import { qualificationRules } from './rules/qualification.ts'
import { scopeRules } from './rules/scope.ts'
import { specialGoodsRules } from './rules/special-goods.ts'

/** Every rule that one order line between two firms can be judged by; checked against TradeFacts when loaded. */
export const tradeRules = compileRules(
  [
    ...qualificationRules,
    ...scopeRules,
    ...expiryRules,
    ...baseDataRules,
    ...firstBusinessRules,
    ...deviceRules,
    ...specialGoodsRules,
    ...platformRules,
  ],
  TradeFacts,
)

const placesWithRules = new Set(
  tradeRules.rules.map(rule => rule.jurisdiction).filter(place => place !== 'CN'),
)

/** The provinces of the two firms, as far as rules of their own are known there, in one order. */
export const placesOf = (facts: TradeFacts): string[] =>
  [...new Set([facts.seller.province, facts.buyer.province])]
    .filter(place => place !== null && place !== undefined && placesWithRules.has(place))
    .sort() as string[]

/**
 * May this line be traded on its business date? `block` refuses it; `warn` lets it pass and tells people. The rules
 * of the seller's and the buyer's provinces count beside the national ones, and can only add to them.
 */
export function judgeTrade(facts: TradeFacts): Verdict {
  return judge(tradeRules, facts, facts.date, placesOf(facts))
}

/**
 * The hits as a refusal carries them and `recordHits` keeps them: the facts stay out, since they may belong to the
 * other party; their hash proves later on what was judged.
 */
export function refusalHits(verdict: Verdict, about?: string): JudgedHit[] {
  return verdict.hits.map(({ ruleId, version, decision, why, facts, params }) => ({
    ruleId,
    version,
    decision,
    params,
    ...(about !== undefined && { about }),
    why,
    factsHash: bodyHash(`${ruleId} ${version}`, facts),
  }))
}
