import { expect, test } from 'vitest'
import { readHeader } from './import-headers.ts'
import { cellsOf, cleanMapping, readHead, titlesKey } from './import-mapping.ts'

const table = (...lines: string[]) => lines.map((line, i) => ({ line: i + 1, cells: line.split(',') }))

test.each([
  ['通用名', '包装规格', '单位', '生产厂家', '批准文号'],
  ['药品通用名称(必填)', '规格', '基本单位', '生产企业/产地', '国药准字'],
  ['货品名称', '规格型号', '计量单位', '厂商', '注册证号/备案号'],
  ['品名*', '药品规格', '销售单位', '上市许可持有人', '批文'],
  ['Generic Name', 'Pack size', 'UOM', 'Manufacturer', 'Approval No.'],
])('titles of five systems: %s', (...titles) => {
  expect([...readHeader(titles)]).toEqual(
    expect.arrayContaining([
      ['name', 0],
      ['spec', 1],
      ['unit', 2],
      ['maker', 3],
      ['approvalNo', 4],
    ]),
  )
})

test('a list whose only name is 商品名称 names products by it; beside 通用名 it is the brand', () => {
  expect(readHeader(['商品名称', '规格']).get('name')).toBe(0)
  const both = readHeader(['商品名称', '通用名', '规格'])
  expect([both.get('name'), both.get('brand')]).toEqual([1, 0])
})

test('the line with most titles is the head, wherever it stands; a title alone is none', () => {
  const rows = table('某公司', '2026-11-22,打印', '编码,品名,规格,厂家', '1,甲片,1mg×7片,甲厂')
  expect(readHead(rows)).toMatchObject({ headLine: 3, mapping: { code: 0, name: 1, spec: 2, maker: 3 } })
  expect(readHead([])).toBeNull()
})

test('without titles the cells tell what can be told', () => {
  const rows = table(
    '甲片,0.25g×24片,甲制药有限公司,国药准字H20000218,6901234567892',
    '乙片,5mg×7片,乙药厂,国药准字Z20000001,6901234567809',
  )
  expect(readHead(rows)).toEqual({
    titles: ['1', '2', '3', '4', '5'],
    headLine: 0,
    mapping: { spec: 1, maker: 2, approvalNo: 3, barcode: 4 },
  })
})

test('a mapping names columns that are there, each once', () => {
  expect(cleanMapping({ name: 0, spec: 1 }, 2)).toEqual({ name: 0, spec: 1 })
  expect(cleanMapping({ name: 0, spec: 2 }, 2)).toBeNull()
  expect(cleanMapping({ name: 0, spec: 0 }, 2)).toBeNull()
  expect(cellsOf(['甲', '', '乙'], { name: 0, spec: 1, maker: 2 })).toEqual({ name: '甲', maker: '乙' })
  expect(titlesKey(['品名 *', '规　格'])).toBe(titlesKey(['品名', '规格']))
})
