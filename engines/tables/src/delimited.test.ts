import fc from 'fast-check'
import { expect, test } from 'vitest'
import { delimitedReader } from './delimited.ts'
import { type TableRow, UnreadableTable } from './table.ts'
import { csvLine } from './write-csv.ts'

function rowsOf(given: string | Buffer, chunk = 7): TableRow[] {
  const bytes = Buffer.from(given as string)
  const reader = delimitedReader()
  const rows: TableRow[] = []
  for (let at = 0; at < bytes.length; at += chunk) rows.push(...reader.push(bytes.subarray(at, at + chunk)))
  return [...rows, ...reader.end()]
}
const cellsOf = (given: string | Buffer) =>
  rowsOf(given).map(row => ('cells' in row ? row.cells : row.problem))

// 名称,规格 / 阿莫西林胶囊,0.25g×24粒/盒 in GBK.
const GBK = Buffer.from('w/uzxiy55rjxDQqwosSqzvfB1r26xNIsMC4yNWehwTI0waMvutANCg==', 'base64')

test.each([
  ['UTF-8', Buffer.from('名称,规格\n阿莫西林胶囊,0.25g×24粒/盒\n')],
  ['UTF-8 with a byte order mark', Buffer.from('\ufeff名称,规格\r\n阿莫西林胶囊,0.25g×24粒/盒\r\n')],
  ['UTF-16', Buffer.from('\ufeff名称\t规格\n阿莫西林胶囊\t0.25g×24粒/盒\n', 'utf16le')],
  ['UTF-16 without a mark', Buffer.from('名称\t规格\r\n阿莫西林胶囊\t0.25g×24粒/盒\r\n', 'utf16le')],
  ['semicolons', Buffer.from('名称;规格\n阿莫西林胶囊;0.25g×24粒/盒')],
  ['tabs', Buffer.from('名称\t规格\n阿莫西林胶囊\t0.25g×24粒/盒')],
  ['bars', Buffer.from('名称|规格\n阿莫西林胶囊|0.25g×24粒/盒')],
  ['full-width commas', Buffer.from('名称，规格\n阿莫西林胶囊，0.25g×24粒/盒')],
  ['old Macintosh line ends', Buffer.from('名称,规格\r阿莫西林胶囊,0.25g×24粒/盒\r')],
  ['quotes', Buffer.from('"名称","规格"\n"阿莫西林胶囊","0.25g×24粒/盒"\n')],
  ['GBK', GBK],
])('%s', (_, bytes) => {
  expect(cellsOf(bytes)).toEqual([
    ['名称', '规格'],
    ['阿莫西林胶囊', '0.25g×24粒/盒'],
  ])
})

test('the sign that parts every line wins over one that stands in a cell', () => {
  expect(cellsOf('编码;名称;价格\n1;阿莫西林;12,50\n2;头孢;3,20\n')[1]).toEqual(['1', '阿莫西林', '12,50'])
  expect(cellsOf('某某公司商品目录\n编码,名称,备注\n1,甲,"a;b;c"\n2,乙,x\n3,丙,y\n')[2]).toEqual([
    '1',
    '甲',
    'a;b;c',
  ])
})

test('lines count as an editor counts them, also behind blank lines and cells of several lines', () => {
  expect(rowsOf('名称,规格\n\n"阿莫\n西林",1\n甲,2\n').map(row => row.line)).toEqual([1, 3, 5])
})

test('a quote that never closes costs its line, and what follows is read', () => {
  expect(rowsOf('名称,规格\n甲,1\n"乙,2\n丙,3\n')).toEqual([
    { line: 1, cells: ['名称', '规格'] },
    { line: 2, cells: ['甲', '1'] },
    { line: 3, problem: 'row.syntax' },
    { line: 4, cells: ['丙', '3'] },
  ])
  expect(cellsOf('名称,规格\n5"注射器,1\n').at(-1)).toEqual(['5"注射器', '1'])
})

test('characters that were lost on the way are told from a row that is merely odd', () => {
  const bad = cellsOf('名称,规格\n锟斤拷锟斤拷,1\né˜¿èŽ«è¥¿æž—,1\nCafé Ünïque,1\n阿胶,1\n')
  expect(bad.slice(1)).toEqual(['row.encoding', 'row.encoding', ['Café Ünïque', '1'], ['阿胶', '1']])
})

test('a row of a thousand columns and a cell of a megabyte are refused, not kept', () => {
  const wide = Array(1_000).fill('x').join()
  expect(cellsOf(`a,b\n${wide}\nc,d\n`)).toEqual([['a', 'b'], 'row.long', ['c', 'd']])
  const long = rowsOf(`a,b\n"${'甲'.repeat(300_000)}",1\nc,d\n`, 65_536)
  expect(long.map(row => ('cells' in row ? row.cells[0] : row.problem))).toEqual(['a', 'row.long', 'c'])
})

// 阿莫西林膠囊規格廠商 in Big5.
const BIG5 = Buffer.from('qvyy9qbhqkx9vaXF57Ow07e0pmKuc7ykrfu+1LBP', 'base64')
test.each([
  ['', 'empty'],
  [' \n \r\n', 'empty'],
  [Buffer.from('PK\u0003\u0004rest'), 'archive'],
  [Buffer.from([0x89, 0x50, 0, 0, 1, 2]), 'binary'],
  ['%PDF-1.7\n', 'binary'],
  ['<html><table><tr><td>名称</td></tr></table></html>', 'markup'],
  ['<?xml version="1.0"?><Workbook/>', 'markup'],
  [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'old_excel'],
  [
    Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
      Buffer.alloc(512),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]),
    'encrypted',
  ],
  [Buffer.from('Médicament\n', 'latin1'), 'encoding'],
  [BIG5, 'encoding'],
])('what is no table is refused', (given, why) => {
  expect(() => rowsOf(given)).toThrow(expect.toSatisfy(e => e instanceof UnreadableTable && e.why === why))
})

test('what is written as CSV is read again as it was', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', '药', '"', ',', '\n', ';', '=', ' ', '5'),
    maxLength: 8,
  })
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), rows => {
      const text = `名,规,价\n${rows.map(csvLine).join('')}`
      const read = cellsOf(`sep=,\n${text}`).slice(2)
      const kept = rows.map(row => row.map(one => (/^\s*=/.test(one) ? `'${one}` : one).trim()))
      expect(read).toEqual(kept)
    }),
  )
})

test('a formula becomes a text, a negative number stays a number', () => {
  expect(csvLine(['=HYPERLINK("x")', '-5.20', '+86', '@a', '＝1', '-1+2'])).toBe(
    `"'=HYPERLINK(""x"")",-5.20,+86,'@a,'＝1,'-1+2\r\n`,
  )
})
