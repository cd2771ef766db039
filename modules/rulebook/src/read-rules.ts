import { NotFound } from '@yaolian/kernel'
import type { Rule } from '@yaolian/rules'
import { isDay } from '@yaolian/rules'
import type { RuleCard, RuleDetail } from './contract.ts'
import { ruleById, tradeRules } from './trade-rules.ts'

/** All rules in judging order (blocks first, then by id); with a date only those in force on that day. */
export function listRules(date?: string): RuleCard[] {
  const on = isDay(date) ? date : undefined
  const inForce = (rule: Rule) =>
    on === undefined || (rule.from <= on && (rule.to === undefined || on <= rule.to))
  return tradeRules.rules.filter(inForce).map(cardOf)
}

/** One rule, newest version, with its conditions and its two cases. Throws NotFound. */
export function readRule(ruleId: string): RuleDetail {
  const rule = ruleById(ruleId)
  if (!rule) throw new NotFound('rule')
  const { appliesWhen, requires, fixtures } = rule
  return { ...cardOf(rule), appliesWhen, requires, fixtures }
}

function cardOf(rule: Rule): RuleCard {
  const { appliesWhen: _applies, requires: _requires, fixtures: _fixtures, ...card } = rule
  return card
}
