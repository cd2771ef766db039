import { allStatements } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import './face.ts'
import { openHouse, type TestHouse } from './house.fixture.ts'
import { faultsOf } from './plan.fixture.ts'

const PEOPLE = 10_000

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
  const run = (text: string) => house.asOwner(text)
  const series = `generate_series(1, ${PEOPLE}) as n`
  const user = `md5('user' || n)::uuid`
  const org = `md5('org' || n / 10)::uuid`
  await run(`insert into identity.user_account (user_id, name, display_name, password_hash, password_changed_at, created_at)
    select ${user}, 'user' || n, 'x', 'x', now(), now() from ${series}`)
  await run(`insert into identity.membership (user_id, org_id, roles, added_at)
    select ${user}, ${org}, case when n % 10 = 0 then '{buyer_admin}'::text[] else '{purchaser}' end, now() from ${series}`)
  await run(`insert into identity.session (token_hash, session_id, user_id, org_id, created_at, last_seen_at, expires_at,
      ip, agent)
    select md5('token' || n || '/' || m), md5('session' || n || '/' || m)::uuid, ${user}, ${org}, now(), now(),
           now() + (m - 3) * interval '7 days', '', '' from ${series}, generate_series(1, 5) as m`)
  await run(`insert into identity.api_key (key_id, key_hash, prefix, org_id, name, rights, expires_at, created_at)
    select md5('key' || n)::uuid, md5('hash' || n), 'ylk_', ${org}, 'x', '{x}', now() + interval '1 day', now() from ${series}`)
  await run(`insert into identity.journal (at, kind, user_id, org_id, by_name, ip, agent, facts)
    select now() - n * interval '1 second', case when n % 20 = 0 then 'login_failed' else 'login' end, ${user}, ${org}, 'x',
           '192.0.2.' || n % 250, '', '{}' from ${series}`)
  await run(`insert into identity.invitation (invitation_id, token_hash, org_id, kind, display_name, contact, roles,
      made_at, maker, expires_at, accepted_by)
    select md5('invitation' || n)::uuid, md5('link' || n), ${org}, 'person', 'x', 'x', '{purchaser}', now(), 'x',
           now() - n * interval '1 minute', ${user} from ${series}`)
  await run(`insert into identity.second_factor (user_id, sealed, started_at, confirmed_at)
    select ${user}, 'x', now(), now() from ${series}`)
  await run(`insert into identity.recovery_code (user_id, code_hash)
    select ${user}, md5('code' || n || '/' || m) from ${series}, generate_series(1, 10) as m`)
  await run(`insert into identity.policy (org_id, second_factor_required, changed_at)
    select md5('org' || n)::uuid, true, now() from ${series}`)
  await run(`insert into kernel.event (org_id, type, subject_id, data, occurred_at, by_user, by_name)
    select ${org}, 'identity.user_added', ${user}, '{}', now() - m * interval '1 hour', ${user}, 'x'
      from ${series}, generate_series(1, 5) as m`)
  await run(
    'analyze identity.invitation, identity.second_factor, identity.recovery_code, identity.policy, kernel.event',
  )
  await run(
    `analyze identity.user_account, identity.membership, identity.session, identity.api_key, identity.journal`,
  )
})
afterAll(() => house.close())

/** One row, a login page's list, and the account that is any at all: read whole by nature. */
const WHOLE = /^identity\.(houseOrganisation|demoAccounts|anyUser)$/

test.each(
  allStatements()
    .filter(
      ({ name }) => /^identity\.|^kernel\.(eventsInTime|eventsOfPerson)$/.test(name) && !WHOLE.test(name),
    )
    .map(statement => [statement.name, statement.text] as const),
)('%s finds its rows by index, and joins no list quadratically', async (_name, text) => {
  const [row] = await house.sql(`explain (generic_plan, format json) ${text}`)
  const plan = JSON.parse(row['QUERY PLAN'])[0].Plan
  expect(faultsOf(plan)).toEqual([])
})
