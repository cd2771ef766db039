import { expect, test } from 'vitest'
import type { CartLine } from './cart.ts'
import { checkLine } from './cart-check.ts'

const line: CartLine = {
  sellerId: 'a',
  sellerName: 'A',
  productId: '1',
  genericName: 'x',
  brand: null,
  spec: '',
  makerName: '',
  packLevels: [],
  priceMicro: 1_500_000,
  minQuantity: 10,
  multiple: 10,
  quantity: 20,
}
const now = { priceMicro: 1_500_000, availableUnits: 100, minQuantity: 10, multiple: 10, closed: null }

test('an unanswered line is drawn from what the cart remembers', () => {
  expect(checkLine(line, undefined)).toEqual({
    priceMicro: 1_500_000,
    amountFen: 3000,
    wrong: undefined,
    priceBefore: undefined,
  })
})

test('what stands in the way, the worst first', () => {
  expect(checkLine(line, { ...now, closed: {} }).wrong).toBe('closed')
  expect(checkLine(line, null).wrong).toBe('closed')
  expect(checkLine(line, { ...now, priceMicro: null }).wrong).toBe('closed')
  expect(checkLine(line, { ...now, availableUnits: 19 }).wrong).toBe('short')
  expect(checkLine(line, { ...now, multiple: 15 }).wrong).toBe('quantity')
  expect(checkLine(line, now).wrong).toBeUndefined()
})

test('a new price counts at once and the old one is named', () => {
  const check = checkLine(line, { ...now, priceMicro: 1_600_000 })
  expect([check.amountFen, check.priceBefore]).toEqual([3200, 1_500_000])
})
