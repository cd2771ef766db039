import { expect, test } from 'vitest'
import { explainTrade } from './explain-trade.ts'
import { licence, tradeCase } from './rules/trade-case.ts'
import { judgeTrade } from './trade-rules.ts'
import { whatWouldHelp } from './what-if.ts'

const expired = licence('drug_retail', { validTo: '2026-11-21' })

test('an expired licence: renewing it is enough, and nothing else is told', () => {
  const { changes, together } = whatWouldHelp(tradeCase({ buyer: { licences: [expired] } }).facts)
  expect(changes).toEqual([
    {
      what: 'renew',
      side: 'buyer',
      about: 'drug_retail',
      fixes: ['GSP-05.buyer', 'LIC-03.buyer'],
      enough: true,
    },
  ])
  expect(together).toBe(true)
})

test('two reasons: each change fixes its own, and only together they open the trade', () => {
  const facts = tradeCase({
    buyer: { licences: [expired] },
    relation: { customerApproved: false },
  }).facts
  const { changes, together } = whatWouldHelp(facts)
  expect(changes.map(one => [one.what, one.about, one.enough])).toEqual([
    ['approve', 'customerApproved', false],
    ['renew', 'drug_retail', false],
  ])
  expect(together).toBe(true)
})

test('what nobody can change stays closed: no change is told for blood products', () => {
  const { changes, together } = whatWouldHelp(tradeCase({ product: { scopeClass: 'blood' } }).facts)
  expect(changes.some(one => one.fixes.includes('ONL-01'))).toBe(false)
  expect(together).toBe(false)
})

test('a scope that is too narrow: widening it or nothing', () => {
  const facts = tradeCase({
    seller: { licences: [licence('drug_wholesale', { scope: ['biologic'] })] },
    product: { scopeClass: 'biologic' },
  }).facts
  const { changes } = whatWouldHelp(facts)
  expect(changes).toEqual([
    { what: 'scope', side: 'buyer', about: 'drug_retail', fixes: ['LIC-03.buyer'], enough: true },
  ])
})

test('an allowed trade needs no change', () => {
  expect(whatWouldHelp(tradeCase().facts)).toEqual({ changes: [], together: true })
})

test('the explanation names every rule in force once, and agrees with the judgement', () => {
  const { facts } = tradeCase({ product: { scopeClass: 'biologic' }, date: '2026-11-22' })
  const told = explainTrade(facts)
  expect(new Set(told.map(one => one.ruleId)).size).toBe(told.length)
  const hits = judgeTrade(facts).hits.map(hit => hit.ruleId)
  expect(told.filter(one => one.outcome === 'broken').map(one => one.ruleId)).toEqual(hits)
})
