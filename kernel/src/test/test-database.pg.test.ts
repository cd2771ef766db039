import pg from 'pg'
import { expect, test } from 'vitest'
import { testDatabase } from './face.ts'

test('every test database is a separate copy of the template', async () => {
  const [one, two] = await Promise.all([testDatabase(), testDatabase()])
  const client = new pg.Client({ connectionString: one.ownerUrl })
  await client.connect()
  await client.query('create table only_here (n int)')
  const other = new pg.Client({ connectionString: two.ownerUrl })
  await other.connect()
  const { rows } = await other.query("select to_regclass('only_here') as found")
  expect(rows).toEqual([{ found: null }])
  await other.end()
  await client.end()
  await Promise.all([one.drop(), two.drop()])
})
