import { checkFixtures, judge } from '@yaolian/rules'
import { expect, test } from 'vitest'
import { allRules, deedRuleById, RULE_SETS } from './all-rules.ts'
import type { Deed } from './contract.ts'
import { judgeInvoices } from './goods-rules.ts'
import { invoiceCase } from './rules/goods-case.ts'

const RANK = { allow: 0, warn: 1, block: 2 } as const
const places = [...new Set(allRules.map(({ rule }) => rule.jurisdiction))].filter(place => place !== 'CN')
/** The first and last day of every rule, and the days beside them. */
const days = [...new Set(allRules.flatMap(({ rule }) => [rule.from, ...(rule.to ? [rule.to] : [])]))]

test.each(allRules.map(({ deed, rule }) => [`${rule.id} v${rule.version}`, deed] as const))(
  '%s: its two cases prove it, in its own set and on its own days',
  (name, deed) => {
    const problems = checkFixtures(RULE_SETS[deed])
    expect(problems.filter(problem => problem.path.startsWith(name))).toEqual([])
  },
)

test('no province loosens anything: over every case of every rule, on every day on which a rule begins or ends', () => {
  expect(places.length).toBeGreaterThan(5)
  const loosened: string[] = []
  let tightened = 0
  for (const deed of Object.keys(RULE_SETS) as Deed[]) {
    const set = RULE_SETS[deed]
    const cases = set.rules.flatMap(rule => [rule.fixtures.pass, rule.fixtures.fail])
    for (const { facts } of cases)
      for (const day of days) {
        const national = judge(set, facts, day)
        for (const place of [places, ...places.map(one => [one])]) {
          const local = judge(set, facts, day, place)
          const ids = new Set(local.hits.map(hit => hit.ruleId))
          const lost = national.hits.filter(hit => !ids.has(hit.ruleId))
          if (lost.length > 0 || RANK[local.decision] < RANK[national.decision])
            loosened.push(`${deed} ${day} ${place}: ${lost.map(hit => hit.ruleId)}`)
          if (RANK[local.decision] > RANK[national.decision]) tightened++
        }
      }
  }
  expect(loosened).toEqual([])
  expect(tightened).toBeGreaterThan(0)
})

test('an overlay names its pack in the hit, and never takes the id of a national rule', () => {
  const national = new Set(
    allRules.filter(({ rule }) => rule.jurisdiction === 'CN').map(({ rule }) => rule.id),
  )
  for (const { rule } of allRules)
    if (rule.jurisdiction !== 'CN') {
      expect(rule.id.startsWith(`${rule.jurisdiction}:`)).toBe(true)
      expect(national.has(rule.id)).toBe(false)
    }
})

const inYear = (date: string, province: string) => {
  const { facts } = invoiceCase({ passes: 3 }, { date, buyer: { province } })
  const { decision, hits } = judgeInvoices(facts)
  return [decision, hits.map(hit => `${hit.ruleId} v${hit.version}`)]
}

test('the law of the day: three invoices were nothing in 2016, a warning in 2017, and are refused since 2018', () => {
  expect(inYear('2016-12-25', 'CN-42')).toEqual(['allow', []])
  expect(inYear('2016-12-26', 'CN-42')).toEqual(['warn', ['INV-01 v1']])
  expect(inYear('2017-12-31', 'CN-42')).toEqual(['warn', ['INV-01 v1']])
  expect(inYear('2018-01-01', 'CN-42')).toEqual(['block', ['INV-01 v2']])
  expect(inYear('2026-11-22', 'CN-42')).toEqual(['block', ['INV-01 v2']])
})

test('a pilot province was stricter a year earlier, with its own rule, and is like the others since', () => {
  expect(inYear('2016-12-31', 'CN-34')).toEqual(['warn', ['INV-01 v1']])
  expect(inYear('2017-06-01', 'CN-34')).toEqual(['block', ['CN-34:INV-01 v1', 'INV-01 v1']])
  expect(inYear('2018-01-01', 'CN-34')).toEqual(['block', ['INV-01 v2']])
  expect(deedRuleById('CN-34:INV-01')?.rule.jurisdiction).toBe('CN-34')
})
