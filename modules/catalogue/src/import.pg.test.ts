import { createReadStream, existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Denied, isRefusal } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHouse, type TestHouse } from './house-for-tests.ts'
import { importCatalogue } from './import-catalogue.ts'
import type { RowProblem } from './read-row.ts'
import { searchProducts } from './search-products.ts'

const DATA = process.env.YAOLIAN_DATA ?? resolve(import.meta.dirname, '../../../../shared/data')
const HOSPITAL_LIST = join(DATA, 'drugs/his_drug_catalogue.csv')

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

async function* bytesOf(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text)
}
const problems: RowProblem[] = []
const run = (source: AsyncIterable<Uint8Array>, more = {}) => {
  problems.length = 0
  return importCatalogue(house.db, house.quality, source, { onProblem: p => problems.push(p), ...more })
}
const drafts = async (q: string) =>
  (await house.as(house.reader, ctx => searchProducts(ctx, { q, limit: 100, states: ['draft'] }))).rows

const LIST = `品名,规格,单位,生产企业,批准文号,类型
导入甲片（甲牌）,10mg×20片/盒,盒,试验甲厂,国药准字H20000218,西药
导入乙片,坏规格,盒,试验甲厂,,西药
导入丙饮片,1000mg/g,克,,,中草药
导入甲片（甲牌）,10mg*20片/盒,盒,试验甲厂,,西药
=HYPERLINK("x"),10片/盒,盒,试验甲厂,,西药
`

test('good rows become drafts, bad ones are reported, a second run changes nothing', async () => {
  expect(await run(bytesOf(LIST))).toEqual({ rows: 5, accepted: 3, rejected: 1, unchanged: 1 })
  expect(problems).toEqual([{ line: 3, column: '规格', reason: 'spec.unreadable', value: '坏规格' }])
  expect(await run(bytesOf(LIST))).toEqual({ rows: 5, accepted: 0, rejected: 1, unchanged: 4 })
  const [first] = await drafts('导入甲')
  expect(first).toMatchObject({
    genericName: '导入甲片',
    brand: '甲牌',
    approvalNo: '国药准字H20000218',
    scopeClass: 'chemical',
    assumed: ['rx', 'temperature'],
    facts: { state: 'draft' },
  })
})

test('a draft is published only when what was assumed is confirmed and the number is there', async () => {
  const [first] = await drafts('导入甲')
  const [herb] = await drafts('导入丙')
  const publish = (publication: object) =>
    house.publish([{ productId: first?.productId ?? '', ...publication }])
  expect(await publish({})).toMatchObject([{ code: 'catalogue.unreviewed' }])
  expect(await publish({ class: { rx: 'otc_a' }, confirm: true })).toMatchObject([{ state: 'published' }])
  expect(await house.publish([{ productId: herb?.productId ?? '' }])).toMatchObject([
    { state: 'published', approvalState: 'none' },
  ])
})

test('a later list brings the number that a draft lacked', async () => {
  const bare = '品名,规格,生产企业,批准文号\n导入丁片,5mg×7片/盒,试验丁厂,'
  expect(await run(bytesOf(bare))).toMatchObject({ accepted: 1 })
  expect(await run(bytesOf(`${bare}国药准字H20010001\n`))).toMatchObject({ accepted: 1, unchanged: 0 })
  expect(await run(bytesOf(`${bare}国药准字H20019999\n`))).toMatchObject({ accepted: 0, unchanged: 1 })
  expect(await drafts('H20010001')).toHaveLength(1)
})

test('an import that breaks off keeps whole pieces, and the next run brings the rest', async () => {
  const rows = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => `断点药${from + i}片,1mg×1片/盒,断点厂\n`).join('')
  let kept = 0
  const piece = Promise.withResolvers<void>()
  async function* breaking() {
    yield Buffer.from(`品名,规格,生产企业\n${rows(0, 2_500)}`)
    await piece.promise
    throw new Error('the line went dead')
  }
  const onProgress = (done: { accepted: number }) => {
    kept = done.accepted
    piece.resolve()
  }
  await expect(run(breaking(), { onProgress })).rejects.toThrow('the line went dead')
  expect(kept % 1_000).toBe(0)
  expect(kept).toBeGreaterThan(0)
  const all = bytesOf(`品名,规格,生产企业\n${rows(0, 2_500)}`)
  expect(await run(all)).toEqual({ rows: 2_500, accepted: 2_500 - kept, rejected: 0, unchanged: kept })
})

test.each([
  ['PK\u0003\u0004xlsx', 'catalogue.import_unreadable'],
  ['', 'catalogue.import_unreadable'],
  ['a,b,c\n1,2,3\n', 'catalogue.import_columns'],
])('a file that is no list is refused as a whole', async (text, code) => {
  const refused = await run(text === '' ? bytesOf() : bytesOf(text))
  expect(isRefusal(refused) && refused.code).toBe(code)
})

test('without the right nothing is read', async () => {
  await expect(importCatalogue(house.db, house.reader, bytesOf(LIST))).rejects.toThrow(Denied)
})

test.skipIf(!existsSync(HOSPITAL_LIST))(
  'the hospital catalogue of YAOLIAN_DATA imports, and again without change',
  async () => {
    const first = await run(createReadStream(HOSPITAL_LIST))
    if (isRefusal(first)) throw new Error(first.code)
    expect(first.rows).toBe(1_963)
    expect(first.accepted + first.rejected + first.unchanged).toBe(first.rows)
    // 17 specs say nothing that could be read; 47 rows repeat another one in other words.
    expect(first).toMatchObject({ accepted: 1_899, rejected: 17, unchanged: 47 })
    expect(problems.map(problem => problem.reason)).not.toContain('row.syntax')
    expect(problems.find(problem => problem.value === 'ABC3包/盒')).toMatchObject({
      line: 346,
      column: 'spec',
    })
    const again = await run(createReadStream(HOSPITAL_LIST))
    expect(again).toEqual({ ...first, accepted: 0, unchanged: first.accepted + first.unchanged })
    const [fentanyl] = await drafts('舒芬太尼')
    expect(fentanyl?.facts).toMatchObject({ scopeClass: 'narcotic', state: 'draft' })
    expect((await drafts('ysb')).map(row => row.brand)).toContain('怡神保')
  },
)
