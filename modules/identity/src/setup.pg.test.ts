import { NotFound, newId } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noteDemoAccounts } from './demo.ts'
import { forgetJob } from './forget.ts'
import { type Browser, openHouse, type TestHouse } from './house.fixture.ts'
import { nextUscc } from './uscc.fixture.ts'

const houses: TestHouse[] = []
async function open(options?: { demo: boolean }): Promise<TestHouse> {
  const house = await openHouse(options)
  houses.push(house)
  return house
}
let empty: TestHouse
beforeAll(async () => {
  empty = await open()
})
afterAll(() => Promise.all(houses.map(house => house.close())))

const setup = (more: object = {}) => ({
  organisation: {
    orgId: newId(),
    uscc: nextUscc(),
    name: '华中试验医药有限公司',
    kind: 'distributor',
    province: '湖北省',
    city: '武汉市',
    ...more,
  },
  administrator: { userId: newId(), name: 'guanliyuan', displayName: '李管理', password: 'Sanqi Danshen 12' },
})
const needed = async (house: TestHouse) => (await house.send({ token: null }, 'GET', '/setup')).value.needed

test('what is refused leaves a house that can still be set up', async () => {
  const found = (body: object) => empty.send({ token: null }, 'POST', '/setup', { body })
  const weak = setup()
  weak.administrator.password = '1234567890'
  expect((await found(weak)).value.code).toBe('identity.password_common')
  expect((await found(setup({ uscc: '914201000000000001' }))).value.code).toBe('party.uscc_malformed')
  expect(await needed(empty)).toBe(true)
})

test('ten who found a house at once: one does, and is signed in with what it needs', async () => {
  const browsers: Browser[] = Array.from({ length: 10 }, () => ({ token: null }))
  const answers = await Promise.all(
    browsers.map((browser, i) =>
      empty.send(browser, 'POST', '/setup', { body: setup({ name: `第${i}家医药有限公司` }) }),
    ),
  )
  expect(answers.filter(a => a.status === 200)).toHaveLength(1)
  const others = answers.filter(a => a.status !== 200)
  expect(new Set(others.map(a => a.value.code))).toEqual(new Set(['identity.already_set_up']))
  expect(browsers.filter(b => b.token)).toHaveLength(1)
  const browser = browsers.find(b => b.token) as Browser
  const me = await empty.send(browser, 'GET', '/identity/me')
  expect(me.value.roles).toEqual(['platform_admin', 'seller_admin'])
  expect(me.value.rights).toContain('party.organisation.register')
  expect(await needed(empty)).toBe(false)
  const rows = await empty.sql(`select (select count(*)::int from party.organisation) as firms,
    (select count(*)::int from identity.user_account) as users, (select count(*)::int from identity.house) as houses`)
  expect(rows[0]).toEqual({ firms: 1, users: 1, houses: 1 })
  const roles = await empty.send(browser, 'GET', '/identity/roles')
  expect(roles.value.rows.map((r: { role: string }) => r.role)).toContain('platform_quality')
})

test('a house with people in it cannot be founded again', async () => {
  const house = await open()
  await house.person(await house.firm('pharmacy'), ['buyer_admin'])
  expect(await needed(house)).toBe(false)
  const answer = await house.send({ token: null }, 'POST', '/setup', { body: setup() })
  expect(answer.value.code).toBe('identity.already_set_up')
})

test('demo accounts are shown by a demo that has some, and by nothing else', async () => {
  const account = {
    name: 'yaoshi',
    password: 'Yaolian-demo-1',
    role: 'pharmacist',
    what: { zh: '药师下单', en: 'a pharmacist who orders' },
  }
  const demo = await open({ demo: true })
  const read = (house: TestHouse) => house.send({ token: null }, 'GET', '/identity/demo-accounts')
  await expect(read(demo)).rejects.toThrow(NotFound)
  for (const house of [demo, empty]) {
    await house.system(ctx => noteDemoAccounts(ctx, [account, { ...account, name: 'caigou' }]))
    await house.system(ctx => noteDemoAccounts(ctx, [account]))
  }
  expect((await read(demo)).value.rows).toEqual([account, { ...account, name: 'caigou' }])
  await expect(read(empty)).rejects.toThrow(NotFound)
})

test('old sessions and journal entries are dropped, what the law wants kept is not', async () => {
  const house = await open()
  await house.sql(`insert into identity.journal (at, kind, by_name, ip, agent, facts)
    select now() - n * interval '1 day', 'login', 'x', '', '', '{}' from unnest(array[1, 150, 190, 201, 400]) as w (n)`)
  await house.sql(`insert into identity.session
    (token_hash, session_id, user_id, org_id, created_at, last_seen_at, expires_at, ip, agent)
    select n::text, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), now(), now(),
           now() - n * interval '1 day', '', '' from unnest(array[-1, 10, 31, 90]) as w (n)`)
  house.clock.set(new Date().toISOString())
  await forgetJob.run(house.db, {})
  const counts = async () =>
    (
      await house.sql(`select (select count(*)::int from identity.journal) as entries,
                                (select count(*)::int from identity.session) as sessions`)
    )[0]
  expect(await counts()).toEqual({ entries: 3, sessions: 2 })
  house.clock.advance(900 * 24 * 3_600_000) // a clock that runs ahead must not empty the journal
  await forgetJob.run(house.db, {})
  expect((await counts()).entries).toBe(2)
})
