import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileRules } from './compile-rules.ts'
import { explain } from './explain.ts'
import { judge } from './judge.ts'
import type { Rule } from './rule.ts'

const rule = (id: string, appliesWhen: Rule['appliesWhen'], requires: Rule['requires']): Rule => ({
  id,
  version: 1,
  title: { zh: '甲', en: 'A' },
  text: { zh: '甲', en: 'A' },
  source: { law: '法', article: '一' },
  verified: false,
  from: '2020-01-01',
  jurisdiction: 'CN',
  decision: 'block',
  appliesWhen,
  requires,
  message: { zh: '甲', en: 'A' },
  remedy: { zh: '甲', en: 'A' },
  override: { never: true },
  fixtures: { pass: { facts: {}, date: '2026-11-22' }, fail: { facts: {}, date: '2026-11-22' } },
})
const set = compileRules([
  rule('AA-01', { fact: 'a', is: true }, { fact: 'b', atLeast: 3 }),
  rule('AA-02', true, { fact: 'c', is: 'x' }),
  { ...rule('CN-42:AA-01', true, { fact: 'b', atLeast: 5 }), jurisdiction: 'CN-42' },
])

test('each rule in force is told, kept ones and those that do not apply included', () => {
  const told = explain(set, { a: false, b: 4, c: 'x' }, '2026-11-22', ['CN-42'])
  expect(told.map(one => [one.ruleId, one.outcome, one.facts])).toEqual([
    ['AA-01', 'aside', { a: false, b: 4 }],
    ['AA-02', 'met', { c: 'x' }],
    ['CN-42:AA-01', 'broken', { b: 4 }],
  ])
  expect(explain(set, {}, '2019-12-31')).toEqual([])
})

test('what is told as broken or unknown is what judging hits, whatever the facts', () => {
  const value = fc.constantFrom(true, false, 0, 3, 5, 'x', null, undefined)
  fc.assert(
    fc.property(fc.record({ a: value, b: value, c: value }), facts => {
      const hits = judge(set, facts, '2026-11-22', ['CN-42']).hits.map(hit => [hit.ruleId, hit.why])
      const told = explain(set, facts, '2026-11-22', ['CN-42'])
        .filter(one => one.outcome === 'broken' || one.outcome === 'unknown')
        .map(one => [one.ruleId, one.outcome])
      expect(told).toEqual(hits)
    }),
    { seed: 7 },
  )
})
