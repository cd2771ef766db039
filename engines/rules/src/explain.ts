import { type RuleSet, rulesInForce } from './compile-rules.ts'
import { FALSE, type Scope, TRUE, UNKNOWN } from './condition.ts'
import type { Day } from './day.ts'
import type { Decision } from './rule.ts'

/** met: applies and is kept. aside: does not apply. broken, unknown: as a hit says it. */
export type Outcome = 'met' | 'aside' | 'broken' | 'unknown'

/** One rule in force and what it made of the facts. */
export type Explained = {
  ruleId: string
  version: number
  jurisdiction: string
  decision: Decision
  outcome: Outcome
  /** The facts the rule looked at, by path; a missing one is null. */
  facts: Record<string, unknown>
}

/**
 * What every rule in force says, the kept ones included: for people who want to see what was tested. Same outcome as
 * `judge`, which keeps only the hits; slower, since nothing is cut short.
 * @throws RangeError when `date` is no calendar day
 */
export function explain(
  ruleSet: RuleSet,
  facts: unknown,
  date: Day,
  places: readonly string[] = [],
): Explained[] {
  const scope: Scope = { facts, date, bound: [undefined, undefined] }
  return rulesInForce(ruleSet, date, places).map(({ rule, appliesWhen, requires, facts: read }) => {
    const { id: ruleId, version, jurisdiction, decision } = rule
    const seen = Object.fromEntries(read.map(({ path, read: value }) => [path, value(scope) ?? null]))
    const outcome = outcomeOf(appliesWhen(scope), requires(scope))
    return { ruleId, version, jurisdiction, decision, outcome, facts: seen }
  })
}

function outcomeOf(applies: number, required: number): Outcome {
  if (applies === FALSE) return 'aside'
  if (required === TRUE) return 'met'
  return applies === UNKNOWN || required === UNKNOWN ? 'unknown' : 'broken'
}
