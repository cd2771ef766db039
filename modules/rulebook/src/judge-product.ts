import { compileRules, factPaths, judge, type Verdict } from '@yaolian/rules'
import type { ProductFacts } from './contract.ts'
import { tradeRules } from './trade-rules.ts'

const ABOUT_GOODS = /^(product\.|channel$)/

/** The rules of trade that look at the product alone: no seller, buyer or quantity makes them any better. */
const productRules = compileRules(
  tradeRules.rules.filter(rule =>
    factPaths(rule.appliesWhen, rule.requires).every(path => ABOUT_GOODS.test(path)),
  ),
)

/** May this product be put on offer at all? What is blocked here is blocked for every seller and buyer. */
export const judgeProduct = (product: ProductFacts, date: string): Verdict =>
  judge(productRules, { channel: 'b2b', product }, date)
