import fc from 'fast-check'
import { expect, test } from 'vitest'
import { amountFen, shareFen, splitByLargestRemainder, spreadDiscount } from './amount.ts'
import { roundDown, roundHalfEven, roundHalfUp, roundUp } from './ratio.ts'
import { lineTotal, orderTotal, splitVat, VAT_RATES_BP } from './vat.ts'

const fen = fc.maxSafeInteger()
const anyRate = fc.oneof(fc.constantFrom(...VAT_RATES_BP), fc.integer({ min: 0, max: 3000 }))
const total = (parts: readonly number[]) => parts.reduce((sum, part) => sum + part, 0)

test('a line amount is the nearest fen, halves up, whatever the size', () => {
  const micro = fc.oneof(
    fc.integer({ min: 0, max: 1_000_000 }),
    fc.integer({ min: 0, max: 1_000_000_000_000 }),
  )
  const quantity = fc.integer({ min: 0, max: 80_000 })
  fc.assert(
    fc.property(micro, quantity, (price, count) => {
      const exact = BigInt(price) * BigInt(count)
      const twice = 2n * BigInt(amountFen(price, count)) * 10_000n
      expect(twice).toBeGreaterThan(2n * exact - 10_000n)
      expect(twice).toBeLessThanOrEqual(2n * exact + 10_000n)
    }),
  )
})

test.each([
  [15_500, 1, 2],
  [15_500, 100, 155],
  [14_999, 1, 1],
  [15_000, 1, 2],
  [5_000, 1, 1],
  [4_999, 1, 0],
  [1_000_000, 3, 300],
  // Beyond 2^53 in between, and back.
  [999_999_999_999, 10_000_000, 999_999_999_999_000],
  [999_999_999_999, 10_005, 1_000_499_999_999],
  [0, 5, 0],
  [5, 0, 0],
])('%i micro-yuan × %i = %i fen', (micro, quantity, expected) => {
  expect(amountFen(micro, quantity)).toBe(expected)
})

test.each([
  [-1, 1],
  [1, -1],
  [0.5, 1],
  [1, 1.5],
  [Number.NaN, 1],
  [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
])('%d × %d is refused', (micro, quantity) => {
  expect(() => amountFen(micro, quantity)).toThrow(RangeError)
})

test('parts sum to the amount, and each is its exact share rounded down or up', () => {
  const weights = fc.array(fc.oneof(fc.nat(1000), fc.maxSafeNat()), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(fen, weights, (amount, all) => {
      fc.pre(all.some(weight => weight > 0))
      const parts = splitByLargestRemainder(amount, all)
      expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(amount))
      const sum = all.reduce((so, weight) => so + BigInt(weight), 0n)
      for (const [i, part] of parts.entries()) {
        const low = roundDown(BigInt(amount) * BigInt(all[i]!), sum)
        expect([low, low + Math.sign(amount)]).toContain(part)
      }
    }),
  )
})

test('a split favours the largest remainder, then the earlier part; weight zero gets nothing', () => {
  expect(splitByLargestRemainder(100, [1, 1, 1])).toEqual([34, 33, 33])
  expect(splitByLargestRemainder(-100, [1, 1, 1])).toEqual([-34, -33, -33])
  expect(splitByLargestRemainder(10, [3, 0, 1, 2])).toEqual([5, 0, 2, 3])
  expect(splitByLargestRemainder(1, [0, 0, 5])).toEqual([0, 0, 1])
  expect(() => splitByLargestRemainder(1, [0, 0])).toThrow(RangeError)
  expect(() => splitByLargestRemainder(1, [])).toThrow(RangeError)
  expect(() => splitByLargestRemainder(1, [-1, 2])).toThrow(RangeError)
})

test('a discount spreads over the lines, sums to itself and makes no line negative', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000_000), { minLength: 1, maxLength: 40 }), fc.nat(), (amounts, wish) => {
      const discount = Math.min(wish, total(amounts))
      const parts = spreadDiscount(amounts, discount)
      expect(total(parts)).toBe(discount)
      for (const [i, part] of parts.entries()) expect(part).toBeLessThanOrEqual(amounts[i]!)
      expect(() => spreadDiscount(amounts, total(amounts) + 1)).toThrow(RangeError)
    }),
  )
})

test('net + VAT = gross, the VAT is the nearest fen, and a refund mirrors its sale', () => {
  fc.assert(
    fc.property(fen, anyRate, (gross, rate) => {
      const { netFen, vatFen } = splitVat(gross, rate)
      expect(BigInt(netFen) + BigInt(vatFen)).toBe(BigInt(gross))
      const error = BigInt(vatFen) * BigInt(10_000 + rate) - BigInt(gross) * BigInt(rate)
      expect(2n * (error < 0n ? -error : error)).toBeLessThanOrEqual(BigInt(10_000 + rate))
      expect(splitVat(gross === 0 ? 0 : -gross, rate)).toEqual({
        netFen: netFen === 0 ? 0 : -netFen,
        vatFen: vatFen === 0 ? 0 : -vatFen,
      })
    }),
  )
})

test.each([
  [11_300, 1300, 10_000, 1_300],
  [10_000, 1300, 8_850, 1_150],
  [10_900, 900, 10_000, 900],
  [10_300, 300, 10_000, 300],
  [10_100, 100, 10_000, 100],
  [1, 1300, 1, 0],
  [999, 0, 999, 0],
])('%i fen at %i bp = %i net + %i VAT', (gross, rate, netFen, vatFen) => {
  expect(splitVat(gross, rate)).toEqual({ netFen, vatFen })
})

test('an order is the sum of its lines, in all and rate by rate', () => {
  const line = fc.record({
    micro: fc.integer({ min: 1, max: 500_000_000 }),
    quantity: fc.integer({ min: 1, max: 10_000 }),
    vatBp: fc.constantFrom(1300, 900, 300, 0),
    discountFen: fc.constant(0),
  })
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), priced => {
      const lines = priced.map(lineTotal)
      const order = orderTotal(lines)
      for (const field of ['grossFen', 'netFen', 'vatFen'] as const) {
        expect(order[field]).toBe(total(lines.map(one => one[field])))
        expect(order[field]).toBe(total(order.byRate.map(one => one[field])))
      }
      expect(order.netFen + order.vatFen).toBe(order.grossFen)
      expect(order.byRate.map(one => one.vatBp)).toEqual(
        [...new Set(priced.map(one => one.vatBp))].sort((a, b) => b - a),
      )
    }),
  )
})

test('a line discount comes off before VAT and can not exceed the line', () => {
  const line = { micro: 12_300_000, quantity: 10, vatBp: 1300 }
  expect(lineTotal({ ...line, discountFen: 1_000 })).toEqual({
    grossFen: 11_300,
    netFen: 10_000,
    vatFen: 1_300,
    vatBp: 1300,
  })
  for (const discountFen of [12_301, -1, 0.5])
    expect(() => lineTotal({ ...line, discountFen })).toThrow(RangeError)
})

test.each([
  [5, 2, 3, 2, 2, 3],
  [7, 2, 4, 4, 3, 4],
  [-5, 2, -3, -2, -2, -3],
  [5, -2, -3, -2, -2, -3],
  [1, 3, 0, 0, 0, 1],
  [-1, 3, 0, 0, 0, -1],
  [2, 3, 1, 1, 0, 1],
  [6, 3, 2, 2, 2, 2],
])('%i / %i: half up %i, half even %i, down %i, up %i', (n, d, halfUp, halfEven, down, up) => {
  expect([roundHalfUp(n, d), roundHalfEven(n, d), roundDown(n, d), roundUp(n, d)]).toEqual([
    halfUp,
    halfEven,
    down,
    up,
  ])
})

test('a share is half up, and nonsense is refused', () => {
  expect(shareFen(12_345, 150)).toBe(185)
  expect(shareFen(-12_345, 150)).toBe(-185)
  expect(() => shareFen(0.5, 150)).toThrow(RangeError)
  expect(() => roundHalfUp(1, 0)).toThrow(RangeError)
  expect(() => splitVat(100, -1)).toThrow(RangeError)
  expect(() => roundUp(2n ** 60n, 1)).toThrow(RangeError)
})
