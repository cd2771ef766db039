import { fillMessage, type Hit, type MessageParam, type Rule, type RuleSet } from '@yaolian/rules'
import type { Deed } from './contract.ts'
import {
  ORGANISATION_KINDS,
  PRODUCT_STATES,
  SALESPERSON_FACTS,
  SCOPE_CLASSES,
  TEMPERATURES,
} from './contract.ts'
import { invoiceRuleSet, receiptRuleSet, returnRuleSet, shipmentRuleSet } from './goods-rules.ts'
import { tradeRules } from './trade-rules.ts'

/** Every rule set by the deed that it judges. */
export const RULE_SETS: Readonly<Record<Deed, RuleSet>> = {
  trade: tradeRules,
  ship: shipmentRuleSet,
  invoice: invoiceRuleSet,
  receive: receiptRuleSet,
  return: returnRuleSet,
}

export type DeedRule = { deed: Deed; rule: Rule }

/** All rules, set by set, in judging order. */
export const allRules: readonly DeedRule[] = (Object.keys(RULE_SETS) as Deed[]).flatMap(deed =>
  RULE_SETS[deed].rules.map(rule => ({ deed, rule })),
)

/** The newest version of a rule, or the one asked for, with what it judges. */
export function deedRuleById(id: string, version?: number): DeedRule | undefined {
  return allRules
    .filter(({ rule }) => rule.id === id && (version === undefined || rule.version === version))
    .reduce<DeedRule | undefined>(
      (best, one) => (best && best.rule.version > one.rule.version ? best : one),
      undefined,
    )
}

export const ruleById = (id: string, version?: number): Rule | undefined => deedRuleById(id, version)?.rule

/** A hit as a sentence for the reader; undefined when the rule is unknown here. */
export function ruleMessage(
  hit: Pick<Hit, 'ruleId' | 'version' | 'params'>,
  language: 'zh' | 'en',
): string | undefined {
  const rule = ruleById(hit.ruleId, hit.version)
  return (
    rule && fillMessage(rule.message[language], hit.params, (path, value) => labelOf(path, value, language))
  )
}

function labelOf(path: string, value: MessageParam, language: 'zh' | 'en'): string {
  const names = {
    'product.scopeClass': SCOPE_CLASSES,
    'product.state': PRODUCT_STATES,
    'product.temperature': TEMPERATURES,
    'seller.kind': ORGANISATION_KINDS,
    'buyer.kind': ORGANISATION_KINDS,
    'relation.salesperson': SALESPERSON_FACTS,
  }
  const known: Record<string, { zh: string; en: string }> | undefined = names[path as keyof typeof names]
  return known?.[String(value)]?.[language] ?? String(value)
}
