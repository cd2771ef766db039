import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { runningUrl } from './face.ts'
import {
  cleanUp,
  dropTemplate,
  query,
  runCluster,
  startHere,
  temporaryFolder,
  until,
  usedHome,
} from './homes.fixture.ts'

afterEach(cleanUp)
afterAll(dropTemplate)

test('a first start makes a database, a second finds it again on the same port', async () => {
  const home = join(temporaryFolder(), 'home')
  const first = await startHere({ home, mode: 'durable' })
  const [facts] = await query(
    first.url,
    `select current_database() as database, datlocprovider as provider, datlocale as locale,
            current_setting('data_checksums') as checksums, current_setting('fsync') as fsync,
            current_setting('listen_addresses') as address
       from pg_database where datname = current_database()`,
  )
  expect(facts).toEqual({
    database: 'yaolian',
    provider: 'b',
    locale: 'C.UTF-8',
    checksums: 'on',
    fsync: 'on',
    address: '127.0.0.1',
  })
  expect(statSync(join(home, 'secret')).mode & 0o777).toBe(0o600)
  expect(statSync(join(home, 'pg.reserve')).size).toBe(64 * 1024 * 1024)
  await query(first.url, 'create table kept as select 42 as answer')
  expect(runningUrl(home)).toBe(first.url)
  const port = first.port
  await first.stop()
  expect(runningUrl(home)).toBeNull()

  writeFileSync(join(home, 'pg', 'local.conf'), 'work_mem = 3MB\n')
  const second = await startHere({ home, mode: 'durable' })
  expect(second.port).toBe(port)
  expect(await query(second.url, "select answer, current_setting('work_mem') as memory from kept")).toEqual([
    { answer: 42, memory: '3MB' },
  ])
  await second.stop()
})

test('a wrong password is refused, although the address is only reachable from this machine', async () => {
  const cluster = await startHere({ home: await usedHome() })
  const guessed = new URL(cluster.url)
  guessed.password = 'postgres'
  await expect(query(guessed.href, 'select 1')).rejects.toThrow('password authentication failed')
  await cluster.stop()
})

test('of four first starts at once, one runs and three say who does', async () => {
  const home = join(temporaryFolder(), 'home')
  const runners = Array.from({ length: 4 }, () => runCluster(home))
  await until(() => runners.every(({ events }) => events.some(event => event.ready || event.refused)))
  const running = runners.filter(({ events }) => events.some(event => event.ready))
  const refused = runners.flatMap(({ events }) => events.flatMap(event => event.refused ?? []))
  expect(running).toHaveLength(1)
  expect(refused).toHaveLength(3)
  for (const message of refused)
    expect(message).toContain(`already running as process ${running[0]!.child.pid}`)
  await running[0]!.kill('SIGTERM')
})

test('a taken port is left to its owner', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await until(() => taken.listening)
  const { port } = taken.address() as { port: number }
  const cluster = await startHere({ home: await usedHome(), port })
  expect(cluster.port).not.toBe(port)
  expect(await query(cluster.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await cluster.stop()
  taken.close()
})

test('a path with spaces, 中文, quotes and a dollar sign', async () => {
  const folder = join(temporaryFolder(), `医药 链's "$HOME" & 100%`)
  mkdirSync(folder)
  const runner = runCluster(join(folder, 'home'))
  expect(await query(await runner.next('ready'), 'select 1 as one')).toEqual([{ one: 1 }])
  await runner.kill('SIGKILL')
  await until(() => !readdirSync(join(folder, 'home', 'pg')).includes('postmaster.pid'))
})

test('what a start killed in initdb left behind is cleared away', async () => {
  const home = join(temporaryFolder(), 'home')
  const runner = runCluster(home)
  await until(() => readdirSync(join(home, '..')).includes('home') && readdirSync(home).some(isPartial))
  await runner.kill('SIGKILL')
  expect(readdirSync(home)).not.toContain('pg')
  const cluster = await startHere({ home })
  expect(readdirSync(home).filter(isPartial)).toEqual([])
  expect(await query(cluster.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await cluster.stop()
})

const isPartial = (name: string) => name.startsWith('pg.new-')
