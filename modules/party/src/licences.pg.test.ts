import { Denied, isRefusal, NotFound, newId, type Refusal } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addLicences } from './add-licences.ts'
import { correctLicence } from './correct-licence.ts'
import { expiryJob } from './expire-licences.ts'
import { licence } from './firms.fixture.ts'
import { actorOf, openHouse, type TestHouse } from './house.fixture.ts'
import { readStandings } from './read-standings.ts'
import { registerOrganisations } from './register-organisations.ts'
import { renewLicence } from './renew-licence.ts'
import { showCard, showChanges, showOwn } from './show-organisation.ts'
import { lockLicence, revokeLicence, unlockLicence } from './step-licence.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const codeOf = (answer: unknown) => (isRefusal(answer) ? (answer as Refusal).code : null)
const owner = (orgId: string) => actorOf(orgId, ['party.licence.add', 'party.organisation.read'], '店长')
const states = async (orgId: string) =>
  (await house.as(house.quality, ctx => readStandings(ctx, [orgId])))
    .get(orgId)
    ?.facts.licences.map(l => `${l.kind} ${l.state} ${l.validTo}`)

test('what a firm enters for itself counts after quality has seen it, never before', async () => {
  const { orgId } = await house.firm('pharmacy')
  const paper = licence(orgId, 'device_class3', { scope: ['device3'] })
  expect(await house.as(owner(orgId), ctx => addLicences(ctx, [paper]))).toEqual([
    { licenceId: paper.licenceId, state: 'locked', stateReason: 'unverified', version: 1 },
  ])
  expect(await states(orgId)).toContain('device_class3 locked 2029-02-28')
  const card = await house.as(owner(newId()), ctx => showCard(ctx, orgId))
  expect(card.licences.map(l => l.kind)).toEqual(['drug_retail'])
  const order = { licenceId: paper.licenceId, reason: '已核对原件' }
  await expect(house.as(owner(orgId), ctx => unlockLicence(ctx, order))).rejects.toThrow(Denied)
  expect(await house.as(house.quality, ctx => unlockLicence(ctx, order))).toMatchObject({ state: 'valid' })
  expect(await states(orgId)).toContain('device_class3 valid 2029-02-28')
  const changes = await house.as(owner(orgId), ctx => showChanges(ctx, paper.licenceId))
  expect(changes.rows.map(c => [c.version, c.step, c.byName])).toEqual([
    [1, 'add', '店长'],
    [2, 'unlock', '平台质量'],
  ])
})

test('quality verifies what it looked at: a scope widened meanwhile does not slip through', async () => {
  const { orgId } = await house.firm('pharmacy')
  const paper = licence(orgId, 'drug_retail', { scope: ['chemical'] })
  await house.as(owner(orgId), ctx => addLicences(ctx, [paper]))
  const { licenceId } = paper
  const correction = {
    licenceId,
    reason: '笔误',
    correction: { scope: ['chemical' as const, 'narcotic' as const] },
  }
  await house.as(owner(orgId), ctx => correctLicence(ctx, correction))
  const unlock = (version: number) =>
    house.as(house.quality, ctx => unlockLicence(ctx, { licenceId, reason: '已核对原件', version }))
  expect(codeOf(await unlock(1))).toBe('party.licence_changed')
  expect(await unlock(2)).toMatchObject({ state: 'valid', version: 3 })
})

test('a firm enters nothing for another, and a stranger sees no history', async () => {
  const { orgId, licenceId } = await house.firm('pharmacy')
  const stranger = owner(newId())
  const add = house.as(stranger, ctx => addLicences(ctx, [licence(orgId, 'device_class2')]))
  await expect(add).rejects.toThrow(Denied)
  await expect(house.as(stranger, ctx => showChanges(ctx, licenceId))).rejects.toThrow(NotFound)
  const correction = { licenceId, reason: '笔误', correction: { number: '鄂B1234' } }
  await expect(house.as(stranger, ctx => correctLicence(ctx, correction))).rejects.toThrow(NotFound)
})

test('of many entered at once each is accepted or refused on its own, and a number has one holder', async () => {
  const { orgId, paper } = await house.firm('pharmacy')
  const other = await house.firm('pharmacy')
  const twin = licence(orgId, 'device_class2')
  const answers = await house.as(house.quality, ctx =>
    addLicences(ctx, [
      licence(orgId, 'device_class3'),
      licence(newId(), 'drug_retail'),
      licence(other.orgId, 'drug_retail', { number: paper.number }),
      twin,
      { ...twin, licenceId: newId() },
    ]),
  )
  expect(answers.map(codeOf)).toEqual([
    null,
    'party.organisation_unknown',
    'party.licence_number_taken',
    null,
    'party.licence_number_taken',
  ])
})

test('two firms that claim one number at once: one gets it, the other a refusal', async () => {
  const firms = await Promise.all([1, 2, 3, 4].map(() => house.firm('pharmacy')))
  const answers = await Promise.all(
    firms.map(({ orgId }) =>
      house.as(house.quality, ctx =>
        addLicences(ctx, [licence(orgId, 'device_class3', { number: '鄂D-1' })]),
      ),
    ),
  )
  expect(answers.flat().map(codeOf).filter(Boolean)).toEqual(Array(3).fill('party.licence_number_taken'))
})

test('a locked licence says why and is told to those who listen; a revoked one stays revoked', async () => {
  const { orgId, licenceId } = await house.firm('pharmacy')
  const order = { licenceId, reason: '飞行检查' }
  expect(await house.as(house.quality, ctx => lockLicence(ctx, order))).toMatchObject({
    state: 'locked',
    stateReason: '飞行检查',
  })
  expect(codeOf(await house.as(house.quality, ctx => lockLicence(ctx, order)))).toBe('party.licence_state')
  await house.as(house.quality, ctx => revokeLicence(ctx, { licenceId, reason: '吊销' }))
  expect(codeOf(await house.as(house.quality, ctx => unlockLicence(ctx, order)))).toBe('party.licence_state')
  const events = await house.events(orgId, licenceId)
  expect(events.map(e => [e.type, e.data.step, e.data.state, e.data.licenceKind])).toEqual([
    ['party.licence_changed', 'add', 'valid', 'drug_retail'],
    ['party.licence_changed', 'lock', 'locked', 'drug_retail'],
    ['party.licence_changed', 'revoke', 'revoked', 'drug_retail'],
  ])
})

test('a renewal leaves no gap: the old one runs to its last day, the new one follows', async () => {
  const { orgId, licenceId, paper } = await house.firm('pharmacy', { validTo: '2026-12-31' })
  const renewal = {
    licenceId: newId(),
    number: paper.number,
    scope: paper.scope,
    issuedBy: paper.issuedBy,
    validFrom: '2027-01-01',
    validTo: '2031-12-31',
  }
  const renew = (more: object) => ({ licenceId, renewal: { ...renewal, ...more } })
  const early = await house.as(owner(orgId), ctx => renewLicence(ctx, renew({ validTo: '2026-12-31' })))
  expect(codeOf(early)).toBe('party.renewal_not_later')
  await expect(house.as(owner(newId()), ctx => renewLicence(ctx, renew({})))).rejects.toThrow(NotFound)
  await house.as(owner(orgId), ctx => renewLicence(ctx, renew({})))
  expect(await states(orgId)).toEqual(['drug_retail locked 2031-12-31', 'drug_retail valid 2026-12-31'])
  const unlock = { licenceId: renewal.licenceId, reason: '已核对' }
  await house.as(house.quality, ctx => unlockLicence(ctx, unlock))
  expect(await states(orgId)).toEqual(['drug_retail valid 2031-12-31', 'drug_retail valid 2026-12-31'])
  const again = await house.as(house.quality, ctx => renewLicence(ctx, renew({ licenceId: newId() })))
  expect(codeOf(again)).toBe('party.licence_state')
  house.clock.set('2026-12-31T16:00:00.000Z')
  await expiryJob.run(house.db, {})
  house.clock.set('2026-11-22T01:00:00.000Z')
  expect(await states(orgId)).toEqual(['drug_retail valid 2031-12-31'])
})

test('a renewal by quality that has begun takes the old place at once', async () => {
  const { orgId, licenceId, paper } = await house.firm('pharmacy', { validTo: '2026-12-31' })
  const renewal = { ...paper, licenceId: newId(), validFrom: '2026-11-22', validTo: '2031-11-21' }
  const answer = await house.as(house.quality, ctx => renewLicence(ctx, { licenceId, renewal }))
  expect(answer).toMatchObject({ state: 'valid' })
  expect(await states(orgId)).toEqual(['drug_retail valid 2031-11-21'])
})

test('at midnight in Shanghai what has ended is locked, once, and only a new document helps', async () => {
  const { orgId, licenceId } = await house.firm('pharmacy', { validTo: '2026-11-22' })
  house.clock.set('2026-11-22T15:59:59.000Z')
  await expiryJob.run(house.db, {})
  expect(await states(orgId)).toEqual(['drug_retail valid 2026-11-22'])
  house.clock.set('2026-11-22T16:00:00.000Z')
  await expiryJob.run(house.db, {})
  await expiryJob.run(house.db, {})
  const unlock = await house.as(house.quality, ctx => unlockLicence(ctx, { licenceId, reason: '再看' }))
  const own = await house.as(owner(orgId), showOwn)
  house.clock.set('2026-11-22T01:00:00.000Z')
  expect(await states(orgId)).toEqual(['drug_retail locked 2026-11-22'])
  expect(codeOf(unlock)).toBe('party.licence_expired')
  expect(own.licences[0]).toMatchObject({ daysLeft: -1, stateReason: 'expired' })
  const events = await house.events(orgId, licenceId)
  expect(events.map(e => e.data.step)).toEqual(['add', 'expire'])
})

test('a correction keeps what stood there before and moves the standing', async () => {
  const { orgId, licenceId, paper } = await house.firm('pharmacy')
  const order = { licenceId, reason: '范围录错', correction: { scope: ['biologic' as const] } }
  expect(codeOf(await house.as(owner(orgId), ctx => correctLicence(ctx, order)))).toBe(
    'party.licence_verified',
  )
  await house.as(house.quality, ctx => correctLicence(ctx, order))
  const standing = (await house.as(house.quality, ctx => readStandings(ctx, [orgId]))).get(orgId)
  expect(standing?.facts.licences[0]?.scope).toEqual(['biologic'])
  const { rows } = await house.as(owner(orgId), ctx => showChanges(ctx, licenceId))
  expect(rows.at(-1)).toMatchObject({ step: 'correct', reason: '范围录错', before: { scope: paper.scope } })
})

test('a chain and its shops are registered together, and who may not register does not', async () => {
  const chain = (await house.firm('distributor')).organisation
  const head = { ...chain, orgId: newId(), uscc: null, isPerson: true, kind: 'chain' as const }
  const shop = { ...head, orgId: newId(), kind: 'pharmacy' as const, parentOrgId: head.orgId }
  const answers = await house.as(house.quality, ctx => registerOrganisations(ctx, [head, shop, chain]))
  expect(answers.map(codeOf)).toEqual([null, null, 'party.organisation_exists'])
  const detail = await house.as(actorOf(shop.orgId, ['party.organisation.read']), showOwn)
  expect(detail.parent).toEqual({ orgId: head.orgId, name: head.name })
  await expect(house.as(owner(newId()), ctx => registerOrganisations(ctx, [shop]))).rejects.toThrow(Denied)
})
