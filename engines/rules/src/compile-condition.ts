import {
  type Condition,
  FALSE,
  type Operand,
  type Scalar,
  type Scope,
  TRUE,
  type Truth,
  UNKNOWN,
} from './condition.ts'
import { addDays, type Day } from './day.ts'
import { type Bound, compilePath, type Read } from './path.ts'

export type Test = (scope: Scope) => Truth

/**
 * Turns a checked condition into closures: no interpretation, no string work and no allocation per judgement.
 * The condition must have passed `checkCondition`; this function trusts its shape.
 */
export function compileCondition(condition: Condition, bound: Bound = []): Test {
  if (typeof condition === 'boolean') return condition ? () => TRUE : () => FALSE
  if ('all' in condition) return allOf(condition.all.map(part => compileCondition(part, bound)))
  if ('any' in condition) return anyOf(condition.any.map(part => compileCondition(part, bound)))
  if ('not' in condition) return opposite(compileCondition(condition.not, bound))
  if ('some' in condition) return someOf(condition.some, condition.as, condition.where, bound)
  if ('every' in condition) {
    return opposite(someOf(condition.every, condition.as, { not: condition.where }, bound))
  }
  return compileComparison(condition, bound)
}

type Comparison = Exclude<
  Condition,
  boolean | { all: unknown } | { any: unknown } | { not: unknown } | { where: unknown }
>

/** A negated operator swaps its answers instead of wrapping a closure round another: a fifth of the time. */
function compileComparison(condition: Comparison, bound: Bound): Test {
  const read = compilePath(condition.fact, bound)
  const right = (value: Operand) => operand(value, bound)
  if ('is' in condition) return equals(read, right(condition.is), TRUE, FALSE)
  if ('isNot' in condition) return equals(read, right(condition.isNot), FALSE, TRUE)
  if ('in' in condition) return oneOf(read, condition.in, TRUE, FALSE)
  if ('notIn' in condition) return oneOf(read, condition.notIn, FALSE, TRUE)
  if ('below' in condition) return lessThan(read, right(condition.below), TRUE, FALSE)
  if ('atLeast' in condition) return lessThan(read, right(condition.atLeast), FALSE, TRUE)
  if ('above' in condition) return lessThan(right(condition.above), read, TRUE, FALSE)
  if ('atMost' in condition) return lessThan(right(condition.atMost), read, FALSE, TRUE)
  if ('before' in condition) return earlier(read, right(condition.before), TRUE, FALSE)
  if ('onOrAfter' in condition) return earlier(read, right(condition.onOrAfter), FALSE, TRUE)
  if ('after' in condition) return earlier(right(condition.after), read, TRUE, FALSE)
  if ('onOrBefore' in condition) return earlier(right(condition.onOrBefore), read, FALSE, TRUE)
  if ('includes' in condition) return includes(read, right(condition.includes))
  if ('includesAll' in condition)
    return allOf(condition.includesAll.map(value => includes(read, () => value)))
  return anyOf(condition.includesAny.map(value => includes(read, () => value)))
}

function allOf(tests: readonly Test[]): Test {
  return scope => {
    let result: Truth = TRUE
    for (let i = 0; i < tests.length; i++) {
      const truth = (tests[i] as Test)(scope)
      if (truth === FALSE) return FALSE
      if (truth === UNKNOWN) result = UNKNOWN
    }
    return result
  }
}

function anyOf(tests: readonly Test[]): Test {
  return scope => {
    let result: Truth = FALSE
    for (let i = 0; i < tests.length; i++) {
      const truth = (tests[i] as Test)(scope)
      if (truth === TRUE) return TRUE
      if (truth === UNKNOWN) result = UNKNOWN
    }
    return result
  }
}

const opposite =
  (test: Test): Test =>
  scope =>
    (2 - test(scope)) as Truth

function someOf(path: string, name: string, where: Condition, bound: Bound): Test {
  const read = compilePath(path, bound)
  const slot = bound.length
  const test = compileCondition(where, [...bound, name])
  return scope => {
    const list = read(scope)
    if (!Array.isArray(list)) return UNKNOWN
    let result: Truth = FALSE
    for (let i = 0; i < list.length; i++) {
      scope.bound[slot] = list[i]
      const truth = test(scope)
      if (truth === TRUE) return TRUE
      if (truth === UNKNOWN) result = UNKNOWN
    }
    return result
  }
}

function equals(left: Read, right: Read, yes: Truth, no: Truth): Test {
  return scope => {
    const a = left(scope)
    const b = right(scope)
    if (!isScalar(a) || !isScalar(b)) return UNKNOWN
    return a === b ? yes : no
  }
}

function oneOf(read: Read, values: readonly Scalar[], yes: Truth, no: Truth): Test {
  // A linear scan beats a Set up to about eight short strings.
  const known = values.length > 8 ? new Set<unknown>(values) : undefined
  return scope => {
    const value = read(scope)
    if (!isScalar(value)) return UNKNOWN
    return (known ? known.has(value) : values.includes(value)) ? yes : no
  }
}

function lessThan(left: Read, right: Read, yes: Truth, no: Truth): Test {
  return scope => {
    const a = left(scope)
    const b = right(scope)
    if (typeof a !== 'number' || typeof b !== 'number' || Number.isNaN(a) || Number.isNaN(b)) return UNKNOWN
    return a < b ? yes : no
  }
}

/** One side is nearly always the business date: remembering the day checked last spares checking it again. */
function earlier(left: Read, right: Read, yes: Truth, no: Truth): Test {
  let goodLeft: Day = '0001-01-01'
  let goodRight: Day = '0001-01-01'
  return scope => {
    const a = left(scope)
    const b = right(scope)
    if (a !== goodLeft) {
      if (!looksLikeDay(a)) return UNKNOWN
      goodLeft = a
    }
    if (b !== goodRight) {
      if (!looksLikeDay(b)) return UNKNOWN
      goodRight = b
    }
    return goodLeft < goodRight ? yes : no
  }
}

function includes(read: Read, element: Read): Test {
  return scope => {
    const list = read(scope)
    const value = element(scope)
    if (!Array.isArray(list) || !isScalar(value)) return UNKNOWN
    return list.includes(value) ? TRUE : FALSE
  }
}

function operand(value: Operand, bound: Bound): Read {
  if (typeof value !== 'object' || value === null) return () => value
  const read = compilePath(value.fact, bound)
  return value.plusDays ? shifted(read, value.plusDays) : read
}

/** Judgements come in long runs of one business date: remember the last shifted day. */
function shifted(read: Read, count: number): Read {
  let from: Day | undefined
  let result: Day | undefined
  return scope => {
    const day = read(scope)
    if (day === from) return result
    if (!looksLikeDay(day)) return undefined
    from = day
    result = addDays(day, count)
    return result
  }
}

function isScalar(value: unknown): value is Scalar {
  if (typeof value === 'number') return !Number.isNaN(value)
  return typeof value === 'string' || typeof value === 'boolean' || value === null
}

/**
 * Digits and dashes in the right places; text such as '长期' or '2026/11/22' is UNKNOWN instead of comparing
 * as text. Whether the 30th of February exists is settled where facts enter the system.
 */
function looksLikeDay(value: unknown): value is Day {
  if (typeof value !== 'string' || value.length !== 10) return false
  for (let i = 0; i < 10; i++) {
    const code = value.charCodeAt(i)
    if (i === 4 || i === 7 ? code !== 45 : code < 48 || code > 57) return false
  }
  return true
}
