import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkFixtures } from './check-fixtures.ts'
import { compileRules, RulesRefused } from './compile-rules.ts'
import { addDays } from './day.ts'
import { anyCondition, anyFacts, FACTS, ruleOf } from './facts.fixture.ts'
import { judge } from './judge.ts'
import { fillMessage } from './message.ts'
import type { Rule } from './rule.ts'

const TODAY = '2026-11-22'
const decision = fc.constantFrom('block' as const, 'warn' as const, 'record' as const)
const RANK = { allow: 0, warn: 1, block: 2 }

const anyRules = fc
  .array(fc.record({ appliesWhen: anyCondition, requires: anyCondition, decision }), {
    minLength: 1,
    maxLength: 6,
  })
  .map(parts => parts.map((part, i) => ruleOf({ ...part, id: `LIC-0${i + 1}` })))

test('the verdict does not depend on the order of the rules, nor on a trip through JSON', () => {
  const shuffled = anyRules.chain(rules =>
    fc.tuple(fc.constant(rules), fc.shuffledSubarray(rules, { minLength: rules.length })),
  )
  fc.assert(
    fc.property(shuffled, anyFacts, ([rules, other], facts) => {
      const verdict = judge(compileRules(rules, FACTS), facts, TODAY)
      const again = compileRules(JSON.parse(JSON.stringify(other)) as Rule[], FACTS)
      expect(judge(again, facts, TODAY)).toEqual(verdict)
    }),
  )
})

test('an overlay never loosens: everything hit without it is hit with it, and the decision is no milder', () => {
  fc.assert(
    fc.property(anyRules, anyRules, anyFacts, (national, local, facts) => {
      const overlay = local.map(rule => ({ ...rule, id: `CN-42:${rule.id}`, jurisdiction: 'CN-42' }))
      const ruleSet = compileRules([...national, ...overlay], FACTS)
      const without = judge(ruleSet, facts, TODAY)
      const within = judge(ruleSet, facts, TODAY, ['CN-42'])
      expect(judge(ruleSet, facts, TODAY, ['CN-11'])).toEqual(without)
      expect(RANK[within.decision]).toBeGreaterThanOrEqual(RANK[without.decision])
      expect(within.hits).toEqual(expect.arrayContaining([...without.hits]))
    }),
  )
})

test('a rule counts from its first day to its last, both included, and no other day', () => {
  const broken = { requires: false }
  fc.assert(
    fc.property(fc.nat(400), fc.nat(400), fc.integer({ min: -900, max: 900 }), (start, length, offset) => {
      const from = addDays(TODAY, start)
      const to = addDays(from, length)
      const date = addDays(TODAY, offset)
      const { hits } = judge(compileRules([ruleOf({ ...broken, from, to })]), {}, date)
      expect(hits.length).toBe(from <= date && date <= to ? 1 : 0)
    }),
  )
})

test('an act is judged by the version in force on its day', () => {
  const ruleSet = compileRules([
    ruleOf({ to: '2024-12-31', requires: { fact: 'count', atMost: 5 } }),
    ruleOf({ version: 2, from: '2025-01-01', requires: { fact: 'count', atMost: 2 } }),
  ])
  expect(judge(ruleSet, { count: 3 }, '2024-12-31').decision).toBe('allow')
  expect(judge(ruleSet, { count: 3 }, '2025-01-01').hits).toMatchObject([{ version: 2, why: 'broken' }])
  expect(() => judge(ruleSet, { count: 3 }, '2026-02-30')).toThrow(RangeError)
})

test('a missing fact is a hit that says unknown and names the fact', () => {
  const ruleSet = compileRules([ruleOf({ appliesWhen: { fact: 'flag', is: true } })], FACTS)
  expect(judge(ruleSet, { flag: true }, TODAY).hits).toMatchObject([{ why: 'unknown', missing: ['kind'] }])
  expect(judge(ruleSet, { kind: 'b' }, TODAY).hits).toMatchObject([{ why: 'unknown', missing: ['flag'] }])
  expect(judge(ruleSet, {}, TODAY).hits).toMatchObject([{ missing: ['flag', 'kind'] }])
  expect(judge(ruleSet, undefined, TODAY).decision).toBe('block')
  // Whatever flag may be, this act is fine.
  expect(judge(ruleSet, { kind: 'a' }, TODAY).decision).toBe('allow')
})

test('worst comes first; a record alone allows, a warning warns', () => {
  const rules = (['record', 'warn', 'block'] as const).map((one, i) =>
    ruleOf({ id: `LIC-0${i + 1}`, decision: one, requires: { fact: 'count', below: i + 1 } }),
  )
  const ruleSet = compileRules(rules)
  const at = (count: number) => judge(ruleSet, { count }, TODAY)
  expect([0, 1, 2, 3].map(count => at(count).decision)).toEqual(['allow', 'allow', 'warn', 'block'])
  expect(at(3).hits.map(hit => hit.decision)).toEqual(['block', 'warn', 'record'])
})

test('a message is filled from the facts, in the words of the reader', () => {
  const message = { zh: '{owner.name} 的 {kind}（{flag}）于 {$date} 无效', en: '{owner.name}' }
  const ruleSet = compileRules([ruleOf({ message, requires: false })], FACTS)
  const [hit] = judge(ruleSet, { kind: 'a', flag: true }, TODAY).hits
  const label = (path: string, value: unknown) => (path === 'kind' ? `类别${value}` : String(value))
  expect(fillMessage(message.zh, hit?.params ?? {}, label, '不明')).toBe(
    '不明 的 类别a（true）于 2026-11-22 无效',
  )
})

test.each<[string, Partial<Rule>, string]>([
  ['an overlay with an id like a national rule', { id: 'LIC-02', jurisdiction: 'CN-42' }, 'rules[1].id'],
  ['another country', { id: 'LIC-02', jurisdiction: 'US' }, 'rules[1].jurisdiction'],
  ['an id nobody could cite', { id: 'licence rule' }, 'rules[1].id'],
  ['the same version twice', {}, 'rules[1].version'],
  ['two versions on one day', { version: 2 }, 'rules[1].from'],
  ['an end before the beginning', { id: 'LIC-02', to: '2019-11-30' }, 'rules[1].to'],
  ['no English', { id: 'LIC-02', text: { zh: '有', en: ' ' } }, 'rules[1].text.en'],
  [
    'a placeholder without a fact',
    { id: 'LIC-02', message: { zh: '{nobody}', en: 'x' } },
    'rules[1].message.zh',
  ],
  [
    'a placeholder that is no value',
    { id: 'LIC-02', remedy: { zh: 'x', en: '{owner}' } },
    'rules[1].remedy.en',
  ],
  ['an override for nobody', { id: 'LIC-02', override: { roles: [], twoPerson: true } }, 'rules[1].override'],
  [
    'a broken condition',
    { id: 'LIC-02', requires: { all: [{ fact: 'king', is: 'a' }] } },
    'rules[1].requires.all[0].fact',
  ],
])('refuses %s and says where', (_name, part, path) => {
  let problems: readonly { path: string }[] = []
  try {
    compileRules([ruleOf(), ruleOf(part)], FACTS)
  } catch (error) {
    if (!(error instanceof RulesRefused)) throw error
    problems = error.problems
  }
  expect(problems.map(problem => problem.path)).toEqual([path])
})

test('fixtures prove their rule, and bad ones are found', () => {
  const date = TODAY
  const good = { pass: { facts: { kind: 'a' }, date }, fail: { facts: { kind: 'b' }, date } }
  const check = (fixtures: Rule['fixtures'], part: Partial<Rule> = {}) =>
    checkFixtures(compileRules([ruleOf({ fixtures, ...part })]))
  expect(check(good)).toEqual([])
  expect(check(good, { id: 'CN-42:LIC-01', jurisdiction: 'CN-42' })).toEqual([])
  expect(check({ pass: good.fail, fail: good.pass })).toHaveLength(2)
  expect(check({ ...good, fail: { facts: {}, date } })).toEqual([
    { path: 'LIC-01 v1 fail', why: 'lacks facts: kind' },
  ])
  expect(check({ ...good, pass: { facts: { kind: 'a' }, date: '2001-01-01' } })).toHaveLength(1)
})
