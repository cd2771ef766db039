import { expect, test } from 'vitest'
import { judgeProduct } from './judge-product.ts'
import { CASE_DATE, tradeCase } from './rules/trade-case.ts'

const ruleIds = (part: object, date = CASE_DATE) =>
  judgeProduct({ ...tradeCase().facts.product, ...part }, date).hits.map(hit => hit.ruleId)

test('goods that nobody may sell online are not put on offer, whoever sells them', () => {
  expect(ruleIds({})).toEqual([])
  expect(ruleIds({ scopeClass: 'blood' })).toEqual(['ONL-01'])
  expect(ruleIds({ onlineBan: 'granules' })).toEqual(['ONL-02'])
  expect(ruleIds({ approvalState: 'revoked' })).toEqual(['ONL-18'])
  expect(ruleIds({ approvalState: 'none' })).toEqual(['GSP-06.approval'])
  // What depends on who sells and buys is asked when somebody does.
  expect(ruleIds({ scopeClass: 'biologic', state: 'draft' })).toEqual([])
})

test('by the law of the day: the ban list of 2022 stopped nothing before it', () => {
  expect(ruleIds({ onlineBan: 'granules' }, '2022-11-30')).toEqual([])
})
