import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, isDay } from './day.ts'

const date = fc.date({ min: new Date('0100-01-01'), max: new Date('9000-01-01'), noInvalidDate: true })
const text = (value: Date) => value.toISOString().slice(0, 10)

test('addDays agrees with the calendar of the platform', () => {
  fc.assert(
    fc.property(date, fc.integer({ min: -30_000, max: 30_000 }), (from, count) => {
      const later = new Date(from.getTime() + count * 86_400_000)
      expect(addDays(text(from), count)).toBe(text(later))
    }),
  )
})

test('isDay accepts every real day and refuses days that do not exist', () => {
  fc.assert(
    fc.property(date, value => {
      expect(isDay(text(value))).toBe(true)
    }),
  )
  expect(isDay('2024-02-29')).toBe(true)
  for (const bad of [
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-04-31',
    '2026-1-1',
    '',
    '2026/11/22',
    20261122,
  ]) {
    expect(isDay(bad)).toBe(false)
  }
})
