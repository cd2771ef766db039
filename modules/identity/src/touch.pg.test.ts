import { appUrl, type Database, openDatabase, systemActor, transact } from '@yaolian/kernel'
import { testDatabase } from '@yaolian/kernel/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { touchKeys } from './key.sql.ts'
import { touchSessions } from './session.sql.ts'

let db: Database
let drop: () => Promise<void>
beforeAll(async () => {
  const made = await testDatabase()
  drop = made.drop
  const owner = openDatabase(made.ownerUrl)
  await owner.streams.query(`
    insert into identity.session (token_hash, session_id, user_id, org_id, created_at, last_seen_at, expires_at, ip, agent)
    select name, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), now(), now() - interval '1 hour', now(), '', ''
      from unnest(array['a', 'b', 'c']) as name`)
  await owner.streams.query(`
    insert into identity.api_key (key_id, key_hash, prefix, org_id, name, rights, expires_at, created_at)
    select gen_random_uuid(), name, name, gen_random_uuid(), name, '{}', now(), now()
      from unnest(array['a', 'b', 'c']) as name`)
  await owner.close()
  db = openDatabase(appUrl(made.ownerUrl))
})
afterAll(async () => {
  await db.close()
  await drop()
})

const scope = { actor: systemActor('test'), orgs: [] }

test.each([
  ['sessions', touchSessions],
  ['keys', touchKeys],
])('two processes that note down the same %s never wait for each other', async (_what, touch) => {
  const now = new Date().toISOString()
  const touched = await transact(db, scope, async one => {
    const first = await touch(one, { hashes: ['b', 'a'], now })
    const second = await transact(db, scope, other => touch(other, { hashes: ['a', 'b', 'c'], now }))
    return { first, second }
  })
  expect(touched).toEqual({ first: 2, second: 1 })
})
