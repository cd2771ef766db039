import { Denied, isRefusal, NotFound, newId, storeFile } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addProducts } from './add-products.ts'
import type { ColumnMapping, ListImportDetail, RowChoice } from './contract.ts'
import { amoxicillin, openHouse, type TestHouse } from './house-for-tests.ts'
import { acceptMatches, decideRows } from './import-decide.ts'
import { matchList, matchWaiting } from './import-match.ts'
import { openImport } from './import-open.ts'
import { getImport, importReport, importRows, listImports } from './import-show.ts'

let house: TestHouse
const known = amoxicillin()
const other = amoxicillin({ productId: newId(), spec: '0.25g×50粒/盒' })
const nifedipine = amoxicillin({
  productId: newId(),
  genericName: '硝苯地平控释片',
  brand: '拜新同',
  form: '控释片',
  spec: '30mg×7片/盒',
  makerName: '拜耳医药保健有限公司',
  approvalNo: '国药准字J20180025',
  scopeClass: 'chemical',
})

beforeAll(async () => {
  house = await openHouse()
  const added = await house.as(house.quality, ctx => addProducts(ctx, [known, other, nifedipine]))
  expect(added.filter(isRefusal)).toEqual([])
})
afterAll(() => house.close())

const LIST = `某某医药公司商品目录,,,,,,
打印日期,2026-11-22,,,,,
货号,通用名(必填),包装规格,单位,生产企业/产地,国药准字,零售价
A1,阿莫西林胶囊,250mg*12粒*2板,盒,珠海联邦制药股份有限公司,,12.50
A2,硝苯地平控释片（拜新同）,30mg*7片/盒,盒,拜耳,国药准字J20180025,33.00
A3,阿莫西林胶囊,0.25g*36粒/盒,盒,珠海联邦制药股份有限公司,,18.00
A4,蒙脱石散,3g*10袋/盒,盒,博福-益普生（天津）制药有限公司,国药准字H20000690,20.00
A5,=cmd|' /c calc'!A1,坏规格,盒,某厂,,1
A6,硝苯地平控釋片（拜新同）,３０ｍｇ×７片／盒,盒,拜耳医药保健有限公司,,33
`

async function upload(text: string | Buffer, name = '商品目录.csv'): Promise<string> {
  const id = newId()
  const answer = await storeFile(house.db, house.quality, { id, name, content: Buffer.from(text as string) })
  expect(answer.status).toBe(201)
  return id
}

async function open(text: string) {
  const importId = newId()
  const fileId = await upload(text)
  const opened = await house.as(house.quality, ctx => openImport(ctx, { importId, fileId }))
  if (isRefusal(opened)) throw new Error(opened.code)
  return opened
}
const match = (importId: string, mapping: ColumnMapping) =>
  house.as(house.quality, ctx => matchList(ctx, { importId, mapping }))
const work = (importId: string) => matchWaiting(house.db, { orgId: house.quality.orgId, importId })
async function matched(text: string): Promise<ListImportDetail> {
  const { importId, mapping } = await open(text)
  const started = await match(importId, mapping)
  if (isRefusal(started)) throw new Error(started.code)
  await work(importId)
  return house.as(house.quality, ctx => getImport(ctx, importId))
}
const rows = (importId: string, show?: 'match' | 'candidate' | 'new' | 'faulty' | 'done' | 'skipped') =>
  house.as(
    house.quality,
    async ctx => (await importRows(ctx, { importId, limit: 200, ...(show && { show }) })).rows,
  )
const decide = (importId: string, choices: RowChoice[]) =>
  house.as(house.quality, ctx => decideRows(ctx, { importId, rows: choices }))

test('the titles are found below what the system printed above, and each row gets a proposal with its rule', async () => {
  const opened = await open(LIST)
  expect(opened).toMatchObject({
    state: 'mapping',
    headLine: 3,
    rows: 6,
    mapping: { code: 0, name: 1, spec: 2, unit: 3, maker: 4, approvalNo: 5, price: 6 },
  })
  await match(opened.importId, opened.mapping)
  expect(await work(opened.importId)).toBe(6)
  const found = await rows(opened.importId)
  expect(found.map(row => [row.cells.code, row.state, row.decision, row.rule])).toEqual([
    ['A1', 'open', 'match', 'facts'],
    ['A2', 'open', 'match', 'approval'],
    ['A3', 'open', 'candidate', 'other_pack'],
    ['A4', 'open', 'new', ''],
    ['A5', 'faulty', 'new', ''],
    ['A6', 'open', 'match', 'facts'],
  ])
  expect(found[0]?.proposals[0]?.product.productId).toBe(known.productId)
  expect(found[0]?.proposals[0]?.comparison).toMatchObject({ name: 'same', strength: 'same', pack: 'same' })
  expect(found[4]?.faults).toMatchObject([
    { line: 8, column: '包装规格', reason: 'spec.unreadable', value: '坏规格' },
  ])
  expect(await work(opened.importId)).toBe(0)
})

test('a person settles rows, the next list with these codes is settled at once, and a second run changes nothing', async () => {
  const first = await matched(LIST)
  expect(
    await house.as(house.quality, ctx => acceptMatches(ctx, { importId: first.importId, scoreMin: 90 })),
  ).toEqual({
    changed: 3,
    refused: [],
  })
  expect(
    await decide(first.importId, [
      { line: 6, choice: 'accept', productId: other.productId },
      { line: 7, choice: 'draft' },
      { line: 8, choice: 'draft' },
      { line: 99, choice: 'skip' },
    ]),
  ).toEqual({
    changed: 2,
    refused: [
      { line: 8, code: 'catalogue.row_faulty' },
      { line: 99, code: 'catalogue.row_unknown' },
    ],
  })
  await decide(first.importId, [{ line: 8, choice: 'skip' }])
  const { counts } = await house.as(house.quality, ctx => getImport(ctx, first.importId))
  expect(counts).toMatchObject({ accepted: 4, drafted: 1, skipped: 1, openMatch: 0, openNew: 0, faulty: 0 })

  const again = await matched(LIST)
  expect(again.counts).toMatchObject({ accepted: 5, drafted: 0, faulty: 1, openMatch: 0, openCandidate: 0 })
  expect((await rows(again.importId, 'done')).map(row => row.rule)).toEqual(Array(5).fill('own_code'))
  const [draft] = (await rows(first.importId, 'done')).filter(row => row.state === 'drafted')
  expect(draft?.product).toMatchObject({ genericName: '蒙脱石散', spec: '3g×10袋/盒' })
})

test('a row that is opened again is forgotten, and its draft is not made twice', async () => {
  const list = await matched('品名,规格,生产企业\n回头药片,5mg*10片/盒,回头厂\n')
  await decide(list.importId, [{ line: 2, choice: 'draft' }])
  expect((await matched('品名,规格,生产企业\n回头药片,5mg*10片/盒,回头厂\n')).counts.accepted).toBe(1)
  await decide(list.importId, [{ line: 2, choice: 'reopen' }])
  const fresh = await matched('品名,规格,生产企业\n回头药片,5mg*10片/盒,回头厂\n')
  expect(fresh.counts).toMatchObject({ accepted: 0, openMatch: 1 })
  await decide(fresh.importId, [{ line: 2, choice: 'draft' }])
  const [row] = await rows(fresh.importId, 'done')
  expect(row?.state).toBe('accepted')
})

test('a corrected mapping is remembered for lists with the same titles', async () => {
  const text = '甲列,乙列,丙列\n阿莫西林胶囊,0.25g*24粒/盒,珠海联邦制药股份有限公司\n'
  const first = await open(text)
  expect(first.mapping.name).toBeUndefined()
  expect(await match(first.importId, {})).toMatchObject({ code: 'catalogue.import_columns' })
  expect(await match(first.importId, { name: 0, spec: 0 })).toMatchObject({
    code: 'catalogue.import_columns',
  })
  expect(await match(first.importId, { name: 0, spec: 99 })).toMatchObject({
    code: 'catalogue.import_columns',
  })
  await match(first.importId, { name: 0, spec: 1, maker: 2 })
  const second = await open(text)
  expect(second.mapping).toEqual({ name: 0, spec: 1, maker: 2 })
})

test('once something is decided, the list is not read anew; before that it is', async () => {
  const list = await matched(LIST.replace(/^A/gm, 'B'))
  expect(await match(list.importId, list.mapping)).toMatchObject({ state: 'matching' })
  expect(await decide(list.importId, [{ line: 6, choice: 'skip' }])).toMatchObject({
    code: 'catalogue.import_not_ready',
  })
  await work(list.importId)
  await decide(list.importId, [{ line: 6, choice: 'skip' }])
  expect(await match(list.importId, list.mapping)).toMatchObject({ code: 'catalogue.import_decided' })
  expect(await decide(list.importId, [{ line: 4, choice: 'accept', productId: newId() }])).toMatchObject({
    refused: [{ line: 4, code: 'catalogue.product_unknown' }],
  })
})

test('the report says of each row what became of it, and no cell of it runs', async () => {
  const list = await matched(LIST.replace(/^A/gm, 'R'))
  const { body, fileName } = await house.as(house.quality, ctx => importReport(ctx, list.importId))
  const text = body.toString()
  expect(fileName).toBe('商品目录-匹配.csv')
  expect(text.startsWith('\ufeff行号,货号,')).toBe(true)
  expect(text).toContain(`'=cmd|' /c calc'!A1`)
  expect(text.split('\r\n')).toHaveLength(8)
})

test('files that are no list, lists that are too long, files that are gone', async () => {
  const openFile = (fileId: string) =>
    house.as(house.quality, ctx => openImport(ctx, { importId: newId(), fileId }))
  const web = await upload('<html><table><tr><td>品名</td></tr></table></html>')
  expect(await openFile(web)).toMatchObject({ code: 'catalogue.import_unreadable', facts: { why: 'markup' } })
  const bare = await upload('品名,规格\n')
  expect(await openFile(bare)).toMatchObject({ code: 'catalogue.import_unreadable', facts: { why: 'empty' } })
  const long = await upload(`品名,规格\n${'甲片,1mg*1片\n'.repeat(20_001)}`)
  expect(await openFile(long)).toMatchObject({ code: 'catalogue.import_too_long' })
  expect(await openFile(newId())).toMatchObject({ code: 'file.missing' })
})

test('another firm sees nothing of it, and without the right nobody does', async () => {
  const { importId, mapping } = await open(LIST)
  const stranger = { ...house.quality, orgId: newId() }
  await expect(house.as(stranger, ctx => getImport(ctx, importId))).rejects.toThrow(NotFound)
  await expect(house.as(stranger, ctx => matchList(ctx, { importId, mapping }))).rejects.toThrow(NotFound)
  expect((await house.as(stranger, ctx => listImports(ctx, { limit: 10 }))).rows).toEqual([])
  await expect(house.as(house.reader, ctx => getImport(ctx, importId))).rejects.toThrow(Denied)
})
