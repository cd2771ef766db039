import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextUscc } from './firms.fixture.ts'
import { readImportHeader } from './import-headers.ts'
import { kindNamed, kindOfName } from './import-kind.ts'
import { provinceNamed, readPlace } from './import-place.ts'
import { importReport } from './import-report.ts'
import { type FirmRow, readFirmRow } from './import-row.ts'

const TITLES = ['客户名称', '税号', '客户分类', '地址', '联系人', '联系电话', '许可证号', '备注']
const header = readImportHeader(TITLES)!
const read = (...cells: string[]) => readFirmRow(7, cells, header)
const reasons = (found: ReturnType<typeof read>) =>
  Array.isArray(found) ? found.map(one => [one.column, one.reason]) : (found as FirmRow).firm

test('columns under the names that ERP systems give them; papers are named, not read', () => {
  expect([...header.columns.keys()]).toEqual(['name', 'uscc', 'kind', 'detail', 'contact', 'phone'])
  expect(header).toMatchObject({ ignored: ['许可证号', '备注'], papers: ['许可证号'] })
  expect(readImportHeader(['Firm', 'Credit Code', 'Kind'])?.columns.size).toBe(3)
  expect(readImportHeader(['企业名称（必填）', '*统一社会信用代码'])?.columns.size).toBe(2)
  expect(readImportHeader(['品名', '规格'])).toBeNull()
})

test('a row is a firm: place from the address, kind from the list or the name', () => {
  const uscc = nextUscc()
  expect(
    read('武汉 试验医药有限公司', uscc, '批发', '湖北省武汉市江岸区沿江大道1号', '张三', '027-1', '', ''),
  ).toMatchObject({
    line: 7,
    kindSaid: true,
    firm: {
      uscc,
      name: '武汉 试验医药有限公司',
      kind: 'distributor',
      province: '湖北省',
      city: '武汉市',
      district: '江岸区',
      detail: '沿江大道1号',
    },
  })
  expect(read('放心大药房', uscc.toLowerCase(), '', '武汉市汉口北1号', '', '', '', '')).toMatchObject({
    kindSaid: false,
    firm: { uscc, kind: 'pharmacy', province: '湖北省', city: '武汉市' },
  })
})

describe('what is wrong is said with its column', () => {
  const uscc = nextUscc()
  test.each<[string[], [string, string][]]>([
    [['', uscc, '批发', '武汉市', '', ''], [['客户名称', 'name.missing']]],
    [['好药房', uscc, '', '湖北省广州市天河区1号', '', ''], [['', 'city.elsewhere']]],
    [['甲', uscc, '批发', '武汉市', '', ''], [['客户名称', 'name.short']]],
    [['甲公司', '', '批发', '武汉市', '', ''], [['税号', 'uscc.missing']]],
    [['甲公司', uscc.slice(0, 17), '批发', '武汉市', '', ''], [['税号', 'uscc.short']]],
    [['甲公司', '9.1420100123457E+17', '批发', '武汉市', '', ''], [['税号', 'uscc.scientific']]],
    [['甲公司', '914201001234567000', '批发', '武汉市', '', ''], [['税号', 'uscc.scientific']]],
    [['甲公司', uscc, '', '武汉市', '', ''], [['客户分类', 'kind.missing']]],
    [['甲公司', uscc, '外星', '武汉市', '', ''], [['客户分类', 'kind.unknown']]],
    [['甲公司', uscc, '批发', '沿江大道1号', '', ''], [['', 'city.missing']]],
    [['甲公司', uscc, '批发', '武汉市', '张\u0000三', ''], [['联系人', 'text.control']]],
    [['甲公司', uscc, '批发', '武汉市', '张'.repeat(61), ''], [['联系人', 'text.long']]],
    [['甲公司', uscc, '批发', '武汉市', '', '', '', '', '多'], [['', 'row.columns']]],
  ])('%j', (cells, expected) => expect(reasons(read(...cells))).toEqual(expected))
})

test('all problems of a row come at once, in both languages', () => {
  const found = read('', 'abc', '外星', '', '', '')
  expect(Array.isArray(found) && found.map(one => one.reason)).toEqual([
    'name.missing',
    'uscc.character',
    'kind.unknown',
  ])
  if (Array.isArray(found))
    for (const one of found) expect(`${one.zh}|${one.en}`).toMatch(/\p{Script=Han}.*\|.*[a-z]/u)
})

test.each([
  ['湖北省武汉市江岸区沿江大道1号', '湖北省', '武汉市', '江岸区', '沿江大道1号'],
  ['北京市朝阳区建国路1号', '北京市', '北京市', '朝阳区', '建国路1号'],
  ['上海浦东新区张江路1号', '上海市', '上海市', '浦东新区', '张江路1号'],
  ['内蒙古自治区呼和浩特市新城区', '内蒙古自治区', '呼和浩特市', '新城区', ''],
  ['湖北恩施土家族苗族自治州利川市1号', '湖北省', '恩施土家族苗族自治州', '利川市', '1号'],
  ['吉林市船营区1号', '', '吉林市', '船营区', '1号'],
  ['吉林省吉林市船营区', '吉林省', '吉林市', '船营区', ''],
  ['沿江大道1号', '', '', '', '沿江大道1号'],
  ['', '', '', '', ''],
])('the address %j', (text, province, city, district, detail) => {
  expect(readPlace(text)).toEqual({ province, city, district, detail })
})

test('provinces and kinds in the words of lists', () => {
  expect(['湖北', '湖北省', '广西', '重庆市', '上海', '新疆'].map(provinceNamed)).toEqual([
    '湖北省',
    '湖北省',
    '广西壮族自治区',
    '重庆市',
    '上海市',
    '新疆维吾尔自治区',
  ])
  expect(provinceNamed('火星')).toBeNull()
  expect(['零售连锁（总部）', '药店', '药品批发企业', 'Pharmacy'].map(kindNamed)).toEqual([
    'chain',
    'pharmacy',
    'distributor',
    'pharmacy',
  ])
  expect(
    ['某某大药房连锁有限公司', '某某大药房连锁有限公司第三门店', '某某医药有限公司'].map(kindOfName),
  ).toEqual(['chain', 'chain', undefined])
})

test('the report runs no formula, whatever stood in a cell', () => {
  const found = read('=HYPERLINK("http://x")', '+1', '@SUM(A1)', '', '', '')
  const report = importReport(Array.isArray(found) ? found : [])
  expect(report.startsWith('\ufeff')).toBe(true)
  for (const line of report.split('\r\n'))
    for (const cell of line.split(',')) expect(cell).not.toMatch(/^"?[=@+]\D/)
  expect(report).toContain("'@SUM(A1)")
})

test('no cells whatsoever break the reader', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 9 }), cells => {
      const found = read(...cells)
      if (Array.isArray(found)) expect(found.length).toBeGreaterThan(0)
    }),
  )
})
