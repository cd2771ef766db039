import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { copyOut } from './copy.ts'

export const LIST_NAME = 'yaolian-export.json'

export type ExportedTable = { name: string; columns: string[]; rows: number; file: string }
export type ExportList = {
  format: 1
  madeAt: string
  /** The schema isn't exported but made again by the same migrations. */
  migrations: { name: string; hash: string }[]
  tables: ExportedTable[]
  sequences: { name: string; last: string }[]
}

/** Text that reads the same on every server, whatever its settings. */
export const SAME_TEXT =
  "set timezone = 'UTC'; set datestyle = 'ISO'; set intervalstyle = 'iso_8601'; set extra_float_digits = 1"

/**
 * Writes every row of one moment (a repeatable-read snapshot) into a folder: a compressed file per table and
 * a list of them. For another major version of PostgreSQL, or to move to another server.
 */
export async function exportData(
  ownerUrl: string,
  directory: string,
  onTable: (table: ExportedTable) => void,
): Promise<ExportList> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(
      `${SAME_TEXT}; set row_security = off; begin isolation level repeatable read read only`,
    )
    const list: ExportList = {
      format: 1,
      madeAt: new Date().toISOString(),
      migrations: (await client.query('select name, hash from migration.file order by name')).rows,
      tables: [],
      sequences: (await client.query(SEQUENCES)).rows,
    }
    const { rows } = await client.query<{ name: string; columns: string[] }>(TABLES)
    for (const [index, { name, columns }] of rows.entries()) {
      const file = `${String(index).padStart(4, '0')}.copy.gz`
      const table = {
        name,
        columns,
        file,
        rows: await exportTable(client, name, columns, join(directory, file)),
      }
      list.tables.push(table)
      onTable(table)
    }
    await client.query('commit')
    // Last: a folder without its list is no export.
    await writeFile(join(directory, LIST_NAME), `${JSON.stringify(list, null, 2)}\n`, {
      flag: 'wx',
      mode: 0o600,
    })
    return list
  } finally {
    await client.end()
  }
}

async function exportTable(
  client: pg.Client,
  name: string,
  columns: string[],
  path: string,
): Promise<number> {
  const gzip = createGzip({ level: 1 })
  const file = gzip.pipe(createWriteStream(path, { flags: 'wx', mode: 0o600 }))
  // As a query, because COPY of a partitioned table itself is refused.
  const rows = await copyOut(client, `copy (select ${columns.join(', ')} from ${name}) to stdout`, gzip)
  gzip.end()
  await finished(file)
  return rows
}

/**
 * Names come out quoted where they need it. Partitions are read through their parent; generated columns make
 * themselves.
 */
const TABLES = `
  select format('%I.%I', n.nspname, c.relname) as name,
         array_agg(quote_ident(a.attname) order by a.attnum) as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
   where c.relkind in ('r', 'p') and not c.relispartition
     and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'migration')
     and not (n.nspname = 'graphile_worker' and c.relname = 'migrations')
   group by n.nspname, c.relname
   order by n.nspname, c.relname`

const SEQUENCES = `
  select format('%I.%I', schemaname, sequencename) as name, last_value::text as last
    from pg_sequences where last_value is not null and schemaname !~ '^pg_' order by 1`
