import { createHash, createHmac } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'

/** A schema and the folder of its numbered SQL files, in the order of the floor plan. */
export type Migrations = { name: string; migrations: URL }

const KERNEL: Migrations = { name: 'kernel', migrations: new URL('../migrations/', import.meta.url) }
// One number for all Yaolian processes on one database; any constant does.
const LOCK = 7_241_113

/**
 * Brings a database up to date: roles, the worker's schema, then each module's files that were not applied
 * yet, every file in a transaction of its own. Forward only; a file that changed after it was applied is
 * refused. Safe to run from several processes at once. Gives the names of the files that were applied now.
 */
export async function migrate(ownerUrl: string, modules: readonly Migrations[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query("set createrole_self_grant = 'set'")
    await runMigrations({ connectionString: ownerUrl, logger: quietLogger() })
    const all = [KERNEL, ...modules]
    const names = all.map(module => module.name)
    await patiently(() => makeRoles(client, ownerUrl, names))
    await client.query(`create schema if not exists migration;
      create table if not exists migration.file (
        name text primary key, hash text not null, applied_at timestamptz not null default now())`)
    const applied: string[] = []
    for (const module of all) applied.push(...(await migrateModule(client, module)))
    return applied
  } finally {
    await client.end()
  }
}

// The advisory lock is of one database, roles are of the server: two databases migrated at once may meet here.
async function patiently(use: () => Promise<void>, attempts = 10): Promise<void> {
  try {
    await use()
  } catch (error) {
    if (attempts <= 1 || !/tuple concurrently/.test((error as Error).message)) throw error
    await new Promise(resolve => setTimeout(resolve, 50 + Math.random() * 200))
    await patiently(use, attempts - 1)
  }
}

async function migrateModule(client: pg.Client, module: Migrations): Promise<string[]> {
  await client.query(`create schema if not exists ${module.name};
    grant usage on schema ${module.name} to yl_module`)
  const files = (await readdir(module.migrations)).filter(name => name.endsWith('.sql')).sort()
  const applied: string[] = []
  for (const file of files) {
    const name = `${module.name}/${file}`
    const text = await readFile(new URL(file, module.migrations), 'utf8')
    const hash = createHash('sha256').update(text).digest('hex')
    const before = await client.query<{ hash: string }>('select hash from migration.file where name = $1', [
      name,
    ])
    const known = before.rows[0]?.hash
    if (known === hash) continue
    if (known) throw new Error(`${name} changed after it was applied; add a new file instead`)
    await applyFile(client, name, text, hash)
    applied.push(name)
  }
  return applied
}

async function applyFile(client: pg.Client, name: string, text: string, hash: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into migration.file (name, hash) values ($1, $2)', [name, hash])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${name}: ${(error as Error).message}`, { cause: error })
  }
}

/**
 * Roles are of the whole server: several Yaolian databases on it share them. Each module has a role that the
 * SQL check works as; the one login role is a member of all, owns nothing and cannot pass row-level security.
 */
async function makeRoles(client: pg.Client, ownerUrl: string, modules: readonly string[]): Promise<void> {
  const wanted = ['yl_module', ...modules.map(name => `yl_${name}`)]
  const exists = async (role: string): Promise<boolean> =>
    (await client.query('select 1 from pg_roles where rolname = $1', [role])).rowCount === 1
  try {
    for (const role of wanted) if (!(await exists(role))) await create(client, `create role ${role} nologin`)
    if (!(await exists(APP_ROLE))) await create(client, `create role ${APP_ROLE} login nobypassrls`)
    await client.query(`alter role ${APP_ROLE} password '${appPassword(ownerUrl)}'`)
    for (const name of modules)
      await client.query(`grant yl_module to yl_${name}; grant yl_${name} to ${APP_ROLE}`)
    await client.query(
      `do $$ begin execute format('grant connect on database %I to yl_module', current_database()); end $$`,
    )
  } catch (error) {
    if ((error as { code?: string }).code === '42501')
      throw new Error('the database user needs CREATEROLE: Yaolian serves with a role that owns nothing', {
        cause: error,
      })
    throw error
  }
}

// Two databases of one server may be migrated at once; the second finds the role made.
async function create(client: pg.Client, statement: string): Promise<void> {
  try {
    await client.query(statement)
  } catch (error) {
    const code = (error as { code?: string }).code
    if (code !== '42710' && code !== '23505') throw error
  }
}

const APP_ROLE = 'yl_app'

const appPassword = (ownerUrl: string): string =>
  createHmac('sha256', decodeURIComponent(new URL(ownerUrl).password))
    .update('yaolian app role')
    .digest('base64url')

/** The address the server works with: the owner's, with the role that owns nothing. */
export function appUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl)
  if (url.password) url.password = appPassword(ownerUrl)
  url.username = APP_ROLE
  return url.href
}

function quietLogger() {
  return new Logger(() => () => {})
}
