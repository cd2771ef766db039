import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, amountFen, count, daysUntil, packs, price, time, yuan, yuanShort } from './format.ts'

const boxes = [
  { level: '盒', units: 1 },
  { level: '中包', units: 10 },
  { level: '件', units: 200 },
]

test('money', () => {
  expect([yuan(0), yuan(5), yuan(123450), yuan(-100)]).toEqual(['0.00', '0.05', '1,234.50', '-1.00'])
  expect([yuanShort(999_999, 'zh'), yuanShort(12_345_600, 'zh')]).toEqual(['9,999.99', '12.3 万'])
  expect(yuanShort(936_212_300_00, 'zh')).toBe('9.36 亿')
  expect([yuanShort(12_345_600, 'en'), yuanShort(5_000_000_00, 'en')]).toEqual(['123.5 k', '5 M'])
})

test('unit prices keep what they have and no more', () => {
  expect([price(15_500), price(3_110_000), price(1_234_500_000), price(0)]).toEqual([
    '0.0155',
    '3.11',
    '1,234.50',
    '0.00',
  ])
})

test('an amount is rounded once, half away from zero', () => {
  expect(amountFen(15_500, 100)).toBe(155)
  expect(amountFen(5_000, 1)).toBe(1)
  expect(amountFen(4_999, 1)).toBe(0)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 1e5 }), (micro, n) => {
      expect(Math.abs(amountFen(micro, n) * 10_000 - micro * n)).toBeLessThanOrEqual(5_000)
    }),
  )
})

test('quantities in packs, both languages', () => {
  expect(packs(3645, boxes, 'zh')).toBe('18 件 + 45 盒')
  expect(packs(400, boxes, 'zh')).toBe('2 件')
  expect(packs(45, boxes, 'zh')).toBe('45 盒')
  expect(packs(0, boxes, 'zh')).toBe('0 盒')
  expect(packs(201, boxes, 'en')).toBe('1 case + 1 box')
  expect(packs(-401, boxes, 'en')).toBe('-2 cases + 1 box')
  expect(packs(7, [], 'zh')).toBe('7')
})

test('days and instants', () => {
  expect(daysUntil('2027-03-20', '2026-11-22')).toBe(118)
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(time('2026-11-22T06:05:09Z')).toBe('2026-11-22 14:05')
  expect(time('2026-11-22T06:05:09Z', '2026-11-22')).toBe('14:05')
  expect(time('2026-11-20T06:05:09Z', '2026-11-22')).toBe('11-20 14:05')
  expect(time('2025-11-20T16:05:09Z', '2026-11-22')).toBe('2025-11-21 00:05')
  expect(count(1234567)).toBe('1,234,567')
})
