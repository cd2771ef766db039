import { expect, test } from 'vitest'
import { withRecent } from './recent.ts'

test('the newest stands first, once', () => {
  expect(withRecent(['甲', '乙'], '丙')).toEqual(['丙', '甲', '乙'])
  expect(withRecent(['甲', '乙'], '乙')).toEqual(['乙', '甲'])
})

test('a word that was typed further takes the place of its beginning', () => {
  expect(withRecent(['阿莫', '头孢'], '阿莫西林')).toEqual(['阿莫西林', '头孢'])
})

test('eight are kept', () => {
  expect(withRecent(['1', '2', '3', '4', '5', '6', '7', '8'], '9')).toEqual([
    '9',
    '1',
    '2',
    '3',
    '4',
    '5',
    '6',
    '7',
  ])
})
