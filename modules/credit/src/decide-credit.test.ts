import { newId } from '@yaolian/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideCredit } from './decide-credit.ts'
import type { CreditLine } from './line.ts'

const today = '2026-11-22'
const line: CreditLine = {
  sellerOrgId: newId(),
  buyerOrgId: newId(),
  limitFen: 1_000,
  termDays: 30,
  state: 'open',
  lockReason: null,
  lockNote: null,
  version: 1,
  changedAt: '2026-11-01T00:00:00.000Z',
  exposureFen: 400,
  oldestDueOn: null,
}

test.each<[string, CreditLine | null, number, number, string | null]>([
  ['within the limit', line, 600, 0, null],
  ['one fen over', line, 601, 0, 'credit.exceeded'],
  ['over with what the batch holds already', line, 600, 1, 'credit.exceeded'],
  ['no line', null, 1, 0, 'credit.no_line'],
  ['locked by a person', { ...line, state: 'locked', lockReason: 'risk' }, 1, 0, 'credit.locked'],
  ['due today is in time', { ...line, oldestDueOn: today }, 600, 0, null],
  ['due yesterday', { ...line, oldestDueOn: '2026-11-21' }, 1, 0, 'credit.overdue'],
  [
    'locked by the job and still overdue',
    { ...line, state: 'locked', lockReason: 'overdue', oldestDueOn: '2026-11-01' },
    1,
    0,
    'credit.overdue',
  ],
  ['paid ahead', { ...line, limitFen: 0, exposureFen: -500 }, 500, 0, null],
  ['paid ahead, but not that much', { ...line, limitFen: 0, exposureFen: -500 }, 501, 0, 'credit.exceeded'],
  ['a gift needs no room', { ...line, exposureFen: 2_000 }, 0, 0, null],
])('%s', (_name, given, amountFen, reserved, code) => {
  expect(decideCredit(given, amountFen, today, reserved)?.code ?? null).toBe(code)
})

test('a refusal says by how much and since when', () => {
  expect(decideCredit(line, 700, today, 100)?.facts).toEqual({
    limitFen: 1_000,
    exposureFen: 500,
    amountFen: 700,
    availableFen: 500,
  })
  expect(decideCredit({ ...line, oldestDueOn: '2026-11-12' }, 1, today)?.facts).toEqual({
    oldestDueOn: '2026-11-12',
    daysOverdue: 10,
  })
})

test('whatever a batch asks for, what is let through stays within the limit', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 800 }), { maxLength: 40 })
  fc.assert(
    fc.property(amounts, fc.integer({ min: -500, max: 1_500 }), (asked, exposureFen) => {
      let reserved = 0
      for (const amount of asked) {
        const refused = decideCredit({ ...line, exposureFen }, amount, today, reserved)
        // Refused exactly where it would have passed the limit.
        expect(refused !== null).toBe(exposureFen + reserved + amount > 1_000)
        if (!refused) reserved += amount
      }
      expect(reserved === 0 || exposureFen + reserved <= 1_000).toBe(true)
    }),
  )
})
