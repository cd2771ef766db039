import { NotFound } from '@yaolian/kernel'
import { isDay } from '@yaolian/rules'
import { allRules, type DeedRule, deedRuleById } from './all-rules.ts'
import { type CaseRun, runCases } from './check-cases.ts'
import type { RuleCard, RuleDetail } from './contract.ts'
import { resolverOf } from './resolvers.ts'

/** All rules in judging order (blocks first, then by id); with a date only those in force on that day. */
export function listRules(date?: string): RuleCard[] {
  const on = isDay(date) ? date : undefined
  const inForce = ({ rule }: DeedRule) =>
    on === undefined || (rule.from <= on && (rule.to === undefined || on <= rule.to))
  return allRules.filter(inForce).map(cardOf)
}

/** One rule, newest version or the one asked for, with its conditions and its two cases. Throws NotFound. */
export function readRule(ruleId: string, version?: number): RuleDetail {
  const found = deedRuleById(ruleId, version)
  if (!found) throw new NotFound('rule')
  const { appliesWhen, requires, fixtures } = found.rule
  const versions = allRules
    .filter(({ rule }) => rule.id === ruleId)
    .map(({ rule }) => ({ version: rule.version, from: rule.from, ...(rule.to && { to: rule.to }) }))
    .toSorted((a, b) => b.version - a.version)
  return { ...cardOf(found), appliesWhen, requires, fixtures, versions }
}

/** Runs the rule's own cases now. Throws NotFound. */
export function runRuleCases(ruleId: string): CaseRun[] {
  const runs = runCases(ruleId)
  if (!runs) throw new NotFound('rule')
  return runs
}

function cardOf({ deed, rule }: DeedRule): RuleCard {
  const { appliesWhen: _applies, requires: _requires, fixtures: _fixtures, ...card } = rule
  const resolver = resolverOf(rule.id) ?? { by: 'nobody', at: 'order' }
  return { ...card, deed, resolver }
}
