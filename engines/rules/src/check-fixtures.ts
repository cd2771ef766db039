import type { Problem } from './check-condition.ts'
import type { RuleSet } from './compile-rules.ts'
import { judge } from './judge.ts'
import type { Rule } from './rule.ts'

/**
 * Runs every rule's own two cases, each with the whole set in force: the passing one must not be hit by this rule,
 * the failing one must be, and as 'broken' (a fixture that merely lacks a fact proves nothing).
 * To be run by the tests and before a pack from outside is put in force.
 */
export function checkFixtures(ruleSet: RuleSet): Problem[] {
  return ruleSet.rules.flatMap(rule => {
    const path = `${rule.id} v${rule.version}`
    const pass = hitOf(ruleSet, rule, 'pass')
    const fail = hitOf(ruleSet, rule, 'fail')
    const problems: Problem[] = []
    if (pass) problems.push({ path: `${path} pass`, why: `is hit (${pass.why}: ${pass.missing.join(', ')})` })
    if (!fail) problems.push({ path: `${path} fail`, why: 'is not hit' })
    else if (fail.why === 'unknown') {
      problems.push({ path: `${path} fail`, why: `lacks facts: ${fail.missing.join(', ')}` })
    }
    for (const side of ['pass', 'fail'] as const) {
      const { date } = rule.fixtures[side]
      const inForce = rule.from <= date && (rule.to === undefined || date <= rule.to)
      if (!inForce) problems.push({ path: `${path} ${side}`, why: `${date} is outside the rule's dates` })
    }
    return problems
  })
}

function hitOf(ruleSet: RuleSet, rule: Rule, side: 'pass' | 'fail') {
  const { facts, date } = rule.fixtures[side]
  const { hits } = judge(ruleSet, facts, date, [rule.jurisdiction])
  return hits.find(hit => hit.ruleId === rule.id && hit.version === rule.version)
}
