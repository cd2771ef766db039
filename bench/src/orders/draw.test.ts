import { expect, test } from 'vitest'
import { crossingOrders, everydayOrders, flashOrders } from './draw.ts'
import {
  approvedSellers,
  chanceFrom,
  flashProduct,
  HOT_PRODUCTS,
  hotProduct,
  isOutOfCredit,
  isOutOfScope,
  productId,
  productsOf,
  SIZES,
  sellerId,
  sessionToken,
  zipf,
} from './sizes.ts'

const numberOf = (id: string): number => Number.parseInt(id.slice(-12), 16)

test.each([1, 5, 20, 200])('an order of %i lines is one that its seller can serve', lines => {
  for (const size of Object.values(SIZES)) {
    const draw = everydayOrders(size, chanceFrom(lines), lines)
    for (let n = 0; n < 50; n++) {
      const { buyer, order } = draw()
      const seller = numberOf(order.sellerId)
      expect(approvedSellers(size, buyer)).toContain(seller)
      expect(new Set(order.lines.map(line => line.productId)).size).toBe(lines)
      for (const line of order.lines) expect(numberOf(line.productId) % size.sellers).toBe(seller)
      for (const line of order.lines) expect(numberOf(line.productId)).toBeLessThan(size.products)
    }
  }
})

test('each seller has at least 200 products and each buyer as many sellers as it should', () => {
  for (const size of Object.values(SIZES)) {
    for (let seller = 0; seller < size.sellers; seller++)
      expect(productsOf(size, seller)).toBeGreaterThanOrEqual(200)
    for (let buyer = 0; buyer < 500; buyer++)
      expect(new Set(approvedSellers(size, buyer)).size).toBe(size.approvedBy)
  }
})

test('of a hundred buyers four are refused for their licence and four for their credit', () => {
  const buyers = Array.from({ length: 100 }, (_, n) => n + 700)
  expect(buyers.filter(isOutOfScope)).toHaveLength(4)
  expect(buyers.filter(isOutOfCredit)).toHaveLength(4)
  expect(buyers.filter(buyer => isOutOfScope(buyer) && isOutOfCredit(buyer))).toEqual([])
})

test('the first is drawn twice as often as the second and ten times as often as the tenth', () => {
  const chance = chanceFrom(3)
  const drawn = Array.from({ length: 100_000 }, () => zipf(chance, 100))
  const times = (rank: number): number => drawn.filter(one => one === rank).length
  expect(Math.min(...drawn)).toBe(0)
  expect(Math.max(...drawn)).toBe(99)
  expect(Math.abs(times(0) / times(1) - 2)).toBeLessThan(0.1)
  expect(Math.abs(times(0) / times(9) - 10)).toBeLessThan(1)
})

test('crossing carts hold three hot products; the flash sale one product and another buyer each time', () => {
  const size = SIZES.full
  const hot = new Set(Array.from({ length: HOT_PRODUCTS }, (_, n) => productId(hotProduct(size, n))))
  const cart = crossingOrders(size, chanceFrom(5))
  for (let n = 0; n < 50; n++) {
    const products = cart().order.lines.map(line => line.productId)
    expect(new Set(products).size).toBe(3)
    for (const product of products) expect(hot).toContain(product)
  }
  const flash = flashOrders(size)
  const sales = Array.from({ length: 2_000 }, flash)
  expect(new Set(sales.map(sale => sale.buyer)).size).toBe(2_000)
  for (const { buyer, order } of sales) {
    expect(order.sellerId).toBe(sellerId(0))
    expect(order.lines).toEqual([{ productId: productId(flashProduct(size)), quantity: 1 }])
    expect(isOutOfScope(buyer) || isOutOfCredit(buyer)).toBe(false)
  }
})

test('a session is written as identity writes it', () => {
  expect(sessionToken(149_999)).toMatch(/^[\w-]{43}$/)
  expect(sessionToken(1)).not.toBe(sessionToken(2))
})
