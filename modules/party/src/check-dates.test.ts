import { plusDays } from '@yaolian/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkBy, dueSince, overdueSince, plusMonths } from './check-dates.ts'

test.each([
  ['2026-05-22', 6, '2026-11-22'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2027-08-31', 6, '2028-02-29'],
  ['2026-03-15', -6, '2025-09-15'],
] as const)('%s and %d months is %s', (day, months, after) => expect(plusMonths(day, months)).toBe(after))

test('overdue is what the list of overdue ones says, on any two days', () => {
  const day = fc.integer({ min: 0, max: 1_500 }).map(n => plusDays('2025-01-01', n))
  fc.assert(
    fc.property(day, day, (checkedOn, today) => {
      expect(checkedOn < overdueSince(today)).toBe(checkBy(checkedOn) < today)
    }),
  )
})

test('the task opens before it is overdue', () => {
  expect(dueSince('2026-11-22')).toBe('2026-06-25')
  expect(dueSince('2026-11-22') > overdueSince('2026-11-22')).toBe(true)
})
