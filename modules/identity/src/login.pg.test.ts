import { Denied, NotFound, newId } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMemberships } from './add-users.ts'
import { authenticate, forgetActors } from './authenticate.ts'
import { type Browser, openHouse, PASSWORD, type TestHouse } from './house.fixture.ts'
import { openSessions } from './open-sessions.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const logIn = (browser: Browser, name: string, password = PASSWORD) =>
  house.send(browser, 'POST', '/identity/login', { body: { name, password } })
const browsers = (): [Browser, Browser] => [{ token: null }, { token: null }]
const me = (browser: Browser) => house.send(browser, 'GET', '/identity/me')
const minutesLater = (minutes: number) => house.clock.advance(minutes * 60_000)

test('a pharmacist signs in, is who she is, and signs out', async () => {
  const orgId = await house.firm('pharmacy', '同济堂大药房')
  const { name, userId } = await house.person(orgId, ['pharmacist'])
  const browser: Browser = { token: null }
  expect(await me(browser)).toMatchObject({ status: 401 })
  const entered = await logIn(browser, name.toUpperCase())
  expect(entered.value).toMatchObject({
    user: { userId, name, mustChangePassword: false },
    organisation: { orgId, name: '同济堂大药房', kind: 'pharmacy' },
    organisations: [{ orgId }],
    roles: ['pharmacist'],
    businessDate: '2026-11-22',
    demo: false,
  })
  expect(entered.value.rights).toContain('trade.order.place')
  expect(entered.value.rights).not.toContain('party.relation.review')
  expect((await me(browser)).value).toEqual(entered.value)
  const { token } = browser
  await house.send(browser, 'POST', '/identity/logout')
  expect(browser.token).toBeNull()
  expect(await me({ token })).toMatchObject({ status: 401 })
  expect((await house.send({ token }, 'POST', '/identity/logout')).value).toEqual({ done: true })
})

test('a wrong name and a wrong password are the same answer after about the same time', async () => {
  const { name } = await house.person(await house.firm('pharmacy'), ['purchaser'])
  const took = async (who: string) => {
    const before = performance.now()
    const answer = await logIn({ token: null, ip: newId() }, who, 'wrong-wrong-wrong')
    return { answer, ms: performance.now() - before }
  }
  await took('warm-up')
  const known = [await took(name), await took(name), await took(name)]
  const unknown = [await took('nobody1'), await took('nobody2'), await took('nobody3')]
  for (const { answer } of [...known, ...unknown])
    expect(answer).toEqual({
      status: 422,
      value: expect.objectContaining({ code: 'identity.login_refused' }),
    })
  expect(new Set([...known, ...unknown].map(({ answer }) => JSON.stringify(answer))).size).toBe(1)
  const fastest = (all: typeof known) => Math.min(...all.map(({ ms }) => ms))
  // Without the hash for nobody this is thirty times as fast.
  expect(fastest(unknown)).toBeGreaterThan(fastest(known) / 4)
})

test('twenty wrong passwords at once: five count, then it is locked for fifteen minutes', async () => {
  const { name, userId } = await house.person(await house.firm('pharmacy'), ['purchaser'])
  await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      logIn({ token: null, ip: `198.51.100.${i}` }, name, `wrong wrong ${i}`),
    ),
  )
  const rows = await house.sql(
    `select failed_attempts, locked_until,
            (select count(*)::int from identity.journal j where j.user_id = u.user_id and kind = 'locked') as locks
       from identity.user_account u where user_id = $1`,
    [userId],
  )
  expect(rows[0]).toMatchObject({ failed_attempts: 5, locks: 1 })
  expect(rows[0].locked_until).toBe('2026-11-22 01:15:00+00')
  expect((await logIn({ token: null }, name)).value.code).toBe('identity.login_refused')
  minutesLater(15)
  expect((await logIn({ token: null }, name)).status).toBe(200)
  expect((await logIn({ token: null }, name, 'wrong wrong wrong')).status).toBe(422)
  expect((await logIn({ token: null }, name)).status).toBe(200)
})

test('whoever guesses from elsewhere locks nobody out where they always come in', async () => {
  const { name } = await house.person(await house.firm('pharmacy'), ['purchaser'])
  const counter = { token: null, ip: newId() }
  const elsewhere = () => ({ token: null, ip: newId() })
  expect((await logIn({ ...counter }, name)).status).toBe(200)
  for (let i = 0; i < 6; i++) await logIn(elsewhere(), name, `guess ${i}, wrong`)
  expect((await logIn(elsewhere(), name)).status).toBe(422)
  expect((await logIn({ ...counter }, name)).status).toBe(200)
  expect((await logIn(elsewhere(), name)).status).toBe(422) // still locked for everybody else
})

test('five wrong passwords lock at home too, for fifteen minutes and no longer', async () => {
  const { name } = await house.person(await house.firm('pharmacy'), ['purchaser'])
  const counter = { token: null, ip: newId() }
  expect((await logIn({ ...counter }, name)).status).toBe(200)
  for (let i = 0; i < 4; i++) await logIn({ ...counter }, name, `guess ${i}, wrong`)
  expect((await logIn({ ...counter }, name)).status).toBe(200)
  for (let i = 0; i < 5; i++) await logIn({ ...counter }, name, `guess ${i}, wrong`)
  expect((await logIn({ ...counter }, name)).status).toBe(422)
  minutesLater(10)
  expect((await logIn({ ...counter }, name, 'wrong once more')).status).toBe(422)
  minutesLater(5.1)
  expect((await logIn({ ...counter }, name)).status).toBe(200)
})

test('one right password among nineteen wrong ones at once gets in at most once and unlocks nothing', async () => {
  const { name, userId } = await house.person(await house.firm('pharmacy'), ['purchaser'])
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      logIn({ token: null, ip: `198.51.101.${i}` }, name, i === 12 ? PASSWORD : `wrong wrong ${i}`),
    ),
  )
  const inside = answers.filter(answer => answer.status === 200).length
  const rows = await house.sql(
    'select failed_attempts, locked_until from identity.user_account where user_id = $1',
    [userId],
  )
  // Before the fifth failure it clears the count once, after it it is refused: either way the rest locks.
  expect(inside).toBeLessThanOrEqual(1)
  expect(rows[0].locked_until).not.toBeNull()
})

test('many failures from one address close that address for a minute, and no other', async () => {
  const { name } = await house.person(await house.firm('pharmacy'), ['purchaser'])
  const guesser = '203.0.113.9'
  await Promise.all(
    Array.from({ length: 30 }, (_, i) => logIn({ token: null, ip: guesser }, `nobody${i}`, 'wrong wrong')),
  )
  const closed = await logIn({ token: null, ip: guesser }, name)
  expect(closed.value).toMatchObject({ code: 'identity.too_many_failures', facts: { retryAfterSeconds: 60 } })
  expect((await logIn({ token: null, ip: '203.0.113.10' }, name)).status).toBe(200)
  minutesLater(2)
  expect((await logIn({ token: null, ip: guesser }, name)).status).toBe(200)
})

test('a session ends after twelve idle hours, after seven days, and lives as long as it is used', async () => {
  const { name } = await house.person(await house.firm('pharmacy'), ['purchaser'])
  const [idle, used] = browsers()
  await logIn(idle, name)
  await logIn(used, name)
  const status = async (browser: Browser) => {
    forgetActors(house.db)
    return (await me(browser)).status
  }
  minutesLater(11 * 60)
  expect(await status(used)).toBe(200)
  minutesLater(2 * 60)
  expect(await status(idle)).toBe(401)
  for (let hours = 13; hours < 7 * 24; hours += 11) {
    expect(await status(used)).toBe(200)
    minutesLater(11 * 60)
  }
  expect(await status(used)).toBe(401)
})

test('tokens are nowhere in the database, nor is a typed name that is nobody’s', async () => {
  const { name } = await house.person(await house.firm('pharmacy'), ['purchaser'])
  const browser: Browser = { token: null }
  await logIn(browser, name)
  await logIn({ token: null }, 'my-secret-typed-as-name')
  const rows = await house.sql(
    `select (select jsonb_agg(s) from identity.session s)::text || (select jsonb_agg(j) from identity.journal j)::text ||
            coalesce((select jsonb_agg(c) from kernel.command c)::text, '') as everything`,
  )
  expect(rows[0].everything).not.toContain(browser.token)
  expect(rows[0].everything).not.toContain('my-secret-typed-as-name')
})

test('a new login ends the session that the browser still carried', async () => {
  const { name } = await house.person(await house.firm('pharmacy'), ['purchaser'])
  const browser: Browser = { token: null }
  await logIn(browser, name)
  const { token } = browser
  await logIn(browser, name)
  expect(browser.token).not.toBe(token)
  expect((await me({ token })).status).toBe(401)
  expect((await me(browser)).status).toBe(200)
})

test('one person, two firms: she switches, and what she may do switches with her', async () => {
  const [shop, other] = [await house.firm('pharmacy', '甲药房'), await house.firm('pharmacy', '乙药房')]
  const { name, userId } = await house.person(shop, ['pharmacist'])
  const browser: Browser = { token: null }
  await logIn(browser, name)
  const to = (orgId: string) => house.send(browser, 'POST', '/identity/switch', { body: { orgId } })
  await expect(to(other)).rejects.toThrow(NotFound)
  await house.system(ctx => addMemberships(ctx, [{ userId, orgId: other, roles: ['receiver'] }]))
  const switched = await to(other)
  expect(switched.value).toMatchObject({ organisation: { name: '乙药房' }, roles: ['receiver'] })
  expect(await authenticate(house.db, browser.token)).toMatchObject({ orgId: other })
  expect((await me(browser)).value.rights).not.toContain('trade.order.place')
})

test('sessions are listed, ended one by one or all at once, and only by their owner', async () => {
  const orgId = await house.firm('pharmacy')
  const { name } = await house.person(orgId, ['purchaser'])
  const stranger: Browser = { token: null }
  await logIn(stranger, (await house.person(orgId, ['purchaser'])).name)
  const [phone, desk] = browsers()
  await logIn(phone, name)
  await logIn(desk, name)
  const list = await house.send(desk, 'GET', '/identity/sessions')
  expect(list.value.rows).toHaveLength(2)
  const other = list.value.rows.find((row: { current: boolean }) => !row.current)
  const end = (browser: Browser) =>
    house.send(browser, 'POST', '/identity/sessions/:sessionId/end', {
      params: { sessionId: other.sessionId },
    })
  await expect(end(stranger)).rejects.toThrow(NotFound)
  expect((await me(phone)).status).toBe(200)
  await end(desk)
  expect((await me(phone)).status).toBe(401)
  await logIn(phone, name)
  const token = desk.token
  await house.send(desk, 'POST', '/identity/logout-everywhere')
  expect((await me(phone)).status).toBe(401)
  expect((await me({ token })).status).toBe(401)
})

test('a changed password ends the other sessions; a wrong current one counts as a failure', async () => {
  const { name } = await house.person(await house.firm('pharmacy'), ['purchaser'])
  const [here, there] = browsers()
  await logIn(here, name)
  await logIn(there, name)
  const change = (current: string, next: string) =>
    house.send(here, 'POST', '/identity/password', { body: { current, next } })
  expect((await change('not this one', 'Danggui Huangqi 9')).value.code).toBe('identity.password_wrong')
  expect((await change(PASSWORD, 'short')).value.code).toBe('identity.password_length')
  expect((await change(PASSWORD, PASSWORD)).value.code).toBe('identity.password_same')
  expect((await change(PASSWORD, 'Danggui Huangqi 9')).value).toEqual({ done: true })
  expect((await me(here)).status).toBe(200)
  expect((await me(there)).status).toBe(401)
  expect((await logIn(there, name)).status).toBe(422)
  expect((await logIn(there, name, 'Danggui Huangqi 9')).status).toBe(200)
  for (let i = 0; i < 5; i++) await change('not this one', 'Chuanxiong Baizhi 7')
  expect((await change('Danggui Huangqi 9', 'Chuanxiong Baizhi 7')).value.code).toBe(
    'identity.password_wrong',
  )
})

test('a thousand different sessions are looked up in a few statements', async () => {
  const orgId = await house.firm('pharmacy')
  const people = await Promise.all(Array.from({ length: 4 }, () => house.person(orgId, ['purchaser'])))
  const whose = Array.from({ length: 1_000 }, (_, i) => people[i % 4] as (typeof people)[0])
  const opened = await house.system(ctx => openSessions(ctx, whose))
  let statements = 0
  house.db.onCost = cost => {
    statements += cost.statements
  }
  const actors = await Promise.all(opened.map(({ token }) => authenticate(house.db, token)))
  house.db.onCost = () => {}
  expect(actors.map(actor => actor?.userId)).toEqual(whose.map(person => person.userId))
  expect(statements).toBeLessThanOrEqual(12)
  const mine = { actor: { ...(actors[0] as NonNullable<(typeof actors)[0]>) } }
  await expect(house.as(mine.actor, ctx => openSessions(ctx, whose))).rejects.toThrow(Denied)
})

test('a token that was never ours costs no query, one of the right form is a stranger', async () => {
  let transactions = 0
  house.db.onCost = () => {
    transactions++
  }
  expect(await authenticate(house.db, 'rubbish')).toBeNull()
  expect(await authenticate(house.db, null)).toBeNull()
  expect(transactions).toBe(0)
  expect(await authenticate(house.db, 'A'.repeat(43))).toBeNull()
  expect(await authenticate(house.db, `ylk_${'A'.repeat(43)}`)).toBeNull()
  expect(transactions).toBe(2)
  house.db.onCost = () => {}
})

test('somebody without any active firm does not get in', async () => {
  const orgId = await house.firm('pharmacy')
  const { name, userId } = await house.person(orgId, ['purchaser'])
  await house.sql(`update identity.membership set state = 'disabled' where user_id = $1`, [userId])
  const answer = await logIn({ token: null }, name)
  expect(answer.status).toBe(422)
})
