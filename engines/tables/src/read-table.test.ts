import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTable } from './read-table.ts'
import { inflate, xlsxOf, zipOf } from './xlsx-for-tests.ts'

const STRINGS = [
  '<t>通用名</t>',
  '<t xml:space="preserve">规格 </t>',
  '<r><t>阿莫</t></r><r><t>西林</t></r>',
  '<t>A&amp;B</t>',
]
const SHEET = `
<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>条码</t></is></c></row>
<row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3"><f>1+1</f><v>0.30000000000000004</v></c><c r="C3" s="1"><v>46348</v></c>
<c r="D3"><v>6.901234567892E12</v></c></row>
<row r="4"><c r="A4" t="s"><v>3</v></c><c r="B4" t="str"><v>a_x000A_b</v></c><c r="C4" s="2"><v>46348.5</v></c></row>
<row r="5"/>`
const book = (sheet = SHEET) => xlsxOf({ 目录: sheet }, { strings: STRINGS, formats: [0, 14, 164] })

test('a workbook: shared and inline strings, numbers as shown, dates as days, lines as the sheet counts', () => {
  expect(readTable(zipOf(book()), inflate)).toEqual({
    ok: true,
    kind: 'xlsx',
    sheet: '目录',
    others: [],
    rows: [
      { line: 1, cells: ['通用名', '规格', '', '条码'] },
      { line: 3, cells: ['阿莫西林', '0.3', '2026-11-22', '6901234567892'] },
      { line: 4, cells: ['A&B', 'a\nb', '2026-11-22 12:00:00'] },
    ],
  })
})

test('an empty or hidden sheet in front is passed over and the others are named', () => {
  const table = readTable(
    zipOf(xlsxOf({ 封面: '', 目录: SHEET, 备注: SHEET }, { strings: STRINGS, formats: [0, 14, 164] })),
    inflate,
  )
  expect(table).toMatchObject({ sheet: '目录', others: ['封面', '备注'] })
})

test('the file name says nothing: CSV is read as CSV', () => {
  expect(readTable(Buffer.from('a,b\n1,2\n'), inflate)).toEqual({
    ok: true,
    kind: 'csv',
    encoding: 'utf-8',
    rows: [
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', '2'] },
    ],
  })
})

const DOCTYPE = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>'
test.each([
  ['a document', zipOf({ 'word/document.xml': '<x/>' }), 'archive'],
  ['a workbook cut off', zipOf(book()).subarray(0, 900), 'broken'],
  ['declared entities', zipOf({ ...book(), 'xl/sharedStrings.xml': `${DOCTYPE}<sst/>` }), 'broken'],
  ['a bomb that declares its size', zipOf(book(), { lie: 0x7fffffff }), 'too_large'],
  [
    'a bomb that lies about its size',
    zipOf({ ...book(), 'xl/workbook.xml': 'x'.repeat(1e6) }, { lie: 10 }),
    'too_large',
  ],
  ['entries under a password', zipOf(book(), { flags: 1 }), 'encrypted'],
  ['sheets without a row', zipOf(xlsxOf({ a: '', b: '<row r="1"/>' })), 'empty'],
  ['no bytes', new Uint8Array(0), 'empty'],
])('%s is refused', (_, bytes, why) => {
  expect(readTable(bytes, inflate)).toEqual({ ok: false, why })
})

test('a cell in the last column of all does not fill memory', () => {
  const far = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>'
  const table = readTable(zipOf(xlsxOf({ a: far })), inflate)
  expect(table).toMatchObject({ ok: true, rows: [{ line: 1, problem: 'row.long' }] })
})

test('no bytes break it, damaged workbooks neither', () => {
  const whole = zipOf(book())
  const at = fc.nat(whole.length - 1)
  fc.assert(
    fc.property(fc.array(fc.tuple(at, fc.nat(255)), { minLength: 1, maxLength: 20 }), changes => {
      const bytes = Uint8Array.from(whole)
      for (const [i, byte] of changes) bytes[i] = byte
      expect(readTable(bytes, inflate)).toHaveProperty('ok')
    }),
  )
  fc.assert(
    fc.property(fc.uint8Array(), bytes => {
      expect(readTable(bytes, inflate)).toHaveProperty('ok')
    }),
  )
})
