import { expect, test } from 'vitest'
import { standOf, writtenReason } from './licence-stand.ts'

const licence = (state: 'valid' | 'locked', stateReason: string, daysLeft: number) => ({
  state,
  stateReason,
  daysLeft,
})

test.each([
  [licence('valid', '', 400), 'valid'],
  [licence('valid', '', 30), 'valid'],
  [licence('valid', '', 29), 'expiring'],
  [licence('valid', '', -1), 'expired'],
  [licence('locked', 'expired', -1), 'expired'],
  [licence('locked', 'unverified', 400), 'locked'],
] as const)('%o stands %s', (row, stand) => expect(standOf(row)).toBe(stand))

test('codes of the server are no reason to show', () => {
  expect(writtenReason('expired')).toBe('')
  expect(writtenReason('GSP 检查发现缺陷')).toBe('GSP 检查发现缺陷')
})
