import { Denied, isRefusal, newId, type Refusal, storeFile, systemActor } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nextUscc } from './firms.fixture.ts'
import { actorOf, openHouse, type TestHouse } from './house.fixture.ts'
import type { ImportAnswer, ImportPreview } from './import-contract.ts'
import { countRows, importFirms, planImport, ROWS_MAX } from './import-firms.ts'
import { importRoutes } from './import-routes.ts'
import { listOrganisations } from './list-organisations.ts'
import { showOrganisation } from './show-organisation.ts'
import { xlsxOf } from './xlsx.fixture.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const HEAD = '企业名称,统一社会信用代码,企业类型,地址,上级企业'
const [chain, shop, maker] = [nextUscc(), nextUscc(), nextUscc()]
const LIST = `${HEAD}
导入一店大药房,${shop},药店,湖北省武汉市江岸区1号,${chain}
导入大药房连锁有限公司,${chain},连锁总部,湖北省武汉市江岸区2号,
导入制药有限公司,${maker},,湖北省武汉市3号,
导入坏码公司,${maker.slice(0, 17)}!,生产企业,湖北省武汉市4号,
=cmd|'/c calc'!A1,${nextUscc()},批发,湖北省武汉市5号,
导入一店大药房,${shop},药店,湖北省武汉市江岸区1号,
导入无上级门店,${nextUscc()},药店,湖北省武汉市6号,${nextUscc()}
`

const plan = (text: string | Buffer) =>
  house.as(house.quality, ctx => planImport(ctx, Buffer.from(text as string)))
const codeOf = (answer: unknown) => (isRefusal(answer) ? (answer as Refusal).code : null)
const names = async (q: string) =>
  (await house.as(house.quality, ctx => listOrganisations(ctx, { q }))).rows.map(row => row.name)

test('good rows are registered, bad ones reported with line and column; run twice nothing changes', async () => {
  const first = await importFirms(house.db, systemActor('import'), Buffer.from(LIST))
  if (isRefusal(first)) throw new Error(first.code)
  expect(first.counts).toEqual({ rows: 7, accepted: 2, rejected: 4, unchanged: 1 })
  expect(first.problems.map(one => [one.line, one.column, one.reason])).toEqual([
    [4, '企业类型', 'kind.missing'],
    [5, '统一社会信用代码', 'uscc.character'],
    [6, '企业名称', 'name.formula'],
    [8, '上级企业', 'parent.unknown'],
  ])
  expect(await names('导入')).toEqual(['导入一店大药房', '导入大药房连锁有限公司'])
  const again = await importFirms(house.db, systemActor('import'), Buffer.from(LIST))
  expect(!isRefusal(again) && again.counts).toEqual({ rows: 7, accepted: 0, rejected: 4, unchanged: 3 })
})

test('GBK, other column names, tabs and xlsx say the same', async () => {
  const uscc = nextUscc()
  // 客户名称, 税号, 客户分类, 地址 in GBK, with one row of 放心药店.
  const gbk = Buffer.concat([
    Buffer.from('bfcdbba7c3fbb3c609cbb0bac509bfcdbba7b7d6c0e009b5d8d6b70a', 'hex'),
    Buffer.from('b7c5d0c4d2a9b5ea09', 'hex'),
    Buffer.from(uscc),
    Buffer.from('09d2a9b5ea09bafeb1b1caa1cee4babacad0', 'hex'),
  ])
  const fromGbk = await plan(gbk)
  expect(isRefusal(fromGbk) ? fromGbk : countRows(fromGbk.judged)).toMatchObject({ rows: 1, accepted: 1 })
  expect(!isRefusal(fromGbk) && fromGbk.judged[0]?.row?.firm).toMatchObject({
    name: '放心药店',
    city: '武汉市',
  })
  const sheet = xlsxOf([
    ['客户档案'],
    ['客户名称', '税号', '客户分类', '地址'],
    ['放心药店', uscc, '药店', '湖北省武汉市'],
  ])
  const fromXlsx = await plan(sheet)
  expect(!isRefusal(fromXlsx) && fromXlsx.judged[0]).toMatchObject({ line: 3, outcome: 'new' })
})

test('a known code under another name or kind is refused, never overwritten', async () => {
  const found = await plan(
    `${HEAD}\n别的名字,${shop},药店,湖北省武汉市,\n导入一店大药房,${shop},批发,湖北省武汉市,\n`,
  )
  if (isRefusal(found)) throw new Error(found.code)
  expect(found.problems.map(one => one.reason)).toEqual(['uscc.other_name', 'uscc.other_kind'])
  expect(await names('别的名字')).toEqual([])
})

test('a parent is a firm of a kind that may stand above, registered or in the list, in any order', async () => {
  const [head, region, store] = [nextUscc(), nextUscc(), nextUscc()]
  const text = `${HEAD}
三层门店药店,${store},药店,湖北省武汉市,${region}
三层区域连锁有限公司,${region},连锁总部,湖北省武汉市,${head}
三层总部医药有限公司,${head},批发,湖北省武汉市,
药店之下药店,${nextUscc()},药店,湖北省武汉市,${store}
自己之下连锁,${nextUscc()},连锁总部,湖北省武汉市,坏码
`
  const found = await importFirms(house.db, systemActor('import'), Buffer.from(text))
  if (isRefusal(found)) throw new Error(found.code)
  expect(found.counts).toEqual({ rows: 5, accepted: 3, rejected: 2, unchanged: 0 })
  expect(found.problems.map(one => one.reason)).toEqual(['parent.unfit', 'parent.malformed'])
  const parents = await house.as(house.quality, async ctx => {
    const { rows } = await listOrganisations(ctx, { q: '三层' })
    return Promise.all(rows.map(async row => (await showOrganisation(ctx, row.orgId)).parent?.name ?? ''))
  })
  expect(parents.sort()).toEqual(['', '三层区域连锁有限公司', '三层总部医药有限公司'].sort())
})

test('what is no list is refused as a whole', async () => {
  expect(codeOf(await plan(''))).toBe('party.import_unreadable')
  expect(codeOf(await plan(Buffer.from([0, 1, 2, 3, 0, 255])))).toBe('party.import_unreadable')
  expect(codeOf(await plan('品名,规格\n阿莫西林,10片\n'))).toBe('party.import_columns')
  const many = `${HEAD}\n${'x,,,,\n'.repeat(ROWS_MAX + 1)}`
  expect(await plan(many)).toMatchObject({ code: 'party.import_too_many', facts: { rows: ROWS_MAX + 1 } })
})

type Handled = {
  kind: string
  value?: unknown
  answer?: { status: number; body: unknown }
  download?: { body: Buffer }
}
const call = (path: string, parts: object, actor = house.quality) => {
  const route = importRoutes().find(one => one.path === path)!
  const given = { params: {}, query: {}, body: {}, ...parts }
  return route.handle(house.db, actor, given, {} as never) as Promise<Handled>
}

test('the routes: preview, take, report; another organisation has no such file', async () => {
  const id = newId()
  const text = `${HEAD}\n路由药店,${nextUscc()},药店,湖北省武汉市,\n坏行,1,药店,湖北省武汉市,\n`
  await storeFile(house.db, house.quality, { id, name: '名单.csv', content: Buffer.from(text) })
  const preview = (await call('/party/imports/preview', { query: { fileId: id } })).value as ImportPreview
  expect(preview).toMatchObject({ rows: 2, accepted: 1, rejected: 1, fileName: '名单.csv', problemCount: 1 })
  expect(preview.sample.map(row => row.outcome)).toEqual(['new', 'rejected'])
  expect(await names('路由药店')).toEqual([])
  const command = { id: newId(), fileId: id }
  const taken = await call('/party/imports', { body: command })
  expect(taken.answer?.status).toBe(201)
  expect((await call('/party/imports', { body: command })).answer?.status).toBe(200)
  expect(await names('路由药店')).toEqual(['路由药店'])
  const after = (await call('/party/imports/preview', { query: { fileId: id } })).value as ImportAnswer
  expect(after).toMatchObject({ accepted: 0, rejected: 1, unchanged: 1 })
  const report =
    (await call('/party/imports/report', { query: { fileId: id } })).download?.body.toString() ?? ''
  expect(report).toContain('3,统一社会信用代码,1,')
  const stranger = actorOf(newId(), ['party.organisation.register'])
  const none = await call('/party/imports/preview', { query: { fileId: id } }, stranger)
  expect(none.answer).toMatchObject({ status: 422 })
  const unfit = actorOf(newId(), [])
  await expect(call('/party/imports/preview', { query: { fileId: id } }, unfit)).rejects.toThrow(Denied)
  await expect(call('/party/imports', { body: { id: newId(), fileId: id } }, unfit)).rejects.toThrow(Denied)
})

test('a picture is no list', async () => {
  const id = newId()
  const pdf = Buffer.from('%PDF-1.7\ntrailer << /Root 1 0 R >>\n%%EOF\n')
  await storeFile(house.db, house.quality, { id, name: '证.pdf', content: pdf })
  expect((await call('/party/imports/preview', { query: { fileId: id } })).answer).toMatchObject({
    status: 422,
  })
})

test('a full file is one transaction that ends in time', async () => {
  const rows = Array.from({ length: ROWS_MAX }, (_, i) => `满载药店${i},${nextUscc()},药店,湖北省武汉市,`)
  const id = newId()
  await storeFile(house.db, house.quality, {
    id,
    name: '满.csv',
    content: Buffer.from(`${HEAD}\n${rows.join('\n')}`),
  })
  const taken = await call('/party/imports', { body: { id: newId(), fileId: id } })
  expect(taken.answer?.status).toBe(201)
})
