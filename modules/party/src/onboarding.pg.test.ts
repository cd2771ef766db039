import { Denied, isRefusal, NotFound, newId, type Refusal, storeFile } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDocuments } from './add-documents.ts'
import { addLicences } from './add-licences.ts'
import { firm, licence, nextUscc } from './firms.fixture.ts'
import { actorOf, openHouse, type TestHouse } from './house.fixture.ts'
import { editFirm, showOnboarding, submitOnboarding } from './onboarding.ts'
import { greyPng } from './png.fixture.ts'
import { readStandings } from './read-standings.ts'
import { registerOrganisations } from './register-organisations.ts'
import { unlockLicence } from './step-licence.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const refusalOf = (answer: unknown) => (isRefusal(answer) ? (answer as Refusal) : null)
const FACTS = {
  shortName: '新店',
  province: '湖北省',
  city: '武汉市',
  district: '洪山区',
  detail: '珞喻路 1 号',
  contact: '李店长',
  phone: '027-87654321',
}

async function newcomer() {
  const organisation = firm('pharmacy')
  await house.as(house.quality, ctx => registerOrganisations(ctx, [organisation]))
  const me = actorOf(organisation.orgId, ['party.licence.add', 'party.organisation.read'], '李店长')
  return { ...organisation, me }
}

test('a firm fills in its facts, enters its papers with scans, hands them in, and quality lets it trade', async () => {
  const { orgId, me, uscc } = await newcomer()
  const show = () => house.as(me, ctx => showOnboarding(ctx, orgId))
  const submit = () => house.as(me, ctx => submitOnboarding(ctx, orgId))
  expect(await show()).toMatchObject({ state: 'open', gaps: ['facts', 'licence'] })
  expect(refusalOf(await submit())).toMatchObject({
    code: 'party.onboarding_incomplete',
    facts: { gaps: ['facts', 'licence'] },
  })
  await house.as(me, ctx => editFirm(ctx, { orgId, version: 1, ...FACTS }))
  const fileIds = [newId(), newId()]
  for (const [i, id] of fileIds.entries())
    await storeFile(house.db, me, { id, name: '证照.png', content: greyPng(i) })
  const retail = licence(orgId, 'drug_retail', { fileIds: [fileIds[0]!] })
  const business = licence(orgId, 'business', { scope: [], number: uscc as string })
  await house.as(me, ctx => addLicences(ctx, [retail, business]))
  expect((await show()).gaps).toEqual(['scan'])
  const { licenceId } = business
  await house.as(me, ctx => addDocuments(ctx, { licenceId, fileIds: [fileIds[1]!] }))
  expect(refusalOf(await submit())).toBe(null)
  expect(await show()).toMatchObject({ state: 'submitted', submittedName: '李店长', gaps: [] })
  for (const one of [retail, business])
    await house.as(house.quality, ctx => unlockLicence(ctx, { licenceId: one.licenceId, reason: '已核对' }))
  const verified = await show()
  expect(verified.state).toBe('verified')
  // Provinces have rules of their own: from now on the staff move it, not the firm.
  const elsewhere = { ...FACTS, province: '河南省', city: '郑州市' }
  const move = (by: typeof me) =>
    house.as(by, ctx => editFirm(ctx, { orgId, version: verified.version, ...elsewhere }))
  expect(refusalOf(await move(me))?.code).toBe('party.province_verified')
  expect(
    refusalOf(await move(actorOf(newId(), ['platform.organisations.read', 'party.organisation.register']))),
  ).toBe(null)
})

test('facts are changed as they were looked at, keep what stood there, and reach the standing', async () => {
  const { orgId, me } = await newcomer()
  const edit = (version: number, more: object = {}) =>
    house.as(me, ctx => editFirm(ctx, { orgId, version, ...FACTS, ...more }))
  expect(refusalOf(await edit(1, { province: '河南省' }))?.code).toBe('party.city_elsewhere')
  expect(await edit(1, { province: '河南省', city: '郑州市' })).toEqual({ orgId, version: 2 })
  expect(refusalOf(await edit(1))?.code).toBe('party.firm_changed')
  const standing = (await house.as(house.quality, ctx => readStandings(ctx, [orgId]))).get(orgId)
  expect(standing?.facts.province).toBe('CN-41')
  expect((await house.events(orgId, orgId)).at(-1)).toMatchObject({
    type: 'party.organisation_changed',
    data: { province: '河南省', city: '郑州市' },
  })
})

test('a stranger learns nothing of it; the platform’s staff do it for a firm, quality alone does not', async () => {
  const { orgId } = await newcomer()
  const stranger = actorOf(newId(), ['party.licence.add', 'party.organisation.read'])
  await expect(house.as(stranger, ctx => showOnboarding(ctx, orgId))).rejects.toThrow(NotFound)
  await expect(house.as(stranger, ctx => submitOnboarding(ctx, orgId))).rejects.toThrow(NotFound)
  await expect(house.as(stranger, ctx => editFirm(ctx, { orgId, version: 1, ...FACTS }))).rejects.toThrow(
    NotFound,
  )
  const reader = actorOf(newId(), ['platform.organisations.read'])
  await expect(house.as(reader, ctx => showOnboarding(ctx, orgId))).rejects.toThrow(Denied)
  const clerk = actorOf(newId(), [
    'platform.organisations.read',
    'party.organisation.register',
    'party.licence.add',
  ])
  await house.as(clerk, ctx => editFirm(ctx, { orgId, version: 1, ...FACTS }))
  const paper = licence(orgId, 'drug_retail', { number: nextUscc() })
  const [entered] = await house.as(clerk, ctx => addLicences(ctx, [paper]))
  expect(entered).toMatchObject({ state: 'locked', stateReason: 'unverified' })
})
