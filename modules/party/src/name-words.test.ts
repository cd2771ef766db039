import { expect, test } from 'vitest'
import { initialsOf, nameWords } from './name-words.ts'

test('a query is its words, folded as names are, and the pairs of their letters', () => {
  expect(nameWords(' 同济堂  ＪＺＴ ')).toEqual({
    patterns: ['%同济堂%', '%jzt%'],
    pairs: ['同济', '济堂', 'jz', 'zt'],
  })
  expect(nameWords('堂')?.pairs).toEqual(['堂'])
  expect(nameWords('大药房\0')?.patterns).toEqual(['%大药房%'])
})

test('what somebody types stands for itself, and nothing asks nothing', () => {
  expect(nameWords('100%_\\')?.patterns).toEqual(['%100\\%\\_\\\\%'])
  expect(nameWords(' \0 ')).toBeNull()
  expect(nameWords(undefined)).toBeNull()
})

test('no more words than six are asked for', () => {
  expect(nameWords('a b c d e f g h')?.patterns).toHaveLength(6)
})

test('initials say a name as people say it, each name once', () => {
  expect(initialsOf('九州通医药', '九州通')).toBe('jztyy jzt')
  expect(initialsOf('重庆医药', '重庆医药')).toBe('cqyy')
  expect(initialsOf('ABC 100', '')).toBe('')
})
