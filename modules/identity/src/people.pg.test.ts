import { Denied, NotFound, newId } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
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
const logIn = (name: string, password: string) => {
  const browser: Browser = { token: null }
  return house.send(browser, 'POST', '/identity/login', { body: { name, password } })
}
const post = (browser: Browser, path: string, params: object, body: object = {}) =>
  house.send(browser, 'POST', path, { params, body: { id: newId(), ...body } })
const newUser = (more: object = {}) => ({
  id: newId(),
  userId: newId(),
  name: `yaoshi${newId().slice(-6)}`,
  displayName: '新药师',
  roles: ['purchaser'],
  password: 'Huanglian Jiedu 3',
  ...more,
})

test('an administrator adds a colleague, who must choose a password of their own', async () => {
  const orgId = await house.firm('pharmacy')
  const { browser } = await signedIn(orgId, ['buyer_admin'])
  const body = newUser()
  const added = await house.send(browser, 'POST', '/identity/users', { body })
  expect(added).toEqual({
    status: 201,
    value: { userId: body.userId, orgId, roles: ['purchaser'], state: 'active' },
  })
  const again = await house.send(browser, 'POST', '/identity/users', { body })
  expect(again).toEqual({ status: 200, value: added.value })
  const entered = await logIn(body.name, body.password)
  expect(entered.value.user.mustChangePassword).toBe(true)
  const list = await house.send(browser, 'GET', '/identity/users')
  expect(list.value.rows.map((row: { name: string }) => row.name)).toContain(body.name)
  const rows = await house.sql('select jsonb_agg(c)::text as commands from kernel.command c')
  expect(rows[0].commands).not.toContain(body.password)
})

test.each([
  [{ roles: ['sales'] }, 'identity.role_unfit'],
  [{ roles: ['platform_admin'] }, 'identity.role_unfit'],
  [{ roles: ['purchaser', 'quality'] }, 'identity.roles_conflict'],
  [{ password: '1234567890' }, 'identity.password_common'],
])('a colleague with %o is refused', async (more, code) => {
  const { browser } = await signedIn(await house.firm('pharmacy'), ['buyer_admin'])
  const answer = await house.send(browser, 'POST', '/identity/users', { body: newUser(more) })
  expect(answer).toMatchObject({ status: 422, value: { code } })
})

test('a name belongs to one person, also when two firms take it at once', async () => {
  const firms = await Promise.all([1, 2, 3].map(() => house.firm('pharmacy')))
  const admins = await Promise.all(firms.map(orgId => signedIn(orgId, ['buyer_admin'])))
  const name = `zhang${newId().slice(-6)}`
  const answers = await Promise.all(
    admins.map(({ browser }) => house.send(browser, 'POST', '/identity/users', { body: newUser({ name }) })),
  )
  expect(answers.map(a => a.status).sort()).toEqual([201, 422, 422])
  expect(answers.find(a => a.status === 422)?.value.code).toBe('identity.name_taken')
})

test('whoever may not manage people changes nobody, and nobody of another firm', async () => {
  const orgId = await house.firm('pharmacy')
  const victim = await signedIn(orgId, ['purchaser'])
  const { browser: plain } = await signedIn(orgId, ['purchaser'])
  const { browser: foreign } = await signedIn(await house.firm('pharmacy'), ['buyer_admin'])
  const params = { userId: victim.userId }
  const orders: [string, object][] = [
    ['/identity/users/:userId/roles', { roles: ['receiver'] }],
    ['/identity/users/:userId/disable', {}],
    ['/identity/users/:userId/enable', {}],
    ['/identity/users/:userId/password', { password: 'Huanglian Jiedu 3' }],
  ]
  for (const [path, body] of orders) {
    await expect(post(plain, path, params, body)).rejects.toThrow(Denied)
    await expect(post(foreign, path, params, body)).rejects.toThrow(NotFound)
    await expect(post(foreign, path, params, { ...body, orgId })).rejects.toThrow(Denied)
  }
  const platformOnly: [string, object][] = [
    ['/identity/accounts/:userId/disable', {}],
    ['/identity/users/:userId/memberships', { roles: ['receiver'] }],
  ]
  for (const [path, body] of platformOnly)
    await expect(post(foreign, path, params, body)).rejects.toThrow(Denied)
  await expect(house.send(plain, 'POST', '/identity/users', { body: newUser() })).rejects.toThrow(Denied)
  const elsewhere = newUser({ orgId })
  await expect(house.send(foreign, 'POST', '/identity/users', { body: elsewhere })).rejects.toThrow(Denied)
  for (const path of ['/identity/users', '/identity/roles', '/identity/keys', '/identity/journal'])
    await expect(house.send(plain, 'GET', path)).rejects.toThrow(Denied)
  await expect(house.send(foreign, 'GET', '/identity/users', { query: { orgId } })).rejects.toThrow(Denied)
})

test('other roles count at the next request; who is shut out is out at once', async () => {
  const orgId = await house.firm('pharmacy')
  const { browser: admin } = await signedIn(orgId, ['buyer_admin'])
  const clerk = await signedIn(orgId, ['purchaser'])
  const me = () => house.send(clerk.browser, 'GET', '/identity/me')
  expect((await me()).value.roles).toEqual(['purchaser'])
  const params = { userId: clerk.userId }
  await post(admin, '/identity/users/:userId/roles', params, { roles: ['receiver'] })
  expect((await me()).value.roles).toEqual(['receiver'])
  await post(admin, '/identity/users/:userId/disable', params)
  expect((await me()).status).toBe(401)
  expect((await logIn(clerk.name, PASSWORD)).status).toBe(422)
  const twice = await post(admin, '/identity/users/:userId/disable', params)
  expect(twice.value.code).toBe('identity.member_state')
  await post(admin, '/identity/users/:userId/enable', params)
  expect((await logIn(clerk.name, PASSWORD)).status).toBe(200)
})

test('two managers who remove each other at once: one stays', async () => {
  const orgId = await house.firm('pharmacy')
  const [one, two] = [await signedIn(orgId, ['buyer_admin']), await signedIn(orgId, ['buyer_admin'])]
  const answers = await Promise.all([
    post(one.browser, '/identity/users/:userId/disable', { userId: two.userId }),
    post(two.browser, '/identity/users/:userId/disable', { userId: one.userId }),
  ])
  expect(answers.map(a => a.status).sort()).toEqual([201, 422])
  expect(answers.find(a => a.status === 422)?.value.code).toBe('identity.last_manager')
})

test('a firm resets the password of its own people, never of somebody shared with another firm', async () => {
  const [orgId, other] = [await house.firm('pharmacy'), await house.firm('pharmacy')]
  const { browser: admin } = await signedIn(orgId, ['buyer_admin'])
  const { browser: platform } = await signedIn(await house.firm('platform'), ['platform_admin'])
  const clerk = await signedIn(orgId, ['purchaser'])
  const reset = (by: Browser, more: object = {}) =>
    post(
      by,
      '/identity/users/:userId/password',
      { userId: clerk.userId },
      { password: 'Sanqi Danshen 12', ...more },
    )
  expect((await reset(admin, { password: 'short' })).value.code).toBe('identity.password_length')
  expect((await reset(admin)).status).toBe(201)
  expect((await logIn(clerk.name, 'Sanqi Danshen 12')).value.user.mustChangePassword).toBe(true)
  const params = { userId: clerk.userId }
  const roles = { orgId: other, roles: ['receiver'] }
  await post(platform, '/identity/users/:userId/memberships', params, roles)
  const twice = await post(platform, '/identity/users/:userId/memberships', params, roles)
  expect(twice.value.code).toBe('identity.member_exists')
  const nobody = await post(platform, '/identity/users/:userId/memberships', { userId: newId() }, roles)
  expect(nobody.value.code).toBe('identity.user_unknown')
  expect((await reset(admin)).value.code).toBe('identity.user_shared')
  expect((await reset(platform, { orgId })).status).toBe(201)
})

test('the platform shuts somebody out of the whole house, not itself', async () => {
  const platform = await signedIn(await house.firm('platform'), ['platform_admin'])
  const clerk = await signedIn(await house.firm('pharmacy'), ['purchaser'])
  const step = (step: string, userId = clerk.userId) =>
    post(platform.browser, `/identity/accounts/:userId/${step}`, { userId })
  expect((await step('disable', platform.userId)).value.code).toBe('identity.not_oneself')
  expect((await step('disable')).value).toEqual({ userId: clerk.userId, state: 'disabled' })
  expect((await house.send(clerk.browser, 'GET', '/identity/me')).status).toBe(401)
  expect((await logIn(clerk.name, PASSWORD)).status).toBe(422)
  expect((await step('disable')).value.code).toBe('identity.account_state')
  await step('enable')
  expect((await logIn(clerk.name, PASSWORD)).status).toBe(200)
})

test('a key acts for its firm with its rights until it is revoked or ends', async () => {
  const orgId = await house.firm('pharmacy')
  const { browser } = await signedIn(orgId, ['buyer_admin', 'purchaser'])
  const { browser: foreign } = await signedIn(await house.firm('pharmacy'), ['buyer_admin'])
  const body = {
    keyId: newId(),
    name: '订货机器人',
    rights: ['trade.order.place', 'catalogue.product.read'],
    days: 30,
  }
  const made = await house.send(browser, 'POST', '/identity/keys', { body })
  expect(made.status).toBe(201)
  const machine: Browser = { token: made.value.token }
  const seen = await house.send(machine, 'GET', '/identity/me')
  expect(seen.value).toMatchObject({
    user: null,
    organisation: { orgId },
    rights: ['catalogue.product.read', 'trade.order.place'],
  })
  await expect(house.send(machine, 'GET', '/identity/sessions')).rejects.toThrow(Denied)
  const repeat = await house.send(browser, 'POST', '/identity/keys', { body })
  expect(repeat.value.code).toBe('identity.key_exists')
  const more = { ...body, keyId: newId(), rights: ['trade.order.ship'] }
  expect((await house.send(browser, 'POST', '/identity/keys', { body: more })).value.code).toBe(
    'identity.right_not_yours',
  )
  const { rows } = (await house.send(browser, 'GET', '/identity/keys')).value
  expect(rows).toMatchObject([{ keyId: body.keyId, prefix: made.value.token.slice(0, 10), state: 'active' }])
  const revoke = (by: Browser) => post(by, '/identity/keys/:keyId/revoke', { keyId: body.keyId })
  await expect(revoke(foreign)).rejects.toThrow(NotFound)
  await revoke(browser)
  expect((await house.send(machine, 'GET', '/identity/me')).status).toBe(401)
})

test('the journal tells a firm who came in and whose rights changed, and nothing about others', async () => {
  const orgId = await house.firm('pharmacy')
  const { browser } = await signedIn(orgId, ['buyer_admin'])
  const clerk = await house.person(orgId, ['purchaser'])
  await logIn(clerk.name, PASSWORD)
  await logIn(clerk.name, 'wrong wrong wrong')
  const page = await house.send(browser, 'GET', '/identity/journal', {
    query: { userId: clerk.userId, limit: '2' },
  })
  const rest = await house.send(browser, 'GET', '/identity/journal', {
    query: { userId: clerk.userId, after: page.value.next },
  })
  const kinds = [...page.value.rows, ...rest.value.rows].map((row: { kind: string }) => row.kind)
  expect(kinds).toEqual(['login_failed', 'login', 'user_added'])
  for (const after of ['zzz', btoa('["a"]'), btoa('[1.5]'), btoa('[{}]')]) {
    const made = await house.send(browser, 'GET', '/identity/journal', { query: { after, limit: '1' } })
    expect(made.value.rows).toHaveLength(1)
    await house.send(browser, 'GET', '/identity/users', { query: { after, q: 'a\0' } })
  }
  const { browser: foreign } = await signedIn(await house.firm('pharmacy'), ['buyer_admin'])
  const theirs = await house.send(foreign, 'GET', '/identity/journal', { query: { userId: clerk.userId } })
  expect(theirs.value.rows).toEqual([])
})
