import { allStatements, type Statement } from '@yaolian/kernel'
import { modules } from '@yaolian/server'
import pg from 'pg'

/**
 * Prepares every registered statement on a migrated database as its module's role and compares the types that
 * the server infers with the declared codecs; explains it with a generic plan, which also checks the rights on
 * tables and views (PREPARE alone does not). Gives one line per fault; an empty list is a pass.
 */
export async function checkSql(
  ownerUrl: string,
  statements: readonly Statement[] = allStatements(),
): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const known = new Set(['kernel', ...modules.map(module => module.name)])
    const faults: string[] = []
    for (const statement of statements)
      if (known.has(statement.module)) faults.push(...(await checkStatement(client, statement)))
    return [...faults, ...(await checkTables(client)), ...(await checkViews(client))]
  } finally {
    await client.end()
  }
}

async function checkStatement(client: pg.Client, statement: Statement): Promise<string[]> {
  const fault = (text: string): string => `${statement.name}: ${text}`
  await client.query('begin')
  try {
    await client.query(`set local role yl_${statement.module}`)
    await client.query(`prepare checked as ${statement.text}`)
    const { rows } = await client.query<{ params: string[]; results: string[] | null }>(
      `select parameter_types::text[] as params, result_types::text[] as results
         from pg_prepared_statements where name = 'checked'`,
    )
    const found = rows[0]
    if (!found) return [fault('was not prepared')]
    const faults = statement.params.flatMap(([name, codec], i) =>
      fits(codec.type, found.params[i])
        ? []
        : [fault(`${name} is ${codec.type}, the server takes ${found.params[i]}`)],
    )
    const wanted = Object.values(statement.columns).map(codec => codec.type)
    const results = found.results ?? []
    if (wanted.length > 0 && [...wanted].sort().join() !== [...results].sort().join())
      faults.push(fault(`declares columns of ${wanted}, the server gives ${results}`))
    await client.query(`explain (generic_plan) ${statement.text}`)
    return faults
  } catch (error) {
    return [fault((error as Error).message)]
  } finally {
    await client.query('rollback')
    await client.query('deallocate all')
  }
}

// `limit $1` is a bigint to the server; a smaller integer always fits.
const fits = (declared: string, taken: string | undefined): boolean =>
  declared === taken || (declared === 'integer' && taken === 'bigint')

/**
 * Tenant tables have row-level security and begin their primary key and every unique key with org_id, so that
 * they can be distributed by it.
 */
async function checkTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{
    table: string
    secured: boolean
    keys: string[] | null
    tenant: boolean
  }>(
    `
    select c.oid::regclass::text as table, c.relrowsecurity as secured,
           exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id') as tenant,
           (select array_agg(a.attname::text) from pg_index i
              join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
             where i.indrelid = c.oid and i.indisunique) as keys
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname = any ($1)`,
    [['kernel', ...modules.map(module => module.name)]],
  )
  return rows.flatMap(row => {
    if (!row.keys) return [`${row.table}: has no primary key`]
    if (!row.secured) return []
    return row.keys.every(key => key === 'org_id')
      ? []
      : [`${row.table}: is owned by organisations, but a unique key begins with ${row.keys}`]
  })
}

/** A view owned by the migrator would pass row-level security of the tables below it. */
async function checkViews(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ view: string; owner: string; module: string }>(
    `select c.oid::regclass::text as view, pg_get_userbyid(c.relowner) as owner, n.nspname as module
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'v' and n.nspname = any ($1)`,
    [['kernel', ...modules.map(module => module.name)]],
  )
  return rows.flatMap(row =>
    row.owner === `yl_${row.module}` ? [] : [`${row.view}: is owned by ${row.owner}`],
  )
}
