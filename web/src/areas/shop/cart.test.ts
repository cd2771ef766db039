import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bySeller, type CartOffer, fitQuantity, quantityFits, withoutOrdered, withQuantity } from './cart.ts'

const offer = (sellerId: string, productId: string, more: Partial<CartOffer> = {}): CartOffer => ({
  sellerId,
  sellerName: `seller ${sellerId}`,
  productId,
  genericName: 'x',
  brand: null,
  spec: '',
  makerName: '',
  packLevels: [{ level: '盒', units: 1 }],
  priceMicro: 1,
  minQuantity: 1,
  multiple: 1,
  ...more,
})

test('quantities fit the seller’s minimum and multiple', () => {
  const some = fc.record({
    minQuantity: fc.integer({ min: 1, max: 500 }),
    multiple: fc.integer({ min: 1, max: 50 }),
  })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), some, (wanted, rule) => {
      const fitted = fitQuantity(wanted, rule)
      expect(fitted).toBeGreaterThanOrEqual(Math.max(wanted, rule.minQuantity))
      expect(fitted % rule.multiple).toBe(0)
      expect(fitted - Math.max(wanted, rule.minQuantity)).toBeLessThan(rule.multiple)
      expect(quantityFits(fitted, rule)).toBe(true)
    }),
  )
  expect(quantityFits(15, { minQuantity: 10, multiple: 10 })).toBe(false)
  expect(quantityFits(Number.NaN, { minQuantity: 1, multiple: 1 })).toBe(false)
})

test('a cart splits by seller and keeps its order', () => {
  let cart = withQuantity([], offer('a', '1'), 5)
  cart = withQuantity(cart, offer('b', '1'), 2)
  cart = withQuantity(cart, offer('a', '2'), 1)
  cart = withQuantity(cart, offer('a', '1'), 7)
  expect(bySeller(cart).map(g => [g.sellerId, g.lines.map(l => l.quantity)])).toEqual([
    ['a', [7, 1]],
    ['b', [2]],
  ])
  expect(withQuantity(cart, offer('a', '1'), 0)).toHaveLength(2)
})

test('what was ordered leaves the cart, what was added meanwhile stays', () => {
  let cart = withQuantity([], offer('a', '1'), 5)
  cart = withQuantity(cart, offer('a', '2'), 8)
  cart = withQuantity(cart, offer('b', '1'), 5)
  const left = withoutOrdered(cart, {
    sellerId: 'a',
    lines: [
      { productId: '1', quantity: 5 },
      { productId: '2', quantity: 3 },
    ],
  })
  expect(left.map(l => [l.sellerId, l.productId, l.quantity])).toEqual([
    ['a', '2', 5],
    ['b', '1', 5],
  ])
})
