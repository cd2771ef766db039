import type { Problem } from './check-condition.ts'
import { checkRules } from './check-rules.ts'
import { compileCondition, type Test } from './compile-condition.ts'
import { type Day, isDay } from './day.ts'
import { factPaths } from './fact-paths.ts'
import type { FactsSchema } from './facts-schema.ts'
import { placeholdersOf } from './message.ts'
import { compilePath, type Read } from './path.ts'
import type { Decision, Rule } from './rule.ts'

export type CompiledRule = {
  rule: Rule
  appliesWhen: Test
  requires: Test
  /** What a hit reports: the facts the conditions look at, and the values its message needs. */
  facts: { path: string; read: Read }[]
  params: { path: string; read: Read }[]
}

/** Compiled rules in judging order. Opaque: pass it to `judge`; `rules` is for reading them out. */
export type RuleSet = {
  readonly rules: readonly Rule[]
  readonly compiled: readonly CompiledRule[]
  /** Which rules are in force, by date and places; filled as dates are asked for. */
  readonly inForce: Map<string, readonly CompiledRule[]>
}

/** The pack is malformed; `problems` says where and why. A rule that can't be understood must not be skipped. */
export class RulesRefused extends Error {
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super(problems.map(({ path, why }) => `${path}: ${why}`).join('\n'))
    this.name = 'RulesRefused'
    this.problems = problems
  }
}

const RANK: Record<Decision, number> = { block: 0, warn: 1, record: 2 }
const DATES_KEPT_MAX = 256

/**
 * Checks and compiles a pack of rules. The order of `rules` doesn't matter.
 * With `facts` (JSON Schema of what will be judged) every path and compared value is checked against it.
 * @throws RulesRefused with every problem found
 */
export function compileRules(rules: readonly Rule[], facts?: FactsSchema): RuleSet {
  const problems = checkRules(rules, facts)
  if (problems.length > 0) throw new RulesRefused(problems)
  const ordered = [...rules].sort(
    (a, b) => RANK[a.decision] - RANK[b.decision] || compareText(a.id, b.id) || a.version - b.version,
  )
  return { rules: ordered, compiled: ordered.map(compileRule), inForce: new Map() }
}

/** The rules in force on a business date: national ones, and the overlays of the given places. */
export function rulesInForce(
  ruleSet: RuleSet,
  date: Day,
  places: readonly string[] = [],
): readonly CompiledRule[] {
  const key = places.length === 0 ? date : `${date} ${places.join(' ')}`
  const known = ruleSet.inForce.get(key)
  if (known) return known
  if (!isDay(date)) throw new RangeError(`'${date}' is no business date`)
  const found = ruleSet.compiled.filter(
    ({ rule }) =>
      rule.from <= date &&
      (rule.to === undefined || date <= rule.to) &&
      (rule.jurisdiction === 'CN' || places.includes(rule.jurisdiction)),
  )
  if (ruleSet.inForce.size >= DATES_KEPT_MAX) ruleSet.inForce.clear()
  ruleSet.inForce.set(key, found)
  return found
}

function compileRule(rule: Rule): CompiledRule {
  const { message, remedy } = rule
  const placeholders = placeholdersOf(message.zh + message.en + remedy.zh + remedy.en)
  return {
    rule,
    appliesWhen: compileCondition(rule.appliesWhen),
    requires: compileCondition(rule.requires),
    facts: factPaths(rule.appliesWhen, rule.requires).map(withReader),
    params: placeholders.map(withReader),
  }
}

const withReader = (path: string) => ({ path, read: compilePath(path, []) })

/** By code unit, so that the order is the same on every machine and locale. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
