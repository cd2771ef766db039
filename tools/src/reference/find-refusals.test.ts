import { expect, test } from 'vitest'
import { refusalsIn } from './find-refusals.ts'

const read = (text: string) => refusalsIn(text, 'a.ts')

test('a code is read with the facts that are written out beside it', () => {
  expect(
    read("return refuse('stock.short', { lotNo: lot.lotNo, wanted, left: free({ a: 1, b: 2 }) })"),
  ).toEqual([{ code: 'stock.short', facts: ['lotNo', 'wanted', 'left'], open: false, files: ['a.ts'] }])
  expect(read("refuse('credit.no_line')")).toMatchObject([{ code: 'credit.no_line', facts: [], open: false }])
})

test('facts from a variable or a spread leave the list open', () => {
  expect(read("refuse('rulebook.unknown_rule', facts)")).toMatchObject([{ facts: [], open: true }])
  expect(read("refuse('trade.no_price', { ...about, minimum })")).toMatchObject([
    { facts: ['minimum'], open: true },
  ])
})

test('a choice between two codes gives both, also by way of a constant', () => {
  expect(read("refuse(known ? 'a.known' : 'a.taken', {})").map(one => one.code)).toEqual([
    'a.known',
    'a.taken',
  ])
  const text = "const code = given ? 'a.format' : 'a.missing'\n return refuse(code, { why })"
  expect(read(text).map(one => one.code)).toEqual(['a.format', 'a.missing'])
})

test('a code that nobody can read is a fault, not a gap', () => {
  expect(() => read('refuse(codeFor(problem), {})')).toThrow('no code can be read')
})
