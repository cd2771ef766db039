import { expect, test } from 'vitest'
import { allRules } from './all-rules.ts'
import { listRules } from './read-rules.ts'
import { resolverOf } from './resolvers.ts'

test('every rule says who can resolve it, and with what', () => {
  expect(allRules.map(({ rule }) => rule.id).filter(id => resolverOf(id) === undefined)).toEqual([])
  expect(listRules().every(card => card.resolver !== undefined)).toBe(true)
})
