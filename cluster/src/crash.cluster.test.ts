import { spawn } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, expect, test } from 'vitest'
import { cleanUp, dropTemplate, query, runCluster, startHere, until, usedHome } from './homes.fixture.ts'
import { readPostmasterFile } from './postmaster-file.ts'
import { startTimeOf } from './processes.ts'

afterEach(cleanUp)
afterAll(dropTemplate)

const postmasterOf = (dataDir: string) => readPostmasterFile(dataDir)!.pid!

test('kill -9 of our process stops PostgreSQL cleanly, and the next start finds its data', async () => {
  const home = await usedHome()
  const runner = runCluster(home)
  await query(await runner.next('ready'), 'create table kept as select 42 as answer')
  const pid = postmasterOf(await runner.next('dataDir'))
  await runner.kill('SIGKILL')
  await until(() => startTimeOf(pid) === null)
  const cluster = await startHere({ home })
  expect(await query(cluster.url, 'select answer from kept')).toEqual([{ answer: 42 }])
  await cluster.stop()
})

test('an orphan that even the watcher missed is stopped by the next start', async () => {
  const home = await usedHome()
  const runner = runCluster(home)
  const pid = postmasterOf(await runner.next('dataDir'))
  const watcher = await watcherOf(join(home, 'pg'))
  process.kill(watcher, 'SIGKILL')
  await runner.kill('SIGKILL')
  await sleep(300)
  expect(startTimeOf(pid)).not.toBeNull()
  const cluster = await startHere({ home })
  expect(startTimeOf(pid)).toBeNull()
  expect(await query(cluster.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await cluster.stop()
})

test('kill -9 of PostgreSQL under load: back on the same port, nothing acknowledged is lost', async () => {
  const cluster = await startHere({ home: await usedHome(), mode: 'durable' })
  const urls: string[] = []
  cluster.onRestart(url => void urls.push(url))
  await query(cluster.url, 'create table sale (id int primary key)')
  const { url } = cluster
  const acknowledged: number[] = []
  const pool = new pg.Pool({ connectionString: url, max: 4 })
  pool.on('error', () => undefined)
  let isOver = false
  const sellers = Array.from({ length: 4 }, async (_, seller) => {
    for (let id = seller; !isOver; id += 4) {
      await pool.query('insert into sale values ($1)', [id]).then(
        () => acknowledged.push(id),
        () => sleep(20),
      )
    }
  })
  await until(() => acknowledged.length > 100)
  process.kill(postmasterOf(cluster.dataDir), 'SIGKILL')
  await until(() => urls.length > 0)
  const before = acknowledged.length
  await until(() => acknowledged.length > before + 100)
  isOver = true
  await Promise.all(sellers)
  await pool.end()
  expect(urls).toEqual([url])
  const sold = new Set((await query(url, 'select id from sale')).map(row => row.id))
  expect(acknowledged.filter(id => !sold.has(id))).toEqual([])
  await cluster.stop()
})

test('kill -9 of both at once', async () => {
  const home = await usedHome()
  // The fast settings acknowledge before they write.
  const runner = runCluster(home, 'durable')
  await query(await runner.next('ready'), 'create table kept as select 42 as answer')
  process.kill(postmasterOf(await runner.next('dataDir')), 'SIGKILL')
  await runner.kill('SIGKILL')
  const cluster = await startHere({ home, mode: 'durable' })
  expect(await query(cluster.url, 'select answer from kept')).toEqual([{ answer: 42 }])
  await cluster.stop()
})

test('a primary with a standby stays down: the standby may have taken over', async () => {
  const lines: string[] = []
  const home = await usedHome()
  const cluster = await startHere({ home, mode: 'durable', log: line => lines.push(line) })
  await query(cluster.url, "select pg_create_physical_replication_slot('standby')")
  process.kill(postmasterOf(cluster.dataDir), 'SIGKILL')
  await until(() => lines.some(line => line.includes('It has a standby')))
  await sleep(500)
  await expect(query(cluster.url, 'select 1')).rejects.toThrow('ECONNREFUSED')
  await cluster.stop()
})

test('a postmaster.pid of garbage, or with the pid of an innocent process, is put aside', async () => {
  const home = await usedHome()
  const innocent = spawn('sleep', ['60'])
  for (const content of ['', 'garbage\n', `${innocent.pid}\n/somewhere\n`]) {
    writeFileSync(join(home, 'pg', 'postmaster.pid'), content)
    const cluster = await startHere({ home })
    expect(await query(cluster.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await cluster.stop()
  }
  expect(innocent.exitCode ?? innocent.signalCode).toBeNull()
  innocent.kill()
})

test('the port of the last run is taken by somebody else', async () => {
  const home = await usedHome()
  const first = await startHere({ home })
  const { port } = first
  await first.stop()
  const thief = createServer().listen(port, '127.0.0.1')
  await until(() => thief.listening)
  const second = await startHere({ home })
  expect(second.port).not.toBe(port)
  expect(readFileSync(join(home, 'port'), 'utf8')).toBe(`${second.port}\n`)
  await second.stop()
  thief.close()
})

test('a database whose password or version is lost is refused, not replaced', async () => {
  const home = await usedHome()
  writeFileSync(join(home, 'pg', 'PG_VERSION'), '17\n')
  await expect(startHere({ home })).rejects.toThrow('made by PostgreSQL 17')
  writeFileSync(join(home, 'pg', 'PG_VERSION'), '18\n')
  rmSync(join(home, 'secret'))
  await expect(startHere({ home })).rejects.toThrow('secret is missing')
})

/** The pid of the shell that watches over a data directory. */
async function watcherOf(dataDir: string): Promise<number> {
  const { stdout } = spawn('pgrep', ['-f', `yaolian-watcher ${dataDir}`])
  const chunks = await stdout.toArray()
  return Number(Buffer.concat(chunks).toString().trim())
}
