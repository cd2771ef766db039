import { type Explained, explain } from '@yaolian/rules'
import type { TradeFacts } from './contract.ts'
import { placesOf, tradeRules } from './trade-rules.ts'

/** What every rule in force says of one line, the kept ones included; for the simulator, not for the order path. */
export const explainTrade = (facts: TradeFacts): Explained[] =>
  explain(tradeRules, facts, facts.date, placesOf(facts))
