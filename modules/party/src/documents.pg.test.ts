import { type Actor, isRefusal, NotFound, newId, type Refusal, storeFile } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDocuments } from './add-documents.ts'
import { addLicences } from './add-licences.ts'
import { licence } from './firms.fixture.ts'
import { actorOf, openHouse, type TestHouse } from './house.fixture.ts'
import { greyPng } from './png.fixture.ts'
import { renewLicence } from './renew-licence.ts'
import { listDocuments, listViews, showDocument } from './show-documents.ts'
import { showChanges, showOwn } from './show-organisation.ts'
import { lockLicence, returnLicence, unlockLicence } from './step-licence.ts'

let house: TestHouse
let shade = 0
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const codeOf = (answer: unknown) => (isRefusal(answer) ? (answer as Refusal).code : null)
const owner = (orgId: string) => actorOf(orgId, ['party.licence.add', 'party.organisation.read'], '店长')
const partner = (orgId: string) => actorOf(orgId, ['party.organisation.read'], '供货方质管')

async function scan(actor: Actor, name = '许可证.png'): Promise<string> {
  const id = newId()
  const answer = await storeFile(house.db, actor, { id, name, content: greyPng(shade++) })
  expect(answer.status).toBe(201)
  return id
}

/** Row of an approval as it stands in the partner's own book. */
const relation = (orgId: string, partnerId: string, state: string) =>
  house.asOwner(`insert into party.relation_approval (org_id, relation_id, direction, partner_org_id, state,
    requested_by, requested_name, requested_at)
    values ('${orgId}', '${newId()}', 'customer', '${partnerId}', '${state}', '${newId()}', '销售', now())`)

test('scans come with an entry or later, stay with their licence, and are in the history', async () => {
  const { orgId } = await house.firm('pharmacy')
  const me = owner(orgId)
  const [first, second] = [await scan(me, '正面.png'), await scan(me, '背面.png')]
  const paper = licence(orgId, 'device_class3', { scope: ['device3'], fileIds: [first] })
  await house.as(me, ctx => addLicences(ctx, [paper]))
  const { licenceId } = paper
  const add = (fileIds: string[]) => house.as(me, ctx => addDocuments(ctx, { licenceId, fileIds }))
  expect(await add([second])).toEqual({ licenceId, fileIds: [second], version: 2 })
  expect(codeOf(await add([second]))).toBe('party.document_exists')
  expect(codeOf(await add([newId()]))).toBe('file.missing')
  const { rows } = await house.as(me, ctx => listDocuments(ctx, licenceId))
  expect(rows.map(one => one.name).sort()).toEqual(['正面.png', '背面.png'].sort())
  const changes = await house.as(me, ctx => showChanges(ctx, licenceId))
  expect(changes.rows.at(-1)).toMatchObject({ version: 2, step: 'document', reason: '背面.png' })

  await house.as(house.quality, ctx => unlockLicence(ctx, { licenceId, reason: '已核对', version: 2 }))
  const third = await scan(me)
  const renewal = { ...paper, licenceId: newId(), validTo: '2031-11-21', fileIds: [third] }
  await house.as(me, ctx => renewLicence(ctx, { licenceId, renewal }))
  expect((await house.as(me, ctx => listDocuments(ctx, renewal.licenceId))).rows).toHaveLength(1)
  expect((await house.as(me, ctx => listDocuments(ctx, licenceId))).rows).toHaveLength(2)
})

test('a scan of another firm is none, and an entry whose scan is missing is refused alone', async () => {
  const { orgId } = await house.firm('pharmacy')
  const foreign = await scan(owner(newId()))
  const good = licence(orgId, 'device_class2')
  const answers = await house.as(owner(orgId), ctx =>
    addLicences(ctx, [licence(orgId, 'device_class3', { fileIds: [foreign] }), good]),
  )
  expect(answers.map(codeOf)).toEqual(['file.missing', null])
  const own = await house.as(owner(orgId), showOwn)
  expect(own.licences.map(l => l.kind)).toEqual(['device_class2', 'drug_retail'])
})

test('too many scans are refused before any is kept', async () => {
  const { orgId, licenceId } = await house.firm('pharmacy')
  const me = owner(orgId)
  const add = async (n: number) => {
    const fileIds = await Promise.all(Array.from({ length: n }, () => scan(me)))
    return house.as(me, ctx => addDocuments(ctx, { licenceId, fileIds }))
  }
  await add(20)
  expect(codeOf(await add(11))).toBe('party.documents_full')
  expect(codeOf(await add(10))).toBe(null)
})

test('its holder, the platform and who asks to trade with it see a scan; each look is written down', async () => {
  const { orgId, licenceId, organisation } = await house.firm('pharmacy')
  const me = owner(orgId)
  const fileId = await scan(me)
  await house.as(me, ctx => addDocuments(ctx, { licenceId, fileIds: [fileId] }))
  const look = (actor: Actor) => house.as(actor, ctx => showDocument(ctx, { licenceId, fileId }))
  const [asked, rejected, stranger] = [newId(), newId(), newId()]
  await relation(asked, orgId, 'pending')
  await relation(rejected, orgId, 'rejected')
  for (const no of [stranger, rejected]) {
    await expect(look(partner(no))).rejects.toThrow(NotFound)
    await expect(house.as(partner(no), ctx => listDocuments(ctx, licenceId))).rejects.toThrow(NotFound)
  }
  expect(await look(me)).toMatchObject({ contentType: 'image/png', inline: true })
  await look(partner(asked))
  await look(house.quality)
  await expect(house.as(partner(asked), ctx => listViews(ctx, licenceId, {}))).rejects.toThrow(NotFound)
  const first = await house.as(me, ctx => listViews(ctx, licenceId, { limit: '2' }))
  const rest = await house.as(me, ctx =>
    listViews(ctx, licenceId, { limit: '2', after: first.next as string }),
  )
  const seen = [...first.rows, ...rest.rows]
  expect(seen.map(view => view.viewerName).sort()).toEqual(['供货方质管', '平台质量', '店长'].sort())
  expect(seen.find(view => view.viewerName === '店长')?.viewerOrgName).toBe(organisation.name)
  expect(rest.next).toBe(null)
})

test('what was locked opens by a new document alone, which quality may hang on it itself', async () => {
  const { orgId, licenceId } = await house.firm('pharmacy')
  const old = await scan(owner(orgId))
  await house.as(owner(orgId), ctx => addDocuments(ctx, { licenceId, fileIds: [old] }))
  house.clock.advance(1000)
  await house.as(house.quality, ctx => lockLicence(ctx, { licenceId, reason: '飞行检查' }))
  const unlock = (more: object = {}) =>
    house.as(house.quality, ctx => unlockLicence(ctx, { licenceId, reason: '整改完成', ...more }))
  expect(codeOf(await unlock())).toBe('party.unlock_needs_document')
  house.clock.advance(1000)
  const fileIds = [await scan(house.quality, '整改报告.png')]
  expect(await unlock({ fileIds })).toMatchObject({ state: 'valid' })
  const { rows } = await house.as(owner(orgId), ctx => listDocuments(ctx, licenceId))
  expect(rows.map(one => one.addedName)).toEqual(['平台质量', '店长'])
  const view = await house.as(owner(orgId), ctx => showDocument(ctx, { licenceId, fileId: fileIds[0]! }))
  expect(view.fileName).toBe('整改报告.png')
})

test('what quality sends back comes again once its holder has put it right', async () => {
  const { orgId } = await house.firm('pharmacy')
  const me = owner(orgId)
  const paper = licence(orgId, 'device_class3', { scope: ['device3'] })
  await house.as(me, ctx => addLicences(ctx, [paper]))
  const { licenceId } = paper
  const back = await house.as(house.quality, ctx => returnLicence(ctx, { licenceId, reason: '缺少附页' }))
  expect(back).toMatchObject({ state: 'locked', stateReason: '缺少附页' })
  const fileIds = [await scan(me)]
  await house.as(me, ctx => addDocuments(ctx, { licenceId, fileIds }))
  const own = await house.as(me, showOwn)
  expect(own.licences[0]).toMatchObject({ stateReason: 'unverified', isVerified: false, version: 3 })
})
