import { Denied, NotFound, newId } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, openHouse, PASSWORD, type TestHouse } from './house.fixture.ts'
import { openSessions } from './open-sessions.ts'
import { nextUscc } from './uscc.fixture.ts'

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
const open = (browser: Browser, path: string, body: object, params: object = {}) =>
  house.send(browser, 'POST', path, { params, body })
const stranger = (): Browser => ({ token: null })
const see = (token: string) => open(stranger(), '/identity/invitations/see', { token })

const guest = () => ({ invitationId: newId(), displayName: '李药师', contact: '13812345678', days: 7 })
const invite = async (by: Browser, roles = ['purchaser']) => {
  const answer = await open(by, '/identity/invitations', { ...guest(), roles })
  return answer.value as { invitationId: string; token: string }
}
const account = (token: string, more: object = {}) => ({
  token,
  userId: newId(),
  name: `li${newId().slice(-8)}`,
  displayName: '李药师',
  password: 'Danggui Huangqi 9',
  ...more,
})

test('a colleague is invited, sees what for, chooses an account and is in; the link is good once', async () => {
  const orgId = await house.firm('pharmacy', '康民大药房')
  const admin = await signedIn(orgId, ['buyer_admin'])
  const { token, invitationId } = await invite(admin.browser)
  expect((await see(token)).value).toMatchObject({
    kind: 'person',
    firmName: '康民大药房',
    displayName: '李药师',
  })
  const browser = stranger()
  const body = account(token)
  const entered = await open(browser, '/identity/invitations/accept', body)
  expect(entered.value).toMatchObject({ organisation: { orgId }, roles: ['purchaser'] })
  expect(entered.value.user.mustChangePassword).toBe(false)
  expect((await house.send(browser, 'GET', '/identity/me')).status).toBe(200)
  await expect(see(token)).rejects.toThrow(NotFound)
  await expect(open(stranger(), '/identity/invitations/accept', account(token))).rejects.toThrow(NotFound)
  const list = await house.send(admin.browser, 'GET', '/identity/invitations')
  expect(list.value.rows).toMatchObject([{ invitationId, state: 'accepted', contact: '138****5678' }])
  const people = await house.send(admin.browser, 'GET', '/identity/users', { query: { q: body.name } })
  expect(people.value.rows).toMatchObject([{ contact: '138****5678' }])
  const rows = await house.sql(`select (select jsonb_agg(i) from identity.invitation i)::text ||
    (select jsonb_agg(c) from kernel.command c)::text || (select jsonb_agg(e) from kernel.event e)::text as everything`)
  expect(rows[0].everything ?? '').not.toContain(token)
})

test('of two who accept at once one is in', async () => {
  const admin = await signedIn(await house.firm('pharmacy'), ['buyer_admin'])
  const { token } = await invite(admin.browser)
  const both = await Promise.allSettled(
    [1, 2].map(() => open(stranger(), '/identity/invitations/accept', account(token))),
  )
  expect(both.map(one => one.status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a link that is revoked, too old, made up, or whose maker may no longer invite opens nothing', async () => {
  const orgId = await house.firm('pharmacy')
  const admin = await signedIn(orgId, ['buyer_admin'])
  const second = await signedIn(orgId, ['buyer_admin'])
  const revoked = await invite(admin.browser)
  const params = { invitationId: revoked.invitationId }
  const revoke = (by: Browser) =>
    open(by, '/identity/invitations/:invitationId/revoke', { id: newId() }, params)
  const { browser: foreign } = await signedIn(await house.firm('pharmacy'), ['buyer_admin'])
  await expect(revoke(foreign)).rejects.toThrow(NotFound)
  await revoke(admin.browser)
  await expect(see(revoked.token)).rejects.toThrow(NotFound)
  await expect(see('A'.repeat(43))).rejects.toThrow(NotFound)
  const orphan = await invite(second.browser)
  await open(admin.browser, '/identity/users/:userId/disable', { id: newId() }, { userId: second.userId })
  await expect(see(orphan.token)).rejects.toThrow(NotFound)
  const old = await invite(admin.browser)
  house.clock.advance(7 * 24 * 3_600_000 + 1)
  await expect(see(old.token)).rejects.toThrow(NotFound)
  const list = await house.send({ token: (await signedInAgain(admin)).token }, 'GET', '/identity/invitations')
  const states = list.value.rows.map((row: { state: string }) => row.state)
  expect(states.sort()).toEqual(['expired', 'expired', 'revoked'])
})

async function signedInAgain(person: { userId: string; orgId: string }): Promise<Browser> {
  const [session] = await house.system(ctx => openSessions(ctx, [person]))
  return { token: session?.token ?? null }
}

test('roles that don’t fit or must be apart are refused at once; whoever may not invite does not', async () => {
  const orgId = await house.firm('pharmacy')
  const admin = await signedIn(orgId, ['buyer_admin'])
  const codeOf = async (roles: string[]) =>
    (await open(admin.browser, '/identity/invitations', { ...guest(), roles })).value.code
  expect(await codeOf(['sales'])).toBe('identity.role_unfit')
  expect(await codeOf(['purchaser', 'quality'])).toBe('identity.roles_conflict')
  const plain = await signedIn(orgId, ['purchaser'])
  await expect(invite(plain.browser)).rejects.toThrow(Denied)
  const firm = { ...guest(), firmName: '新店', firmKind: 'pharmacy' }
  await expect(open(admin.browser, '/identity/invitations/firms', firm)).rejects.toThrow(Denied)
  const same = guest()
  await open(admin.browser, '/identity/invitations', { ...same, roles: ['purchaser'] })
  const twice = await open(admin.browser, '/identity/invitations', { ...same, roles: ['purchaser'] })
  expect(twice.value.code).toBe('identity.invitation_exists')
})

test('somebody with an account joins a further firm with it', async () => {
  const admin = await signedIn(await house.firm('pharmacy'), ['buyer_admin'])
  const guestAtHome = await signedIn(await house.firm('pharmacy'), ['purchaser'])
  const { token } = await invite(admin.browser, ['receiver'])
  const joined = await open(guestAtHome.browser, '/identity/invitations/join', { token })
  expect(joined.value).toEqual({ orgId: admin.orgId })
  const me = await house.send(guestAtHome.browser, 'GET', '/identity/me')
  expect(me.value.organisations.map((o: { orgId: string }) => o.orgId)).toContain(admin.orgId)
})

test('the platform invites a new firm: whoever accepts founds it and manages its people; nothing half-done stays', async () => {
  const platform = await signedIn(await house.firm('platform'), ['platform_admin'])
  const firm = { ...guest(), firmName: '益民大药房', firmKind: 'pharmacy' }
  const made = await open(platform.browser, '/identity/invitations/firms', firm)
  const { token } = made.value
  expect((await see(token)).value).toMatchObject({
    kind: 'firm',
    firmName: '益民大药房',
    firmKind: 'pharmacy',
  })
  const orgId = newId()
  const founding = { orgId, uscc: nextUscc(), name: '益民大药房', province: '湖北省', city: '武汉市' }
  const accept = (more: object) => open(stranger(), '/identity/invitations/accept', account(token, more))
  expect((await accept({})).value.code).toBe('identity.firm_missing')
  expect((await accept({ firm: { ...founding, uscc: '91420100000000000X' } })).value.code).toBe(
    'party.uscc_malformed',
  )
  const taken = await accept({ firm: founding, name: platform.name })
  expect(taken.value.code).toBe('identity.name_taken')
  expect(await house.sql('select from party.organisation where org_id = $1', [orgId])).toEqual([])
  expect((await accept({ firm: founding, password: 'short' })).value.code).toBe('identity.password_length')
  const browser = stranger()
  const entered = await open(browser, '/identity/invitations/accept', account(token, { firm: founding }))
  expect(entered.value).toMatchObject({ organisation: { orgId, kind: 'pharmacy' }, roles: ['buyer_admin'] })
  const colleague = await invite(browser, ['pharmacist'])
  expect(colleague.token).toHaveLength(43)
  const joining = await signedIn(await house.firm('pharmacy'), ['purchaser'])
  const second = await open(platform.browser, '/identity/invitations/firms', {
    ...firm,
    invitationId: newId(),
  })
  const joined = await open(joining.browser, '/identity/invitations/join', { token: second.value.token })
  expect(joined.value.code).toBe('identity.invitation_new_account')
  expect((await open(stranger(), '/identity/login', { name: joining.name, password: PASSWORD })).status).toBe(
    200,
  )
})
