import { drainSubscribers, newId } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { correctLicence } from './correct-licence.ts'
import { expiryJob } from './expire-licences.ts'
import { actorOf, openHouse, type TestHouse } from './house.fixture.ts'
import { noticeSubscriber } from './note-licences.ts'
import { countNotices, listNotices, settleNotices } from './notices.ts'
import { countDesk, listDesk, stepMany } from './quality-desk.ts'
import { showOwn } from './show-organisation.ts'
import { licenceJobs } from './warn-licences.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const reader = (orgId: string) => actorOf(orgId, ['party.organisation.read'], '店长')
const told = async (orgId: string) =>
  (await house.as(reader(orgId), ctx => listNotices(ctx, {}))).rows.map(
    one => `${one.kind} ${one.facts.stage ?? one.facts.step} ${one.isOwn ? 'own' : 'partner'}`,
  )
/** Events are read below the oldest running transaction of the whole cluster, so other tests may hold them up. */
async function expectTold(orgId: string, expected: string[]): Promise<void> {
  const now = async () => {
    await drainSubscribers(house.db, [noticeSubscriber])
    return told(orgId)
  }
  await expect.poll(now, { timeout: 20_000 }).toEqual(expected)
}
/** The nightly jobs, at midnight of this day in Shanghai. */
async function midnight(day: string): Promise<void> {
  house.clock.set(new Date(Date.parse(`${day}T00:00:00+08:00`)).toISOString())
  for (const job of [expiryJob, ...licenceJobs]) await job.run(house.db, {})
}
async function withPartner(validTo: string) {
  const firm = await house.firm('pharmacy', { validTo })
  const seller = newId()
  await house.asOwner(`insert into party.relation_approval (org_id, relation_id, direction, partner_org_id, state,
    requested_by, requested_name, requested_at)
    values ('${seller}', '${newId()}', 'customer', '${firm.orgId}', 'approved', '${newId()}', 'x', now())`)
  return { ...firm, seller }
}

test('a licence warns at 90, 30 and 7 days once each, locks at midnight, and tells its holder and its sellers', async () => {
  const { orgId, seller, licenceId } = await withPartner('2027-02-20')
  await midnight('2026-11-22') // exactly 90 days
  await midnight('2026-11-23')
  await expectTold(orgId, ['licence_expiring 90 own'])
  await expectTold(seller, [])
  await midnight('2027-01-21')
  await midnight('2027-01-22')
  await expectTold(orgId, ['licence_expiring 30 own']) // the one before is settled by it
  await expectTold(seller, ['licence_expiring 30 partner'])
  await midnight('2027-02-13')
  await expectTold(seller, ['licence_expiring 7 partner'])
  await midnight('2027-02-20')
  await expectTold(orgId, ['licence_expiring 7 own'])
  await midnight('2027-02-21')
  await expectTold(orgId, ['licence_stopped expire own'])
  await expectTold(seller, ['licence_stopped expire partner'])
  const events = await house.events(orgId, licenceId)
  const stages = events.filter(e => e.type === 'party.licence_expiring').map(e => e.data.stage)
  expect(stages).toEqual([90, 30, 7])
  house.clock.set('2026-11-22T01:00:00.000Z')
})

test('a firm settles its own notices and nobody else’s, and may read them again', async () => {
  const { orgId, seller } = await withPartner('2026-11-25')
  await midnight('2026-11-22')
  await expectTold(orgId, ['licence_expiring 7 own'])
  const { rows } = await house.as(reader(orgId), ctx => listNotices(ctx, {}))
  const noticeIds = rows.map(one => one.noticeId)
  expect(noticeIds).toHaveLength(1)
  expect(await house.as(reader(seller), ctx => settleNotices(ctx, noticeIds))).toEqual({ closed: 0 })
  expect(await house.as(reader(orgId), countNotices)).toEqual({ count: 1, exact: true })
  expect(await house.as(reader(orgId), ctx => settleNotices(ctx, noticeIds))).toEqual({ closed: 1 })
  await expectTold(orgId, [])
  const all = await house.as(reader(orgId), ctx => listNotices(ctx, { state: 'all' }))
  expect(all.rows[0]).toMatchObject({ closedName: '店长' })
  house.clock.set('2026-11-22T01:00:00.000Z')
})

test('a corrected last day is warned of anew', async () => {
  const { orgId, licenceId } = await withPartner('2026-11-24')
  await midnight('2026-11-22')
  await expectTold(orgId, ['licence_expiring 7 own'])
  const correction = { validTo: '2026-12-20' }
  await house.as(house.quality, ctx => correctLicence(ctx, { licenceId, reason: '效期录错', correction }))
  await midnight('2026-11-23')
  await expectTold(orgId, ['licence_expiring 30 own'])
  house.clock.set('2026-11-22T01:00:00.000Z')
})

test('the check comes due after 150 days and stops a licence after six months, until quality has a new document', async () => {
  const { orgId, licenceId } = await withPartner('2031-01-01')
  const check = () => house.as(house.quality, ctx => listDesk(ctx, { queue: 'check', limit: '200' }))
  const isDue = async () => (await check()).rows.some(row => row.licenceId === licenceId)
  await midnight('2027-04-20')
  expect(await isDue()).toBe(false)
  await midnight('2027-04-21')
  expect(await isDue()).toBe(true)
  const events = await house.events(orgId, licenceId)
  expect(events.at(-1)).toMatchObject({ type: 'party.licence_check_due', data: { checkBy: '2027-05-22' } })
  const order = {
    step: 'check' as const,
    reason: '药监局网站核对无变化',
    licences: [{ licenceId, version: 1 }],
  }
  expect(await house.as(house.quality, ctx => stepMany(ctx, order))).toEqual({
    done: [licenceId],
    refused: [],
  })
  expect(await isDue()).toBe(false)
  const again = await house.as(house.quality, ctx => stepMany(ctx, order))
  expect(again.refused).toMatchObject([{ licenceId, code: 'party.licence_changed' }])
  const none = { ...order, licences: [{ licenceId: newId(), version: 1 }] }
  const lost = await house.as(house.quality, ctx => stepMany(ctx, none))
  expect(lost.refused).toMatchObject([{ code: 'party.licence_unknown' }])

  const stand = async () => (await house.as(reader(orgId), showOwn)).licences[0]
  await midnight('2027-10-21')
  expect(await stand()).toMatchObject({ state: 'valid', checkBy: '2027-10-21' })
  await midnight('2027-10-22')
  expect(await stand()).toMatchObject({ state: 'locked', stateReason: 'unchecked' })
  await expectTold(orgId, ['licence_stopped lapse own'])
  house.clock.set('2026-11-22T01:00:00.000Z')
})

test('the desk counts what it lists, filters it, and pages through it', async () => {
  const counts = () => house.as(house.quality, countDesk)
  const before = await counts()
  const names = ['福建省', '福建省', '云南省']
  for (const province of names) await house.firm('clinic', { province, city: '无', validTo: '2026-12-10' })
  const after = await counts()
  expect(after.expiring30 - before.expiring30).toBe(3)
  expect(after.expiring7).toBe(before.expiring7)
  const list = (more: object) =>
    house.as(house.quality, ctx => listDesk(ctx, { queue: 'expiring', kind: 'clinic_filing', ...more }))
  expect((await list({ province: '福建省' })).rows).toHaveLength(2)
  expect((await list({ days: '7' })).rows).toHaveLength(0)
  const first = await list({ limit: '2' })
  const rest = await list({ limit: '2', after: first.next })
  expect([...first.rows, ...rest.rows].map(row => row.daysLeft)).toEqual([18, 18, 18])
  expect(new Set([...first.rows, ...rest.rows].map(row => row.orgId)).size).toBe(3)
})
