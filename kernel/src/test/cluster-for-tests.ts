import { join, resolve } from 'node:path'
import { type Cluster, HomeInUse, startCluster } from '@yaolian/cluster'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { TEMPLATE, withDatabase } from './database-url.ts'

const CHECKOUT = resolve(import.meta.dirname, '../../..')
/** Runs at the same time take a home each: test, test-2, … */
const PARALLEL_RUNS_MAX = 8
const ADVISORY_LOCK = 7_235_891

/**
 * Before the first test against a real PostgreSQL: a server with fast settings (or DATABASE_URL, where
 * nothing but yl_test_* is ever made or dropped) and a migrated template that testDatabase() copies.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const givenUrl = process.env.DATABASE_URL
  const cluster = givenUrl ? null : await startTestCluster()
  const url = givenUrl ?? cluster!.url
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const close = async () => {
    await client.end()
    await cluster?.stop()
  }
  try {
    await makeTemplate(client, url)
  } catch (error) {
    await close()
    throw error
  }
  project.provide('databaseUrl', url)
  return async () => {
    await dropTestDatabases(client)
    await close()
  }
}

async function startTestCluster(): Promise<Cluster> {
  for (let run = 1; run <= PARALLEL_RUNS_MAX; run++) {
    const home = join(CHECKOUT, '.yaolian', run === 1 ? 'test' : `test-${run}`)
    try {
      return await startCluster({ home, mode: 'test' })
    } catch (error) {
      if (!(error instanceof HomeInUse)) throw error
    }
  }
  throw new Error(`${PARALLEL_RUNS_MAX} test runs are going on already`)
}

async function makeTemplate(client: pg.Client, url: string): Promise<void> {
  const { rows } = await client.query(
    'select rolcreatedb or rolsuper as may from pg_roles where rolname = current_user',
  )
  if (!rows[0]?.may) throw new Error('the role of DATABASE_URL may not create databases; tests need CREATEDB')
  // Held until the run ends: two runs on one server would drop each other's databases.
  await client.query('select pg_advisory_lock($1)', [ADVISORY_LOCK])
  await dropTestDatabases(client)
  await client.query(`create database ${TEMPLATE}`)
  await migrateTemplate(withDatabase(url, TEMPLATE))
}

/**
 * The composition root knows every module's migrations. It stands above the kernel, so it is found at run
 * time only; the kernel itself depends on nothing above it.
 */
async function migrateTemplate(ownerUrl: string): Promise<void> {
  const server = '@yaolian/server'
  const { migrateHouse } = (await import(server)) as { migrateHouse: (ownerUrl: string) => Promise<unknown> }
  await migrateHouse(ownerUrl)
}

/** Also what killed runs left behind. */
async function dropTestDatabases(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    `select datname from pg_database where datname like 'yl\\_test\\_%'`,
  )
  for (const { datname } of rows) await client.query(`drop database if exists "${datname}" with (force)`)
}
