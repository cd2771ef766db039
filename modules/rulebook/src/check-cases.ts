import { judge } from '@yaolian/rules'
import { deedRuleById, RULE_SETS } from './all-rules.ts'

export type CaseRun = {
  side: 'pass' | 'fail'
  /** The whole set's word on the case, and this rule's own. */
  decision: 'allow' | 'warn' | 'block'
  own: 'met' | 'broken' | 'unknown'
  /** The rule said what it should of its own case. */
  asExpected: boolean
  hits: string[]
}

/** Runs one rule's own two cases now, with the rules of the cases' day in force; undefined for an unknown rule. */
export function runCases(ruleId: string, version?: number): CaseRun[] | undefined {
  const found = deedRuleById(ruleId, version)
  if (!found) return undefined
  const { rule, deed } = found
  return (['pass', 'fail'] as const).map(side => {
    const { facts, date } = rule.fixtures[side]
    const verdict = judge(RULE_SETS[deed], facts, date, [rule.jurisdiction])
    const hit = verdict.hits.find(one => one.ruleId === rule.id && one.version === rule.version)
    const own = hit?.why ?? 'met'
    return {
      side,
      decision: verdict.decision,
      own,
      asExpected: own === (side === 'pass' ? 'met' : 'broken'),
      hits: verdict.hits.map(one => one.ruleId),
    }
  })
}
