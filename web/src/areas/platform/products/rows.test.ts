import { expect, test } from 'vitest'
import { flagRows, packRows, readFlags, readPacks } from './rows.ts'

const packs = {
  packLevels: [
    { level: '盒', units: 1 },
    { level: '件', units: 200 },
  ],
  packFacts: [{ level: '件', gtin: '16901234567899', grossWeightGrams: 7_200, volumeCm3: null }],
}

test('pack levels survive being rows of text', () => {
  expect(packRows(packs)[1]).toEqual({
    level: '件',
    units: '200',
    gtin: '16901234567899',
    grossWeightGrams: '7200',
    volumeCm3: '',
  })
  expect(readPacks(packRows(packs))).toEqual(packs)
})

test.each([
  [[]],
  [[{ level: '盒', units: '' }]],
  [[{ level: '', units: '1' }]],
  [[{ level: '盒', units: '1.5' }]],
  [[{ level: '盒', units: '1', volumeCm3: '-3' }]],
])('rows that are no packs are not read: %j', rows => {
  expect(readPacks(rows)).toBeNull()
})

test('marks need their source', () => {
  const flag = {
    flag: 'lasa',
    value: '阿糖腺苷',
    code: '',
    source: '院内目录',
    validFrom: null,
    validTo: null,
  } as const
  expect(readFlags(flagRows([flag]))).toEqual([flag])
  expect(readFlags([{ flag: 'lasa', value: 'x' }])).toBeNull()
  expect(readFlags([{ source: '院内目录' }])).toBeNull()
})
