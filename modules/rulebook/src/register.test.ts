import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { allRules } from './all-rules.ts'

/** How many rules the research of 2026-11-22 numbers in each family (LIC-01, LIC-02 …). */
const FAMILIES = { LIC: 12, ONL: 21, GSP: 27, INV: 5 } as const
const wanted = Object.entries(FAMILIES).flatMap(([family, count]) =>
  Array.from({ length: count }, (_, i) => `${family}-${String(i + 1).padStart(2, '0')}`),
)

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const rows = readme
  .split('\n')
  .map(line => line.split('|').map(cell => cell.trim()))
  .filter(([, id]) => /^(LIC|ONL|GSP|INV)-\d\d$/.test(id ?? ''))
const idOf = (ruleId: string): string => /[A-Z]+-\d+/.exec(ruleId.replace(/^CN-\d\d:/, ''))?.[0] ?? ''

test('every rule of the four families has its row, once, in order', () => {
  expect(rows.map(([, id]) => id)).toEqual(wanted)
})

test('what a row calls judged has a rule in that set, and every shipped rule has its row', () => {
  for (const [, id, , here = ''] of rows) {
    const deeds = new Set<string>(allRules.filter(({ rule }) => idOf(rule.id) === id).map(({ deed }) => deed))
    const set = /^judged: (\w+)$/.exec(here)?.[1]
    if (set === undefined) {
      expect(here).toMatch(/^(later: [a-z]+|not for firms|held by construction)$/)
      expect([id, deeds.size]).toEqual([id, 0])
    } else if (id !== 'INV-02')
      expect([id, deeds.has(set) || (set === 'ship' && deeds.has('invoice'))]).toEqual([id, true])
  }
  const unlisted = allRules
    .map(({ rule }) => idOf(rule.id))
    .filter(id => /^(LIC|ONL|GSP|INV)/.test(id) && !wanted.includes(id))
  expect(unlisted).toEqual([])
})
