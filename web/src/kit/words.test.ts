import { expect, test } from 'vitest'
import { fill } from './fill.ts'

test('facts are put in, the number chooses the word, an unknown fact stays visible', () => {
  expect(fill('{n} 条 · 共 {all} 条', { n: 50, all: '1,963' })).toBe('50 条 · 共 1,963 条')
  expect(fill('{n} {n:row|rows}', { n: 1 })).toBe('1 row')
  expect(fill('{n} {n:row|rows}', { n: 2 })).toBe('2 rows')
  expect(fill('{gone} {n:row|rows}')).toBe('{gone} {n:row|rows}')
})

test('a path is a name too', () => {
  expect(fill('不含“{product.scopeClass}”', { 'product.scopeClass': '疫苗' })).toBe('不含“疫苗”')
})
