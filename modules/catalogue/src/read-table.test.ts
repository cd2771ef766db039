import { expect, test } from 'vitest'
import { readTable, type TableRow, UnreadableTable } from './read-table.ts'

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
async function rowsOf(given: string | Buffer, chunk = 7): Promise<TableRow[]> {
  const rows: TableRow[] = []
  for await (const row of readTable(inChunks(Buffer.from(given as string), chunk))) rows.push(row)
  return rows
}
const cellsOf = async (given: string | Buffer) =>
  (await rowsOf(given)).map(row => ('cells' in row ? row.cells : row.problem))

// 名称,规格 / 阿莫西林胶囊,0.25g×24粒/盒 in GBK.
const GBK = Buffer.from('w/uzxiy55rjxDQqwosSqzvfB1r26xNIsMC4yNWehwTI0waMvutANCg==', 'base64')

test.each([
  ['UTF-8', Buffer.from('名称,规格\n阿莫西林胶囊,0.25g×24粒/盒\n')],
  ['UTF-8 with a byte order mark', Buffer.from('\ufeff名称,规格\r\n阿莫西林胶囊,0.25g×24粒/盒\r\n')],
  ['UTF-16', Buffer.from('\ufeff名称\t规格\n阿莫西林胶囊\t0.25g×24粒/盒\n', 'utf16le')],
  ['semicolons', Buffer.from('名称;规格\n阿莫西林胶囊;0.25g×24粒/盒')],
  ['tabs', Buffer.from('名称\t规格\n阿莫西林胶囊\t0.25g×24粒/盒')],
])('%s', async (_, bytes) => {
  expect(await cellsOf(bytes)).toEqual([
    ['名称', '规格'],
    ['阿莫西林胶囊', '0.25g×24粒/盒'],
  ])
})

test('GBK is told from UTF-8 by its bytes', async () => {
  const rows = await cellsOf(GBK)
  expect(rows.at(-1)).toEqual(['阿莫西林胶囊', '0.25g×24粒/盒'])
})

test('lines count as an editor counts them, also behind blank lines and cells of several lines', async () => {
  const rows = await rowsOf('名称,规格\n\n"阿莫\n西林",1\n甲,2\n')
  expect(rows.map(row => row.line)).toEqual([1, 3, 5])
})

test('a quote that never closes costs what it swallows, and says so', async () => {
  const rows = await rowsOf('名称,规格\n甲,1\n"乙,2\n丙,3\n')
  expect(rows[1]).toMatchObject({ cells: ['甲', '1'] })
  expect(rows.at(-1)).toHaveProperty('problem', 'row.syntax')
  expect((await cellsOf('名称,规格\n5"注射器,1\n')).at(-1)).toEqual(['5"注射器', '1'])
})

test.each([
  ['', 'empty'],
  [Buffer.from('PK\u0003\u0004rest'), 'spreadsheet'],
  [Buffer.from([0x89, 0x50, 0, 0, 1, 2]), 'binary'],
])('what is no table is refused', async (given, why) => {
  await expect(rowsOf(given)).rejects.toSatisfy(
    error => error instanceof UnreadableTable && error.why === why,
  )
})
