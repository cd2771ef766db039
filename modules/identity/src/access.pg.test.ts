import { Denied, Held, NotFound, newId, transact } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMemberships } from './add-users.ts'
import { forgetActors } from './authenticate.ts'
import { type Browser, openHouse, PASSWORD, type TestHouse } from './house.fixture.ts'
import { openSessions } from './open-sessions.ts'
import { hotp, stepAt } from './totp.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ demo: false, sealKey: Buffer.alloc(32, 9) })
})
afterAll(() => house.close())

async function signedIn(orgId: string, roles: string[]) {
  const person = await house.person(orgId, roles)
  const [session] = await house.system(ctx => openSessions(ctx, [person]))
  return { ...person, browser: { token: session?.token ?? null } as Browser }
}
const get = (browser: Browser, path: string, sent: { params?: object; query?: object } = {}) =>
  house.send(browser, 'GET', path, sent)
const open = (browser: Browser, path: string, body: object = {}, params: object = {}) =>
  house.send(browser, 'POST', path, { params, body })
const post = (browser: Browser, path: string, params: object, body: object = {}) =>
  open(browser, path, { id: newId(), ...body }, params)
const heldBy = (code: string) => expect.objectContaining({ code })
const logIn = (name: string, password = PASSWORD, code?: string, browser: Browser = { token: null }) =>
  open(browser, '/identity/login', { name, password, ...(code && { code }) })
const later = (seconds: number) => {
  house.clock.advance(seconds * 1000)
  forgetActors(house.db)
}
const decode32 = (text: string): Buffer => {
  const bits = [...text]
    .map(sign => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)))
}
const codeNow = (secret: Buffer, away = 0) => hotp(secret, stepAt(house.clock.now()) + away)

async function enrolled(orgId: string, roles: string[]) {
  const person = await signedIn(orgId, roles)
  const started = await open(person.browser, '/identity/second-factor/start', { password: PASSWORD })
  const secret = decode32(started.value.secret)
  const confirmed = await open(person.browser, '/identity/second-factor/confirm', { code: codeNow(secret) })
  return { ...person, secret, codes: confirmed.value.codes as string[] }
}

test('a password that somebody else chose opens nothing but its change, by any program', async () => {
  const orgId = await house.firm('pharmacy')
  const admin = await signedIn(orgId, ['buyer_admin'])
  const first = 'Huanglian Jiedu 3'
  const name = `xin${newId().slice(-8)}`
  const body = { userId: newId(), name, displayName: '新人', roles: ['purchaser'], password: first }
  await post(admin.browser, '/identity/users', {}, body)
  const browser: Browser = { token: null }
  await logIn(name, first, undefined, browser)
  const held = heldBy('identity.password_must_change')
  for (const path of ['/identity/sessions', '/identity/me/data', '/identity/roles/matrix'])
    await expect(get(browser, path)).rejects.toEqual(held)
  expect((await get(browser, '/identity/me')).value.user.mustChangePassword).toBe(true)
  await open(browser, '/identity/password', { current: first, next: 'Danggui Huangqi 9' })
  expect((await get(browser, '/identity/sessions')).status).toBe(200)
})

test('dangerous verbs want a fresh proof: by the password, by nobody else’s, and not by a machine', async () => {
  const orgId = await house.firm('pharmacy')
  const admin = await signedIn(orgId, ['buyer_admin'])
  const clerk = await house.person(orgId, ['purchaser'])
  const change = () =>
    post(admin.browser, '/identity/users/:userId/roles', { userId: clerk.userId }, { roles: ['receiver'] })
  later(15 * 60 + 1)
  await expect(change()).rejects.toEqual(heldBy('identity.step_up_needed'))
  const wrong = await open(admin.browser, '/identity/step-up', { password: 'not this one' })
  expect(wrong.value.code).toBe('identity.password_wrong')
  await expect(change()).rejects.toThrow(Held)
  expect((await open(admin.browser, '/identity/step-up', { password: PASSWORD })).value).toEqual({
    done: true,
  })
  expect((await change()).status).toBe(201)
  for (let i = 0; i < 6; i++) await open(admin.browser, '/identity/step-up', { password: 'not this one' })
  const locked = await open(admin.browser, '/identity/step-up', { password: PASSWORD })
  expect(locked.value.code).toBe('identity.password_wrong')
})

test('nobody changes his own roles, nor gives himself what another must hold', async () => {
  const orgId = await house.firm('pharmacy')
  const admin = await signedIn(orgId, ['buyer_admin'])
  await house.person(orgId, ['buyer_admin'])
  const own = await post(
    admin.browser,
    '/identity/users/:userId/roles',
    { userId: admin.userId },
    { roles: ['buyer_admin', 'purchaser'] },
  )
  expect(own).toMatchObject({ status: 422, value: { code: 'identity.own_roles' } })
  const other = await house.firm('pharmacy')
  const rights = new Set(['platform.users.manage'])
  const actor = { kind: 'user', userId: admin.userId, name: '平台', orgId, rights } as const
  const entered = await transact(house.db, { actor, orgs: [orgId, other] }, ctx =>
    addMemberships(ctx, [{ userId: admin.userId, orgId: other, roles: ['purchaser'] }]),
  )
  expect(entered).toMatchObject([{ code: 'identity.own_roles' }])
})

test('a second factor: password, then code; each code once; wrong ones lock', async () => {
  const orgId = await house.firm('pharmacy')
  const person = await enrolled(orgId, ['purchaser'])
  const { name, secret } = person
  expect((await logIn(name)).value.code).toBe('identity.code_needed')
  expect((await logIn(name, 'not this one', codeNow(secret, 1))).value.code).toBe('identity.login_refused')
  later(30)
  const code = codeNow(secret)
  expect((await logIn(name, PASSWORD, code)).status).toBe(200)
  expect((await logIn(name, PASSWORD, code)).value.code).toBe('identity.code_wrong')
  later(30)
  expect((await logIn(name, PASSWORD, codeNow(secret, 1))).status).toBe(200)
  expect((await logIn(name, PASSWORD, codeNow(secret, 0))).value.code).toBe('identity.code_wrong')
  for (let i = 0; i < 5; i++) await logIn(name, PASSWORD, '000000', { token: null, ip: '203.0.113.40' })
  later(60)
  const locked = await logIn(name, PASSWORD, codeNow(secret), { token: null, ip: '203.0.113.40' })
  expect(locked.value.code).toBe('identity.login_refused')
  const unasked = await logIn(name, PASSWORD, undefined, { token: null, ip: '203.0.113.40' })
  expect(unasked.value.code).toBe('identity.login_refused')
})

test('at home too five wrong codes stop the sixth guess, right as it may be, for fifteen minutes', async () => {
  const { name, secret } = await enrolled(await house.firm('pharmacy'), ['purchaser'])
  later(30)
  const browser: Browser = { token: null, ip: '198.51.100.7' }
  expect((await logIn(name, PASSWORD, codeNow(secret), browser)).status).toBe(200)
  const prove = (code: string) => open(browser, '/identity/step-up', { code })
  for (let i = 0; i < 5; i++) await prove('000000')
  later(30)
  expect((await prove(codeNow(secret))).value.code).toBe('identity.code_wrong')
  later(15 * 60)
  expect((await prove(codeNow(secret))).value).toEqual({ done: true })
})

test('an administrator of the firm behind the house gives, takes and resets nothing of the house', async () => {
  const orgId = await house.firm('platform')
  const { browser } = await signedIn(orgId, ['seller_admin'])
  const keeper = await house.person(orgId, ['platform_admin'])
  const clerk = await house.person(orgId, ['observer'])
  const roles = (userId: string, wanted: string[]) =>
    post(browser, '/identity/users/:userId/roles', { userId }, { roles: wanted })
  await expect(roles(clerk.userId, ['platform_quality'])).rejects.toThrow(Denied)
  await expect(roles(keeper.userId, ['observer'])).rejects.toThrow(Denied)
  const reset = (userId: string) =>
    post(browser, '/identity/users/:userId/password', { userId }, { password: 'Sanqi Danshen 12' })
  await expect(reset(keeper.userId)).rejects.toThrow(Denied)
  expect((await reset(clerk.userId)).status).toBe(201)
})

test('of twenty who come with one code at once one is let in', async () => {
  const person = await enrolled(await house.firm('pharmacy'), ['purchaser'])
  later(30)
  const code = codeNow(person.secret)
  const answers = await Promise.all(Array.from({ length: 20 }, () => logIn(person.name, PASSWORD, code)))
  expect(answers.filter(answer => answer.status === 200)).toHaveLength(1)
})

test('recovery codes open once each, renewed ones replace them, and secrets stand nowhere in the clear', async () => {
  const person = await enrolled(await house.firm('pharmacy'), ['purchaser'])
  expect(new Set(person.codes).size).toBe(10)
  const [one = '', two = ''] = person.codes
  expect((await logIn(person.name, PASSWORD, one.toLowerCase().replaceAll('-', ' '))).status).toBe(200)
  expect((await logIn(person.name, PASSWORD, one)).value.code).toBe('identity.code_wrong')
  expect((await get(person.browser, '/identity/second-factor')).value).toMatchObject({
    enrolled: true,
    recoveryCodesLeft: 9,
  })
  later(30)
  const renewed = await open(person.browser, '/identity/second-factor/recovery-codes', {
    code: codeNow(person.secret),
  })
  expect(renewed.value.codes).toHaveLength(10)
  expect((await logIn(person.name, PASSWORD, two)).value.code).toBe('identity.code_wrong')
  const rows = await house.sql(
    'select (select jsonb_agg(f) from identity.second_factor f)::text || (select jsonb_agg(r) from identity.recovery_code r)::text as all',
  )
  for (const secret of [one, two, ...renewed.value.codes]) expect(rows[0].all).not.toContain(secret)
  expect(rows[0].all).not.toContain(person.secret.toString('base64url'))
})

test('a firm that demands a second factor lets nobody work without; its administrator helps who lost a phone', async () => {
  const orgId = await house.firm('pharmacy')
  const admin = await enrolled(orgId, ['buyer_admin'])
  const clerk = await signedIn(orgId, ['purchaser'])
  const demand = (browser: Browser) => post(browser, '/identity/policy', {}, { secondFactorRequired: true })
  const bare = await signedIn(orgId, ['buyer_admin'])
  expect((await demand(bare.browser)).value.code).toBe('identity.second_factor_own_first')
  await expect(demand(clerk.browser)).rejects.toThrow(Denied)
  expect((await demand(admin.browser)).value).toEqual({ secondFactorRequired: true })
  await expect(get(clerk.browser, '/identity/sessions')).rejects.toEqual(
    heldBy('identity.second_factor_needed'),
  )
  expect((await get(clerk.browser, '/identity/me')).value.user.mustEnrol).toBe(true)
  const started = await open(clerk.browser, '/identity/second-factor/start', { password: PASSWORD })
  const secret = decode32(started.value.secret)
  expect((await open(clerk.browser, '/identity/second-factor/confirm', { code: '000000' })).value.code).toBe(
    'identity.code_wrong',
  )
  await open(clerk.browser, '/identity/second-factor/confirm', { code: codeNow(secret) })
  expect((await get(clerk.browser, '/identity/sessions')).status).toBe(200)
  const again = await open(clerk.browser, '/identity/second-factor/start', { password: PASSWORD })
  expect(again.value.code).toBe('identity.second_factor_exists')
  const reset = (browser: Browser, userId: string) =>
    post(browser, '/identity/users/:userId/second-factor/reset', { userId })
  expect((await reset(admin.browser, admin.userId)).value.code).toBe('identity.not_oneself')
  const { browser: foreign } = await signedIn(await house.firm('pharmacy'), ['buyer_admin'])
  await expect(reset(foreign, clerk.userId)).rejects.toThrow(NotFound)
  expect((await reset(admin.browser, clerk.userId)).value).toEqual({ userId: clerk.userId })
  expect((await get(clerk.browser, '/identity/me')).status).toBe(401)
  expect((await logIn(clerk.name)).status).toBe(200)
})

test('without its key the house says so, and lets in by recovery code', async () => {
  const person = await enrolled(await house.firm('pharmacy'), ['purchaser'])
  await house.sql(
    `update identity.second_factor set sealed = '00000000.' || split_part(sealed, '.', 2) where user_id = $1`,
    [person.userId],
  )
  later(30)
  const unreadable = await logIn(person.name, PASSWORD, codeNow(person.secret))
  expect(unreadable.value.code).toBe('identity.code_unreadable')
  expect((await logIn(person.name, PASSWORD, person.codes[0])).status).toBe(200)
})

test('all other sessions end at once; an administrator ends a colleague’s, for the own firm only', async () => {
  const orgId = await house.firm('pharmacy')
  const admin = await signedIn(orgId, ['buyer_admin'])
  const clerk = await signedIn(orgId, ['purchaser'])
  const phone: Browser = { token: null }
  await logIn(clerk.name, PASSWORD, undefined, phone)
  expect((await open(phone, '/identity/sessions/end-others')).value).toEqual({ ended: 1 })
  expect((await get(clerk.browser, '/identity/me')).status).toBe(401)
  const params = { userId: clerk.userId }
  const seen = await get(admin.browser, '/identity/users/:userId/sessions', { params })
  expect(seen.value.rows).toMatchObject([{ current: false }])
  const { browser: foreign } = await signedIn(await house.firm('pharmacy'), ['buyer_admin'])
  await expect(get(foreign, '/identity/users/:userId/sessions', { params })).rejects.toThrow(NotFound)
  await expect(post(foreign, '/identity/users/:userId/sessions/end', params)).rejects.toThrow(NotFound)
  expect((await post(admin.browser, '/identity/users/:userId/sessions/end', params)).value).toEqual({
    ended: 1,
  })
  expect((await get(phone, '/identity/me')).status).toBe(401)
})

test('a key loses what its maker loses, comes from its places only, and is rotated', async () => {
  const orgId = await house.firm('pharmacy')
  const maker = await signedIn(orgId, ['buyer_admin', 'purchaser'])
  const other = await signedIn(orgId, ['buyer_admin', 'purchaser'])
  const body = {
    keyId: newId(),
    name: '订货机器人',
    rights: ['trade.order.place', 'price.read'],
    days: 30,
    allowedFrom: ['192.0.2.0/24'],
  }
  const wrong = await open(maker.browser, '/identity/keys', { ...body, allowedFrom: ['192.0.2.0/99'] })
  expect(wrong.value.code).toBe('identity.network_malformed')
  const made = await open(maker.browser, '/identity/keys', body)
  const machine: Browser = { token: made.value.token }
  const rights = async (browser = machine) => (await get(browser, '/identity/me')).value?.rights
  expect(await rights()).toEqual(['price.read', 'trade.order.place'])
  expect((await get({ ...machine, ip: '203.0.113.9' }, '/identity/me')).status).toBe(401)
  await post(other.browser, '/identity/users/:userId/roles', { userId: maker.userId }, { roles: ['finance'] })
  expect(await rights()).toEqual(['price.read'])
  const params = { keyId: body.keyId }
  const turn = { nextId: newId(), days: 30, overlapHours: 1 }
  const rotated = await open(other.browser, '/identity/keys/:keyId/rotate', turn, params)
  const next: Browser = { token: rotated.value.token }
  expect(await rights(next)).toEqual(['price.read', 'trade.order.place'])
  expect((await get({ ...next, ip: '203.0.113.9' }, '/identity/me')).status).toBe(401)
  expect((await get(machine, '/identity/me')).status).toBe(200)
  const twice = await open(
    other.browser,
    '/identity/keys/:keyId/rotate',
    { ...turn, nextId: newId() },
    params,
  )
  expect(twice.value.code).toBe('identity.key_ended')
  later(3601)
  expect((await get(machine, '/identity/me')).status).toBe(401)
  expect((await get(next, '/identity/me')).status).toBe(200)
})
