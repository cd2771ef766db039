import { expect, test } from 'vitest'
import { type Condition, comparisonOf, factAt, factsRead, flat, inForceName } from './condition.ts'

const inForce: Condition[] = [
  { fact: 'held.state', is: 'valid' },
  { fact: 'held.validFrom', onOrBefore: { fact: '$date' } },
  { fact: 'held.validTo', onOrAfter: { fact: '$date' } },
]
const rule: Condition = {
  any: [
    { fact: 'buyer.isPerson', is: false },
    {
      some: 'seller.licences',
      as: 'held',
      where: { all: [{ all: inForce }, { fact: 'held.scope', includes: { fact: 'product.scopeClass' } }] },
    },
    { not: { every: 'buyer.licences', as: 'held', where: { fact: 'held.kind', in: ['business'] } } },
  ],
}

test('being in force is one thought, and only when all three parts speak of one licence', () => {
  expect(inForceName(inForce)).toBe('held')
  expect(inForceName(inForce.toReversed())).toBeUndefined()
  expect(inForceName([inForce[0] as Condition])).toBeUndefined()
  const other = { fact: 'newer.validTo', onOrAfter: { fact: '$date' } }
  expect(inForceName([...inForce.slice(0, 2), other])).toBeUndefined()
})

test('the facts a rule reads, lists as a whole, the date left out', () => {
  expect(factsRead(rule)).toEqual([
    'buyer.isPerson',
    'seller.licences',
    'product.scopeClass',
    'buyer.licences',
  ])
  expect(factsRead(true)).toEqual([])
})

test('nested groups of one kind become one, being in force stays together', () => {
  const a: Condition = { fact: 'a', is: 1 }
  expect(flat('all', [a, { all: [a, { all: [a] }] }])).toEqual([a, a, a])
  expect(flat('any', [a, { all: [a] }])).toEqual([a, { all: [a] }])
  expect(flat('all', [{ all: inForce }, a])).toEqual([{ all: inForce }, a])
})

test('a comparison this page does not know is not guessed at', () => {
  expect(comparisonOf({ fact: 'x', resembles: 3 })).toBeUndefined()
  expect(comparisonOf({ fact: 'x', atLeast: 3 })).toEqual({ fact: 'x', operator: 'atLeast', operand: 3 })
})

test('facts by their path', () => {
  expect(factAt({ product: { deviceClass: 0 } }, 'product.deviceClass')).toBe(0)
  expect(factAt({ product: null }, 'product.deviceClass')).toBeUndefined()
})
