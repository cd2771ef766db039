import { checkCondition, type Names, type Problem, resolve } from './check-condition.ts'
import { isDay } from './day.ts'
import { canBe, type FactsSchema } from './facts-schema.ts'
import { placeholdersOf } from './message.ts'
import type { Rule } from './rule.ts'

const NATIONAL_ID = /^[A-Z]{2,5}-\d{2}(\.[a-z]+)?$/
const PROVINCE = /^CN-\d{2}$/

/** Everything wrong with a pack of rules, each with a path such as 'rules[3].requires.all[0].fact'. */
export function checkRules(rules: readonly Rule[], facts?: FactsSchema): Problem[] {
  return [
    ...rules.flatMap((rule, i) => checkRule(rule, facts, `rules[${i}]`)),
    ...rules.flatMap((rule, i) => checkWindows(rule, rules.slice(0, i), `rules[${i}]`)),
  ]
}

/** Widened to unknown fields on purpose: rules also come from files, where the type says nothing. */
function checkRule(rule: Rule, facts: FactsSchema | undefined, path: string): Problem[] {
  if (typeof rule !== 'object' || rule === null) return [{ path, why: 'a rule is an object' }]
  const problems: Problem[] = []
  const expect = (good: boolean, field: string, why: string) => {
    if (!good) problems.push({ path: `${path}.${field}`, why })
  }
  expect(Number.isSafeInteger(rule.version) && rule.version >= 1, 'version', 'needs a whole number from 1')
  expect(typeof rule.verified === 'boolean', 'verified', 'needs true or false')
  expect(isDay(rule.from), 'from', 'needs a day')
  expect(
    rule.to === undefined || (isDay(rule.to) && rule.to >= rule.from),
    'to',
    'needs a day not before from',
  )
  expect(['block', 'warn', 'record'].includes(rule.decision), 'decision', 'is block, warn or record')
  expect(isText(rule.source?.law), 'source.law', 'names the law')
  expect(isText(rule.source?.article), 'source.article', 'names the article')
  expect(rule.source?.from === undefined || isDay(rule.source.from), 'source.from', 'needs a day')
  expect(isOverride(rule.override), 'override', 'is { never: true } or { roles: […], twoPerson }')
  for (const field of ['title', 'text', 'message', 'remedy'] as const) {
    for (const language of ['zh', 'en'] as const) {
      expect(isText(rule[field]?.[language]), `${field}.${language}`, 'needs text')
    }
  }
  for (const side of ['pass', 'fail'] as const) {
    expect(isDay(rule.fixtures?.[side]?.date), `fixtures.${side}`, 'needs facts and a date')
  }
  return [
    ...problems,
    ...checkJurisdiction(rule, path),
    ...checkCondition(rule.appliesWhen, names(facts), `${path}.appliesWhen`),
    ...checkCondition(rule.requires, names(facts), `${path}.requires`),
    ...checkPlaceholders(rule, facts, path),
  ]
}

/**
 * An overlay may only tighten. Judgement takes the worst of all hits, so adding a rule can't loosen anything;
 * what could is replacing a national rule, and an id of its own (prefixed with its province) rules that out.
 */
function checkJurisdiction(rule: Rule, path: string): Problem[] {
  const { id, jurisdiction } = rule
  const where = `${path}.id`
  if (typeof id !== 'string') return [{ path: where, why: 'needs an id' }]
  if (jurisdiction === 'CN') {
    return NATIONAL_ID.test(id) ? [] : [{ path: where, why: `'${id}' is not like LIC-01 or LIC-03.buyer` }]
  }
  if (typeof jurisdiction !== 'string' || !PROVINCE.test(jurisdiction)) {
    return [{ path: `${path}.jurisdiction`, why: "is 'CN' or 'CN-' and two digits" }]
  }
  const own = id.startsWith(`${jurisdiction}:`) && NATIONAL_ID.test(id.slice(jurisdiction.length + 1))
  return own ? [] : [{ path: where, why: `an overlay must not replace a rule: begin with ${jurisdiction}:` }]
}

/** Two versions of one rule must never be in force on the same day. */
function checkWindows(rule: Rule, earlier: readonly Rule[], path: string): Problem[] {
  const end = (other: Rule) => other.to ?? '9999-12-31'
  const same = earlier.filter(other => other?.id === rule?.id)
  if (same.some(other => other.version === rule.version)) {
    return [{ path: `${path}.version`, why: `${rule.id} version ${rule.version} exists twice` }]
  }
  const clash = same.find(other => other.from <= end(rule) && rule.from <= end(other))
  return clash ? [{ path: `${path}.from`, why: `overlaps version ${clash.version} of ${rule.id}` }] : []
}

function checkPlaceholders(rule: Rule, facts: FactsSchema | undefined, path: string): Problem[] {
  return (['message', 'remedy'] as const).flatMap(field =>
    (['zh', 'en'] as const).flatMap(language =>
      placeholdersOf(String(rule[field]?.[language] ?? '')).flatMap(placeholder => {
        const where = `${path}.${field}.${language}`
        const found = resolve(placeholder, names(facts), where)
        if ('why' in found) return [found]
        const { schema } = found
        const plain = !schema || ['string', 'number', 'boolean'].some(type => canBe(schema, type))
        return plain ? [] : [{ path: where, why: `{${placeholder}} is no plain value` }]
      }),
    ),
  )
}

const names = (facts: FactsSchema | undefined): Names => ({ facts, bound: new Map() })

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''

function isOverride(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  if ('never' in value) return value.never === true && Object.keys(value).length === 1
  const { roles, twoPerson } = value as Record<string, unknown>
  return Array.isArray(roles) && roles.length > 0 && roles.every(isText) && typeof twoPerson === 'boolean'
}
