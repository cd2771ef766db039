import { expect, test } from 'vitest'
import { differencesOf, lotsOf, returnableUnits } from './lots.ts'
import type { OrderDetail } from './wire.ts'

const lot = (lotId: string, quantity: number, signed: number | null = null, returned = 0) => ({
  lotId,
  lotNo: lotId,
  madeOn: null,
  expiresOn: '2028-01-31',
  quantity,
  signed,
  returned,
})
const lines = [
  { lineNo: 1, lots: [lot('a', 10), lot('b', 5)] },
  { lineNo: 2, lots: [lot('c', 8)] },
] as unknown as OrderDetail['lines']
const lots = lotsOf({ lines })

test('only what differs is said, and less needs a reason', () => {
  const said = new Map([
    ['1.a', { quantity: 10, reason: 'ignored' }],
    ['1.b', { quantity: 3, reason: ' broken ' }],
    ['2.c', { quantity: 0, reason: '' }],
  ])
  expect(differencesOf(lots, said)).toEqual({
    differences: [{ lineNo: 1, lotId: 'b', signed: 3, reason: 'broken' }],
    unexplained: ['2.c'],
    wrong: [],
  })
  expect(differencesOf(lots, new Map())).toEqual({ differences: [], unexplained: [], wrong: [] })
})

test('more than came, less than nothing and no number are wrong', () => {
  for (const quantity of [11, -1, 1.5, Number.NaN, undefined]) {
    expect(differencesOf(lots, new Map([['1.a', { quantity, reason: 'x' }]])).wrong).toEqual(['1.a'])
  }
})

test('what can go back', () => {
  const signed = lotsOf({ lines: [{ lineNo: 1, lots: [lot('a', 10, 9, 4), lot('b', 5)] }] as never })
  expect(signed.map(returnableUnits)).toEqual([5, 0])
})
