import { expect, test } from 'vitest'
import { patternOf } from './like-pattern.ts'

test('what somebody types is searched for as it stands', () => {
  expect(patternOf(' 同济 ')).toBe('%同济%')
  expect(patternOf('100%_\\')).toBe('%100\\%\\_\\\\%')
  expect(patternOf('  ')).toBeNull()
  expect(patternOf(undefined)).toBeNull()
  expect(patternOf('a\0b')).toBe('%ab%')
})
