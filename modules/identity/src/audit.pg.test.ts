import { BadValue, Denied, NotFound, newId, noteView } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AuditRow } from './contract.ts'
import { type Browser, openHouse, PASSWORD, type TestHouse } from './house.fixture.ts'
import { openSessions } from './open-sessions.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

async function signedIn(orgId: string, roles: string[]) {
  const person = await house.person(orgId, roles)
  const [session] = await house.system(ctx => openSessions(ctx, [person]))
  return { ...person, browser: { token: session?.token ?? null } as Browser }
}
const audit = (browser: Browser, query: object = {}) =>
  house.send(browser, 'GET', '/identity/audit', { query })
const whats = (rows: AuditRow[]) => rows.map(row => row.what)

async function firmWithHistory() {
  const orgId = await house.firm('pharmacy')
  const admin = await signedIn(orgId, ['buyer_admin'])
  const clerk = await house.person(orgId, ['purchaser'])
  house.clock.advance(60_000)
  await house.send({ token: null }, 'POST', '/identity/login', {
    body: { name: clerk.name, password: 'wrong wrong' },
  })
  house.clock.advance(60_000)
  const params = { userId: clerk.userId }
  const body = { id: newId(), roles: ['receiver'] }
  await house.send(admin.browser, 'POST', '/identity/users/:userId/roles', { params, body })
  house.clock.advance(60_000)
  return { orgId, admin, clerk }
}

test('one timeline tells who changed what and who came in, the latest first, to the firm and to nobody else', async () => {
  const { orgId, admin, clerk } = await firmWithHistory()
  const about = await audit(admin.browser, { subjectId: clerk.userId })
  expect(whats(about.value.rows)).toEqual([
    'identity.roles_changed',
    'access.roles_changed',
    'access.login_failed',
    'identity.user_added',
    'access.user_added',
  ])
  expect(about.value.rows[0]).toMatchObject({
    byUser: admin.userId,
    subjectId: clerk.userId,
    facts: { before: ['purchaser'], roles: ['receiver'] },
  })
  const plain = await signedIn(orgId, ['purchaser'])
  await expect(audit(plain.browser)).rejects.toThrow(Denied)
  const { browser: foreign } = await signedIn(await house.firm('pharmacy'), ['buyer_admin'])
  expect((await audit(foreign, { subjectId: clerk.userId })).value.rows).toEqual([])
  await expect(audit(foreign, { orgId })).rejects.toThrow(Denied)
  const { browser: platform } = await signedIn(await house.firm('platform'), ['platform_quality'])
  expect((await audit(platform, { orgId, subjectId: clerk.userId })).value.rows).toHaveLength(5)
})

test('pages join without a gap or a double, whatever their size; filters hold', async () => {
  const { admin, clerk } = await firmWithHistory()
  const all = (await audit(admin.browser, { limit: '200' })).value.rows as AuditRow[]
  for (const limit of ['1', '2', '3']) {
    const joined: AuditRow[] = []
    let after: string | undefined
    do {
      const page = await audit(admin.browser, { limit, ...(after && { after }) })
      joined.push(...page.value.rows)
      after = page.value.next
    } while (after)
    expect(joined.map(row => row.entryId)).toEqual(all.map(row => row.entryId))
  }
  const of = async (query: object) =>
    (await audit(admin.browser, { limit: '200', ...query })).value.rows as AuditRow[]
  expect((await of({ kind: 'change' })).every(row => row.kind === 'change')).toBe(true)
  expect((await of({ kind: 'access' })).every(row => row.kind === 'access')).toBe(true)
  expect(whats(await of({ userId: clerk.userId }))).toEqual(['access.login_failed'])
  expect(whats(await of({ module: 'party' }))).toEqual(['party.organisation_registered'])
  expect(await of({ from: '2026-01-01', to: '2026-01-31' })).toEqual([])
  for (const after of ['zzz', btoa('["a","b","c","d"]'), btoa('[1,2,3,4]'), btoa('["99999",1,"x",2]')])
    expect((await of({ after })).length).toBe(all.length)
  await expect(audit(admin.browser, { from: '2026-02-01', to: '2026-01-01' })).rejects.toThrow(BadValue)
  await expect(audit(admin.browser, { from: '2020-01-01' })).rejects.toThrow(BadValue)
})

test('a look at something sensitive is noted for the firm whose it is and for the one that looked', async () => {
  const owner = await signedIn(await house.firm('pharmacy'), ['buyer_admin'])
  const looker = await signedIn(await house.firm('distributor'), ['quality'])
  const subjectId = newId()
  const actor = { kind: 'user', name: '看的人', rights: new Set<string>() } as const
  await house.as({ ...actor, userId: looker.userId, orgId: looker.orgId }, async ctx =>
    noteView(ctx, { kind: 'party.document', subjectId, orgId: owner.orgId }),
  )
  for (const { browser } of [owner, looker]) {
    const seen = await audit(browser, { kind: 'view', subjectId })
    expect(seen.value.rows).toMatchObject([{ what: 'view.party.document', byName: '看的人', kind: 'view' }])
  }
})

test('contacts are masked in lists; the whole one takes a right, and the look is noted', async () => {
  const { admin, clerk, orgId } = await firmWithHistory()
  await house.sql(`update identity.user_account set contact = '13812345678' where user_id = $1`, [
    clerk.userId,
  ])
  const params = { userId: clerk.userId }
  const reveal = (browser: Browser) =>
    house.send(browser, 'GET', '/identity/users/:userId/contact', { params })
  expect((await reveal(admin.browser)).value).toEqual({ contact: '13812345678' })
  const plain = await signedIn(orgId, ['purchaser'])
  await expect(reveal(plain.browser)).rejects.toThrow(Denied)
  const { browser: foreign } = await signedIn(await house.firm('pharmacy'), ['buyer_admin'])
  await expect(reveal(foreign)).rejects.toThrow(NotFound)
  const seen = await audit(admin.browser, { kind: 'view' })
  expect(whats(seen.value.rows)).toEqual(['view.identity.contact'])
})

test('the CSV neutralises formulas, and is itself noted', async () => {
  const { admin, orgId } = await firmWithHistory()
  await house.sql(`update identity.user_account set display_name = '=cmd()' where user_id = $1`, [
    admin.userId,
  ])
  const [session] = await house.system(ctx => openSessions(ctx, [admin]))
  const evil: Browser = { token: session?.token ?? null }
  await house.send(evil, 'POST', '/identity/invitations', {
    body: { invitationId: newId(), displayName: 'x', contact: '', roles: ['purchaser'], days: 1 },
  })
  const { value } = await house.send(evil, 'GET', '/identity/audit/export', { query: {} })
  expect(value).toContain("'=cmd()")
  expect(value).not.toMatch(/(^|,)=cmd/m)
  const seen = await audit(evil, { kind: 'view' })
  expect(seen.value.rows).toMatchObject([{ what: 'view.identity.audit_export', subjectId: orgId }])
})

test('everybody sees what is kept about them; a firm hands out its own part only, and it is noted', async () => {
  const { admin, clerk, orgId } = await firmWithHistory()
  const browser: Browser = { token: null }
  await house.send(browser, 'POST', '/identity/login', { body: { name: clerk.name, password: PASSWORD } })
  const mine = await house.send(browser, 'GET', '/identity/me/data')
  expect(mine.value).toMatchObject({
    account: { userId: clerk.userId, name: clerk.name, secondFactor: false },
    firms: [{ orgId, roles: ['receiver'] }],
    cut: false,
  })
  expect(mine.value.access.map((row: { kind: string }) => row.kind)).toContain('login_failed')
  expect(JSON.stringify(mine.value)).not.toContain('argon2')
  const file = await house.send(browser, 'GET', '/identity/me/data/export')
  expect(JSON.parse(file.value).account.userId).toBe(clerk.userId)
  const params = { userId: clerk.userId }
  const theirs = await house.send(admin.browser, 'GET', '/identity/users/:userId/data', { params })
  expect(JSON.parse(theirs.value).firms).toHaveLength(1)
  const { browser: foreign } = await signedIn(await house.firm('pharmacy'), ['buyer_admin'])
  await expect(house.send(foreign, 'GET', '/identity/users/:userId/data', { params })).rejects.toThrow(
    NotFound,
  )
  const noted = await audit(admin.browser, { subjectId: clerk.userId })
  expect(whats(noted.value.rows)).toEqual(
    expect.arrayContaining(['access.data_exported', 'view.identity.personal_data']),
  )
})
