import { type CompiledRule, type RuleSet, rulesInForce } from './compile-rules.ts'
import { FALSE, type Scope, TRUE, UNKNOWN } from './condition.ts'
import type { Day } from './day.ts'
import type { Hit, MessageParam, Verdict } from './rule.ts'

/** Most acts break nothing: they share one answer instead of allocating one each. */
const ALLOWED: Verdict = Object.freeze({ decision: 'allow', hits: Object.freeze([]) as readonly Hit[] })

/**
 * Judges facts by the rules in force on the business date.
 *
 * A rule is met when it does not apply or its requirement holds. When a missing or malformed fact leaves that
 * open, it counts as hit with why 'unknown': silence never passes. Hits come worst first.
 *
 * @param date business date, 'YYYY-MM-DD'; an order of last year is judged by the rules of last year
 * @param places overlays that count beside the national rules, e.g. the provinces of seller and buyer
 * @throws RangeError when `date` is no calendar day
 */
export function judge(ruleSet: RuleSet, facts: unknown, date: Day, places: readonly string[] = []): Verdict {
  const rules = rulesInForce(ruleSet, date, places)
  const scope: Scope = { facts, date, bound: [undefined, undefined] }
  let hits: Hit[] | undefined
  for (let i = 0; i < rules.length; i++) {
    const compiled = rules[i] as CompiledRule
    const applies = compiled.appliesWhen(scope)
    if (applies === FALSE) continue
    const required = compiled.requires(scope)
    if (required === TRUE) continue
    const why = applies === UNKNOWN || required === UNKNOWN ? 'unknown' : 'broken'
    hits ??= []
    hits.push(describe(compiled, scope, why))
  }
  return hits ? { decision: worst(hits), hits } : ALLOWED
}

/** `hits` is in order of severity, so the first one decides. */
function worst(hits: readonly Hit[]): Verdict['decision'] {
  const decision = hits[0]?.decision
  return decision === 'block' || decision === 'warn' ? decision : 'allow'
}

function describe(compiled: CompiledRule, scope: Scope, why: Hit['why']): Hit {
  const { rule } = compiled
  const facts: Record<string, unknown> = {}
  const missing: string[] = []
  for (const { path, read } of compiled.facts) {
    const value = read(scope)
    if (value === undefined) missing.push(path)
    facts[path] = value ?? null
  }
  const params: Record<string, MessageParam> = {}
  for (const { path, read } of compiled.params) {
    const value = read(scope)
    if (typeof value === 'number' || typeof value === 'string') params[path] = value
    else if (typeof value === 'boolean') params[path] = String(value)
  }
  const { id: ruleId, version, jurisdiction, decision } = rule
  return { ruleId, version, jurisdiction, decision, why, facts, missing, params }
}
