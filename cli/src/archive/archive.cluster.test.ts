import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { adoptDatabase, type Cluster, startCluster } from '@yaolian/cluster'
import { migrateHouse } from '@yaolian/server'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyDatabase, sibling } from '../empty-database.ts'
import { baseBackup, TAR_NAME } from './base-backup.ts'
import { exportData } from './export-data.ts'
import { importData, readExportList } from './import-data.ts'
import { unpack } from './unpack.ts'

const folder = mkdtempSync('/tmp/yaolian-archive-')
chmodSync(folder, 0o755)
let cluster: Cluster
const clusters: Cluster[] = []

const SALES = `
  create table sale (id bigint generated always as identity primary key, name text, at timestamptz,
                     amount numeric, doubled numeric generated always as (amount * 2) stored);
  insert into sale (name, at, amount)
  select E'阿莫西林\\t\\\\' || n, timestamptz '2026-11-22 12:00+08' + n * interval '1 s', n / 7.0
    from generate_series(1, 20000) n`
const EMPTY = SALES.slice(0, SALES.indexOf('insert'))
const SUM = `select count(*), md5(string_agg(s::text, ',' order by id)) as sum from sale s`

beforeAll(async () => {
  cluster = await start('home')
  await query(cluster.url, SALES)
})

afterAll(async () => {
  for (const running of clusters) await running.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('a backup under writes, restored elsewhere, holds the same rows under a new password', async () => {
  const directory = emptyFolder('backup')
  const before = await query(cluster.url, SUM)
  let isOver = false
  const writer = (async () => {
    await query(cluster.url, 'create table busy (n int)')
    while (!isOver) await query(cluster.url, 'insert into busy select generate_series(1, 500)')
  })()
  const { files, bad } = await baseBackup(cluster.url, directory, () => undefined)
  isOver = true
  await writer
  expect(bad).toEqual([])
  expect(files).toBeGreaterThan(900)

  const home = join(folder, 'restored')
  await adoptDatabase(home, async target => void (await unpack(directory, target)))
  const restored = await start('restored')
  expect(await query(restored.url, SUM)).toEqual(before)
  expect(new URL(restored.url).password).not.toBe(new URL(cluster.url).password)
  const [{ n }] = (await query(restored.url, 'select count(*)::int as n from busy')) as [{ n: number }]
  expect(n % 500).toBe(0)
  await expect(adoptDatabase(home, async () => undefined)).rejects.toThrow(/already/)
})

test('a damaged backup is refused and leaves nothing behind', async () => {
  const directory = emptyFolder('damaged')
  await baseBackup(cluster.url, directory, () => undefined)
  const path = join(directory, TAR_NAME)
  const whole = readFileSync(path)
  // Inside a row, so that the archive itself still reads well.
  const flipped = Buffer.from(whole)
  flipped[whole.indexOf('阿莫西林')]! ^= 1
  writeFileSync(path, flipped)
  const home = join(folder, 'empty')
  const restore = () => adoptDatabase(home, async target => void (await unpack(directory, target)))
  await expect(restore()).rejects.toThrow('is not what was backed up')
  writeFileSync(path, whole)
  truncateSync(path, whole.length - 100_000)
  await expect(restore()).rejects.toThrow(/cut short|damaged/)
  const fresh = await start('empty')
  expect(await query(fresh.url, "select to_regclass('sale') as sale")).toEqual([{ sale: null }])
})

test('an export fills a new house, and only a new one', async () => {
  const source = await newDatabase('source_house')
  await migrateHouse(source)
  await query(source, `${SALES}; ${EVENT}`)
  const directory = emptyFolder('export')
  const list = await exportData(source, directory, () => undefined)
  expect(list.tables.find(table => table.name === 'public.sale')).toMatchObject({
    rows: 20_000,
    columns: ['id', 'name', 'at', 'amount'],
  })

  const target = await newDatabase('target_house')
  await migrateHouse(target)
  await query(target, EMPTY)
  await importData(target, directory, readExportList(directory), () => undefined)
  expect(await query(target, SUM)).toEqual(await query(source, SUM))
  const [{ id }] = (await query(target, "insert into sale (name) values ('next') returning id::int")) as [
    { id: number },
  ]
  expect(id).toBe(20_001)
  const epochs = 'select (select epoch from kernel.epoch) as now, min(epoch) as events from kernel.event'
  expect(await query(target, epochs)).toEqual([{ now: 2, events: 1 }])
  await expect(importData(target, directory, list, () => undefined)).rejects.toThrow('used already')
})

test('an export of another version, or with a file cut short, changes nothing', async () => {
  const target = await newDatabase('other_house')
  await migrateHouse(target)
  await query(target, EMPTY)
  const directory = join(folder, 'export')
  const list = readExportList(directory)
  const other = { ...list, migrations: [...list.migrations, { name: 'later/0001.sql', hash: 'x' }] }
  await expect(importData(target, directory, other, () => undefined)).rejects.toThrow('another version')
  const sale = list.tables.find(table => table.name === 'public.sale')!
  truncateSync(join(directory, sale.file), 5_000)
  await expect(importData(target, directory, list, () => undefined)).rejects.toThrow()
  expect(await query(target, 'select count(*)::int as n from sale')).toEqual([{ n: 0 }])
})

const EVENT = `insert into kernel.event (org_id, type, subject_id, data, occurred_at, by_name)
  values (gen_random_uuid(), 'test.happened', gen_random_uuid(), '{}', now(), 'test')`

async function start(name: string): Promise<Cluster> {
  const started = await startCluster({ home: join(folder, name) })
  clusters.push(started)
  return started
}

async function newDatabase(name: string): Promise<string> {
  const url = sibling(cluster.url, name)
  await emptyDatabase(url)
  return url
}

function emptyFolder(name: string): string {
  const path = join(folder, name)
  mkdirSync(path)
  return path
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const result = await client.query(text)
    return result.rows ?? []
  } finally {
    await client.end()
  }
}
