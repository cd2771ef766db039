import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCondition } from './check-condition.ts'
import { compileCondition } from './compile-condition.ts'
import { type Condition, FALSE, type Operand, TRUE, type Truth, UNKNOWN } from './condition.ts'
import { addDays } from './day.ts'
import { anyCondition, anyFacts, FACTS } from './facts.fixture.ts'

const TODAY = '2026-11-22'
const run = (condition: Condition, facts: unknown): Truth =>
  compileCondition(condition)({ facts, date: TODAY, bound: [] })

test('with every fact present, a compiled condition says what the plain reading of it says', () => {
  fc.assert(
    fc.property(anyCondition, anyFacts, (condition, facts) => {
      expect(checkCondition(condition, { facts: FACTS, bound: new Map() }, 'c')).toEqual([])
      expect(run(condition, facts)).toBe(plainReading(condition, { ...facts }) ? TRUE : FALSE)
    }),
    { numRuns: 1000 },
  )
})

test('what is decided with facts missing stays decided whatever they turn out to be', () => {
  let undecided = 0
  fc.assert(
    fc.property(anyCondition, anyFacts, fc.func(fc.boolean()), (condition, facts, drop) => {
      const partial = run(condition, without(facts, drop))
      if (partial === UNKNOWN) undecided++
      else expect(run(condition, facts)).toBe(partial)
    }),
    { numRuns: 1000 },
  )
  expect(undecided).toBeGreaterThan(50)
})

test.each<[string, unknown, Condition]>([
  ['a number as text', { count: '3' }, { fact: 'count', below: 4 }],
  ['not a number', { count: Number.NaN }, { fact: 'count', below: 4 }],
  ['a day in other writing', { day: '2026/11/23' }, { fact: 'day', after: { fact: '$date' } }],
  ['words instead of a day', { day: '长期' }, { fact: 'day', after: { fact: '$date' } }],
  ['an object where a value belongs', { kind: {} }, { fact: 'kind', isNot: 'a' }],
  ['a text where a list belongs', { tags: 'xyz' }, { fact: 'tags', includes: 'x' }],
  ['no list to look through', { owner: {} }, { every: 'owner.papers', as: 'p', where: true }],
  ['an inherited name', {}, { fact: 'owner.valueOf', isNot: 'a' }],
])('%s is unknown, never false or true', (_name, facts, condition) => {
  expect(run(condition, facts)).toBe(UNKNOWN)
})

test('a quantifier inside a quantifier sees both elements', () => {
  const facts = { old: [{ kind: 'a' }, { kind: 'b' }], now: [{ kind: 'b' }, { kind: 'a' }] }
  const replaced: Condition = {
    every: 'old',
    as: 'before',
    where: { some: 'now', as: 'after', where: { fact: 'after.kind', is: { fact: 'before.kind' } } },
  }
  expect(run(replaced, facts)).toBe(TRUE)
  expect(run(replaced, { ...facts, now: [{ kind: 'a' }] })).toBe(FALSE)
})

test.each<[string, unknown, string]>([
  ['a misspelt fact', { fact: 'owner.nmae', is: 'x' }, 'c.fact'],
  ['a value the fact never has', { fact: 'kind', is: 'd' }, 'c.is'],
  ['one bad value of a list', { fact: 'kind', in: ['a', 'd'] }, 'c.in[1]'],
  ['an unknown operator', { fact: 'kind', matches: 'a' }, 'c.matches'],
  ['two operators', { fact: 'kind', is: 'a', isNot: 'b' }, 'c'],
  ['a text compared as a number', { fact: 'count', below: '4' }, 'c.below'],
  ['an impossible day', { fact: 'day', after: '2026-02-30' }, 'c.after'],
  ['a shifted number', { fact: 'count', below: { fact: 'count', plusDays: 1 } }, 'c.below.plusDays'],
  ['half a day', { fact: 'day', after: { fact: '$date', plusDays: 0.5 } }, 'c.after.plusDays'],
  ['a list treated as a value', { fact: 'tags', is: 'x' }, 'c.fact'],
  ['a value treated as a list', { some: 'kind', as: 'k', where: true }, 'c.some'],
  ['a name that hides a fact', { some: 'tags', as: 'kind', where: true }, 'c.as'],
  [
    'a misspelt field of an element',
    { some: 'owner.papers', as: 'p', where: { fact: 'p.kid', is: 'a' } },
    'c.where.fact',
  ],
  ['an empty list of conditions', { all: [] }, 'c.all'],
  ['deep inside', { any: [true, { not: { all: [false, 3] } }] }, 'c.any[1].not.all[1]'],
  ['a prototype name', { fact: 'constructor.name', is: 'x' }, 'c.fact'],
  ['an empty object', {}, 'c'],
])('refuses %s and says where', (_name, condition, path) => {
  const problems = checkCondition(condition, { facts: FACTS, bound: new Map() }, 'c')
  expect(problems.map(problem => problem.path)).toEqual([path])
})

/** An independent reading of the language, for complete facts only. */
function plainReading(condition: Condition, facts: Record<string, unknown>): boolean {
  if (typeof condition === 'boolean') return condition
  if ('all' in condition) return condition.all.every(part => plainReading(part, facts))
  if ('any' in condition) return condition.any.some(part => plainReading(part, facts))
  if ('not' in condition) return !plainReading(condition.not, facts)
  if ('where' in condition) {
    const list = look('some' in condition ? condition.some : condition.every, facts) as unknown[]
    const met = (element: unknown) => plainReading(condition.where, { ...facts, [condition.as]: element })
    return 'some' in condition ? list.some(met) : list.every(met)
  }
  const { fact, ...comparison } = condition
  const [[operator, right]] = Object.entries(comparison) as [[string, Operand | string[]]]
  return compare(operator, look(fact, facts), value(right, facts))
}

function compare(operator: string, left: unknown, right: unknown): boolean {
  const [a, b] = [left, right] as [string, string]
  const [list, values] = [left, right] as [unknown[], unknown[]]
  switch (operator) {
    case 'is':
      return a === b
    case 'isNot':
      return a !== b
    case 'in':
      return values.includes(a)
    case 'notIn':
      return !values.includes(a)
    case 'below':
    case 'before':
      return a < b
    case 'atMost':
    case 'onOrBefore':
      return a <= b
    case 'above':
    case 'after':
      return a > b
    case 'atLeast':
    case 'onOrAfter':
      return a >= b
    case 'includes':
      return list.includes(b)
    case 'includesAll':
      return values.every(one => list.includes(one))
    default:
      return values.some(one => list.includes(one))
  }
}

const look = (path: string, facts: unknown): unknown =>
  path === '$date'
    ? TODAY
    : path.split('.').reduce((at, part) => (at as Record<string, unknown>)[part], facts)

function value(operand: Operand | string[], facts: Record<string, unknown>): unknown {
  if (typeof operand !== 'object' || operand === null || Array.isArray(operand)) return operand
  const found = look(operand.fact, facts)
  return operand.plusDays ? addDays(found as string, operand.plusDays) : found
}

/** The same facts with some fields, at any depth, taken away. */
function without(facts: unknown, drop: (path: string) => boolean, path = ''): unknown {
  if (typeof facts !== 'object' || facts === null) return facts
  if (Array.isArray(facts)) return facts.map((one, i) => without(one, drop, `${path}[${i}]`))
  const kept = Object.entries(facts).filter(([name]) => !drop(`${path}.${name}`))
  return Object.fromEntries(kept.map(([name, one]) => [name, without(one, drop, `${path}.${name}`)]))
}
