import { csvCell } from '@yaolian/tables'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readHeader } from './import-headers.ts'
import { reportRow } from './import-report.ts'
import { readRow } from './read-row.ts'

const titles = ['药品名称', '商品名', '规格', '单位', '剂型', '类型', '生产厂家', '批准文号']
const header = { titles, columns: readHeader(titles) }
const read = (cells: string[]) => readRow(2, cells, header)

test('a good row becomes a normalised draft', () => {
  expect(
    read([
      '*盐酸特比萘芬乳膏（丁克）',
      '',
      '10g：0.1g*1支',
      '支',
      '软膏剂',
      '西药',
      '齐鲁制药有限公司',
      'Ｈ２００００２１８',
    ]),
  ).toMatchObject({
    genericName: '盐酸特比萘芬乳膏',
    brand: '丁克',
    form: '乳膏',
    spec: '10g:0.1g/支',
    salesUnit: '支',
    makerName: '齐鲁制药有限公司',
    scopeClass: 'chemical',
    rx: 'rx',
    assumed: ['rx', 'temperature'],
    demo: false,
  })
})

test('two concentrations are two products, also where only the name tells them', () => {
  const drip = (name: string) => read([name, '塑瓶', '500ml×1袋', '袋', '大输液', '西药', '某厂', ''])
  expect(drip('5%葡萄糖注射液')).toMatchObject({
    genericName: '葡萄糖注射液',
    spec: '500ml:5%/袋',
    brand: null,
  })
  expect(drip('10%葡萄糖注射液')).toMatchObject({ spec: '500ml:10%/袋' })
})

test('everything wrong with a row is said at once, under the titles of the list', () => {
  expect(read(['', '', 'ABC3包/盒', '盒', '', '', '', '国药准字X1'])).toEqual([
    { line: 2, column: '药品名称', reason: 'name.missing', value: '' },
    { line: 2, column: '规格', reason: 'spec.unreadable', value: 'ABC3包/盒' },
    { line: 2, column: '批准文号', reason: 'approval.word', value: '国药准字X1' },
  ])
  expect(read(['某药', '', '1片', '片', '', '', '', '', '多', '余'])).toEqual([
    { line: 2, column: '', reason: 'row.columns', value: '多,余' },
  ])
  expect(read(['某\ufffd药', '', '1片', '片', '', '', '', ''])).toMatchObject([{ reason: 'text.encoding' }])
})

test('headers by many names, in both languages', () => {
  expect([
    ...readHeader(['序号', '品 名', '包装规格', '产地', '生产企业（全称）', '生产企业']).entries(),
  ]).toEqual([
    ['name', 1],
    ['spec', 2],
    ['maker', 5],
  ])
  expect([...readHeader(['id', 'name_zh', 'Spec', 'UNIT', 'dosage_form', 'manufacturer']).keys()]).toEqual([
    'name',
    'spec',
    'unit',
    'form',
    'maker',
  ])
})

test('no row whatsoever breaks the reader', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 10 }), cells => {
      const row = read(cells)
      if (Array.isArray(row)) expect(row.length).toBeGreaterThan(0)
      else expect(row.genericName.length).toBeGreaterThan(0)
    }),
  )
})

test('a report never runs as a formula', () => {
  expect(csvCell('=cmd|calc')).toBe("'=cmd|calc")
  expect(csvCell('@SUM(1)')).toBe("'@SUM(1)")
  expect(csvCell('-1,"2')).toBe('"\'-1,""2"')
  expect(reportRow({ line: 3, column: '规格', reason: 'spec.unreadable', value: '=1+1' })).toBe(
    "3,规格,spec.unreadable,'=1+1\r\n",
  )
})
