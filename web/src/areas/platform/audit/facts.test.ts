import { expect, test } from 'vitest'
import { inShort, plain } from './facts.ts'

test('an entry in one line: short facts, no ids, no things', () => {
  const facts = {
    reason: '过期',
    roles: ['sales', 'quality'],
    partnerOrgId: '01a031ee-0000-7000-8000-000000000000',
    before: null,
    lines: { a: 1 },
    validTo: '2027-01-01',
  }
  expect(inShort(facts)).toBe('过期 · sales, quality · 2027-01-01')
  expect(inShort({})).toBe('')
  expect(plain([1, { a: 1 }])).toBe('1, {"a":1}')
})
