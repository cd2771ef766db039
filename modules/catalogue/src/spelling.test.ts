import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gramsOf } from './search-words.ts'
import { gramsWithError, neighbours, oneErrorAway, piecesLike } from './spelling.ts'

test('every neighbour is one error away, and every error leads to a neighbour', () => {
  const letters = [...'abc']
  const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 3, maxLength: 7 })
  fc.assert(
    fc.property(word, word, (a, b) => {
      const near = new Set(neighbours(a, letters))
      expect(near.has(a)).toBe(false)
      expect(near.has(b)).toBe(oneErrorAway(a, b))
    }),
  )
})

test('one wrong, missing, superfluous or swapped character leaves grams that the right name holds', () => {
  const right = gramsOf('注射用奥美拉唑钠')
  for (const wrong of ['奥美拉坐钠', '奥拉唑钠', '奥美美拉唑', '奥拉美唑钠'])
    expect(
      gramsWithError(wrong).some(grams => grams.every(gram => right.includes(gram))),
      wrong,
    ).toBe(true)
})

test('pieces of a name that may have been meant, the same length first', () => {
  expect(piecesLike('阿莫西淋', '复方阿莫西林片')[0]).toEqual({ text: '阿莫西林', at: 2, like: 0 })
  expect(piecesLike('头孢', '阿莫西林')).toEqual([])
})
