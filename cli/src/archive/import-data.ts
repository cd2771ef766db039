import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { Failure } from '../command.ts'
import { copyIn } from './copy.ts'
import { type ExportedTable, type ExportList, LIST_NAME, SAME_TEXT } from './export-data.ts'

export function readExportList(directory: string): ExportList {
  const path = join(directory, LIST_NAME)
  if (!existsSync(path)) throw new Failure(`${directory} is not an export: ${LIST_NAME} is missing`)
  return JSON.parse(readFileSync(path, 'utf8')) as ExportList
}

/**
 * Fills a migrated house in which nothing has happened yet with the rows of an export, all in one
 * transaction. Throws Failure when the house was used, is another version, or a file doesn't hold the rows
 * that the list says.
 */
export async function importData(
  ownerUrl: string,
  directory: string,
  list: ExportList,
  onTable: (table: ExportedTable) => void,
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await assertSameVersion(client, list)
    await assertUnused(client)
    await client.query(`${SAME_TEXT}; begin`)
    await withoutTriggers(client)
    if (list.tables.length > 0)
      await client.query(`truncate ${list.tables.map(({ name }) => name).join(', ')}`)
    for (const table of list.tables) {
      await importTable(client, directory, table)
      onTable(table)
    }
    for (const { name, last } of list.sequences) await client.query('select setval($1, $2)', [name, last])
    // Transaction ids of the old server mean nothing here, so what comes now is a new epoch for those who
    // read events in their order.
    await client.query('update kernel.epoch set epoch = epoch + 1')
    await client.query('commit')
    await client.query('analyze')
  } finally {
    await client.end()
  }
}

async function importTable(
  client: pg.Client,
  directory: string,
  { name, columns, rows, file }: ExportedTable,
) {
  const unpacked = () => {
    const source = createReadStream(join(directory, file))
    const content = source.pipe(createGunzip())
    source.once('error', error => content.destroy(error))
    return content
  }
  const found = await copyIn(client, `copy ${name} (${columns.join(', ')}) from stdin`, unpacked)
  if (found !== rows) throw new Failure(`${file} holds ${found} rows of ${name}; ${rows} were exported`)
}

async function assertSameVersion(client: pg.Client, list: ExportList): Promise<void> {
  const { rows } = await client.query('select name, hash from migration.file order by name')
  const ours = new Map(rows.map(({ name, hash }) => [name, hash]))
  const different = list.migrations
    .filter(({ name, hash }) => ours.get(name) !== hash)
    .map(({ name }) => name)
  const exported = new Set(list.migrations.map(({ name }) => name))
  different.push(...[...ours.keys()].filter(name => !exported.has(name)))
  if (different.length === 0) return
  throw new Failure(
    `the export is of another version of Yaolian: it differs in ${different.slice(0, 5).join(', ')}`,
  )
}

/** Every use case records an event, so no event means that nothing was ever done here. */
async function assertUnused(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select from kernel.event limit 1')
  if (rowCount !== 0) throw new Failure('this house has been used already; import-data needs a new one')
}

/**
 * Foreign keys and triggers were satisfied where the rows come from, and tables don't come in an order that
 * suits them.
 */
async function withoutTriggers(client: pg.Client): Promise<void> {
  try {
    await client.query('set local session_replication_role = replica')
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error
    throw new Failure(
      'importing needs a superuser, or: grant set on parameter session_replication_role to OWNER',
    )
  }
}
