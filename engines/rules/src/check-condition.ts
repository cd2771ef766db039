import { groupOf, type OperatorGroup } from './condition.ts'
import { isDay } from './day.ts'
import { canBe, canEqual, type FactsSchema, fieldOf, listed } from './facts-schema.ts'
import { pathProblem } from './path.ts'

/** Something wrong in a rule: where ('requires.all[0].fact') and why. */
export type Problem = { path: string; why: string }

/** Names in reach: the facts' schema (undefined = unchecked) and what each quantifier bound. */
export type Names = {
  facts: FactsSchema | undefined
  bound: ReadonlyMap<string, FactsSchema | undefined>
}

const DAY: FactsSchema = { type: 'string' }

/** Everything wrong with a condition; an empty list means `compileCondition` may trust it. */
export function checkCondition(condition: unknown, names: Names, path: string): Problem[] {
  if (typeof condition === 'boolean') return []
  if (typeof condition !== 'object' || condition === null || Array.isArray(condition)) {
    return [{ path, why: 'a condition is true, false or an object' }]
  }
  const parts = condition as Record<string, unknown>
  const keys = Object.keys(parts)
  if ('fact' in parts) return checkComparison(parts, keys, names, path)
  if ('some' in parts || 'every' in parts) return checkQuantifier(parts, keys, names, path)
  const [key] = keys
  if (keys.length !== 1 || key === undefined)
    return [{ path, why: `expected one of all, any, not; got ${keys}` }]
  if (key === 'not') return checkCondition(parts.not, names, `${path}.not`)
  if (key !== 'all' && key !== 'any') return [{ path: `${path}.${key}`, why: 'unknown operator' }]
  const list = parts[key]
  // An empty `all` is always true and an empty `any` never: both are slips, and `true`/`false` say it openly.
  if (!Array.isArray(list) || list.length === 0) return [{ path: `${path}.${key}`, why: 'needs conditions' }]
  return list.flatMap((part, i) => checkCondition(part, names, `${path}.${key}[${i}]`))
}

function checkQuantifier(
  parts: Record<string, unknown>,
  keys: string[],
  names: Names,
  path: string,
): Problem[] {
  const key = 'some' in parts ? 'some' : 'every'
  const surplus = keys.filter(name => name !== key && name !== 'as' && name !== 'where')
  if (surplus.length > 0) return [{ path: `${path}.${surplus[0]}`, why: 'unknown beside a quantifier' }]
  const found = resolve(parts[key], names, `${path}.${key}`)
  if ('why' in found) return [found]
  if (found.schema && !canBe(found.schema, 'array')) return [{ path: `${path}.${key}`, why: 'is not a list' }]
  const name = parts.as
  if (typeof name !== 'string' || name.includes('.') || pathProblem(name)) {
    return [{ path: `${path}.as`, why: 'needs a plain name for the element' }]
  }
  const taken = names.bound.has(name) || (names.facts && fieldOf(names.facts, name))
  if (taken) return [{ path: `${path}.as`, why: `'${name}' already means something here` }]
  const bound = new Map(names.bound).set(name, found.schema?.items)
  return checkCondition(parts.where, { facts: names.facts, bound }, `${path}.where`)
}

function checkComparison(
  parts: Record<string, unknown>,
  keys: string[],
  names: Names,
  path: string,
): Problem[] {
  const operators = keys.filter(key => key !== 'fact')
  const [operator] = operators
  if (operators.length !== 1 || operator === undefined) {
    return [{ path, why: `expected one operator beside 'fact', got ${operators.length}` }]
  }
  const group = groupOf(operator)
  if (!group) return [{ path: `${path}.${operator}`, why: 'unknown operator' }]
  const found = resolve(parts.fact, names, `${path}.fact`)
  if ('why' in found) return [found]
  const subject = found.schema
  if (subject && !suits(subject, group)) {
    return [{ path: `${path}.fact`, why: `'${operator}' can't compare this kind of fact` }]
  }
  const where = `${path}.${operator}`
  const value = parts[operator]
  const target = group === 'element' || group === 'elements' ? subject?.items : subject
  if (group === 'membership' || group === 'elements') {
    if (!Array.isArray(value) || value.length === 0) return [{ path: where, why: 'needs a list of values' }]
    return value.flatMap((one, i) => checkScalar(one, target, group, `${where}[${i}]`))
  }
  return checkOperand(value, target, group, names, where)
}

function checkOperand(
  value: unknown,
  target: FactsSchema | undefined,
  group: OperatorGroup,
  names: Names,
  path: string,
): Problem[] {
  if (typeof value !== 'object' || value === null) return checkScalar(value, target, group, path)
  const { fact, plusDays, ...surplus } = value as Record<string, unknown>
  const [extra] = Object.keys(surplus)
  if (extra !== undefined) return [{ path: `${path}.${extra}`, why: 'unknown in an operand' }]
  const found = resolve(fact, names, `${path}.fact`)
  if ('why' in found) return [found]
  if (plusDays === undefined) return []
  if (group !== 'day') return [{ path: `${path}.plusDays`, why: 'only days can be shifted' }]
  return Number.isSafeInteger(plusDays) ? [] : [{ path: `${path}.plusDays`, why: 'needs a whole number' }]
}

function checkScalar(
  value: unknown,
  target: FactsSchema | undefined,
  group: OperatorGroup,
  path: string,
): Problem[] {
  const scalar = value === null || ['string', 'number', 'boolean'].includes(typeof value)
  if (!scalar || Number.isNaN(value)) return [{ path, why: 'needs a string, number, boolean or null' }]
  if (group === 'number' && typeof value !== 'number') return [{ path, why: 'needs a number' }]
  if (group === 'day' && !isDay(value)) return [{ path, why: 'needs a day such as 2026-11-22' }]
  if (!target || canEqual(target, value)) return []
  const choices = listed(target)
  const why = `this fact is never ${JSON.stringify(value)}${choices ? `; it is one of ${choices}` : ''}`
  return [{ path, why }]
}

/** What each group of operators can look at. */
function suits(schema: FactsSchema, group: OperatorGroup): boolean {
  if (group === 'number') return canBe(schema, 'number')
  if (group === 'day') return canBe(schema, 'string')
  if (group === 'element' || group === 'elements') return canBe(schema, 'array')
  return ['string', 'number', 'boolean', 'null'].some(type => canBe(schema, type))
}

/** Follows a path through the schema; `schema` is undefined where the facts are undescribed. */
export function resolve(
  path: unknown,
  names: Names,
  at: string,
): { schema: FactsSchema | undefined } | Problem {
  const why = pathProblem(path)
  if (why !== undefined) return { path: at, why }
  if (path === '$date') return { schema: DAY }
  const parts = (path as string).split('.')
  const first = parts[0] as string
  const isBound = names.bound.has(first)
  let schema = isBound ? names.bound.get(first) : names.facts
  for (const part of isBound ? parts.slice(1) : parts) {
    if (!schema) return { schema: undefined }
    const next = fieldOf(schema, part)
    if (!next) return { path: at, why: `there is no fact '${path}' (at '${part}')` }
    schema = next
  }
  return { schema }
}
