import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimalText, parseDecimal } from './number-text.ts'

test('what people type', () => {
  expect(parseDecimal('1,234.5', 2)).toBe(123450)
  expect(parseDecimal('￥１２．３', 2)).toBe(1230)
  expect(parseDecimal('0.0155', 6)).toBe(15500)
  expect(parseDecimal('1.230', 2)).toBe(123)
  for (const wrong of ['', '.', 'abc', '1.234', '-5', '1.2.3', '99999999999999999']) {
    expect(parseDecimal(wrong, 2), wrong).toBeUndefined()
  }
})

test('a value written out reads back the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), fc.constantFrom(0, 2, 6), (value, digits) => {
      expect(parseDecimal(decimalText(value, digits), digits)).toBe(value)
    }),
  )
  expect([decimalText(123450, 2), decimalText(15500, 6), decimalText(7, 0)]).toEqual([
    '1234.50',
    '0.0155',
    '7',
  ])
})
