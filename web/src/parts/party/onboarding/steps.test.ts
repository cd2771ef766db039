import { expect, test } from 'vitest'
import { stepNow, stepsOf } from './steps.ts'

test('a newcomer begins with its facts, goes on where something is missing, and ends at the hand-over', () => {
  const now = (gaps: ('facts' | 'licence' | 'scan')[], wanted?: string) =>
    stepNow({ gaps, state: 'open' }, true, wanted)
  expect(now(['facts', 'licence'])).toBe('facts')
  expect(now(['licence'])).toBe('licences')
  expect(now(['scan'])).toBe('licences')
  expect(now([])).toBe('submit')
  expect(now(['facts'], 'people')).toBe('people')
  expect(now([], 'nonsense')).toBe('submit')
})

test('staff of the platform enter no ship-to addresses for others', () => {
  const keys = stepsOf({ gaps: [], state: 'submitted' }, false).map(one => one.key)
  expect(keys).toEqual(['facts', 'licences', 'people', 'submit'])
})
