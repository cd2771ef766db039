import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startCluster } from '@yaolian/cluster'
import { migrateHouse } from '@yaolian/server'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync('/tmp/yaolian-cli-')
chmodSync(folder, 0o755)
const running: ChildProcess[] = []

afterAll(async () => {
  for (const child of running) child.kill('SIGTERM')
  await Promise.all(running.map(ended))
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 })
})

test('a house runs, is proved and backed up meanwhile, and comes back from its backup', async () => {
  const house = yaolian('first', 'start', '--api-only', '--port', String(await freePort()))
  const url = await house.said(/Yaolian is at (\S+)/)
  expect((await fetch(`${url}/readyz`)).status).toBe(200)

  const second = await yaolian('first', 'start', '--api-only').end()
  expect(second).toMatchObject({ status: 1 })
  expect(second.stderr).toContain(`already running as process ${house.child.pid}`)

  const proved = await yaolian('first', 'prove', '--json').end()
  expect([proved.status, proved.json.prove]).toEqual([0, 'ok'])

  const backup = join(folder, 'backup')
  const backedUp = await yaolian('first', 'backup', backup, '--json').end()
  expect(backedUp).toMatchObject({ status: 0, json: { backup, bad: 0 } })

  house.child.kill('SIGTERM')
  expect(await house.end()).toMatchObject({ status: 0 })
  expect(existsSync(join(folder, 'first/pg/postmaster.pid'))).toBe(false)

  const restored = await yaolian('second', 'restore', backup, '--json').end()
  expect(restored).toMatchObject({ status: 0, json: { restore: join(folder, 'second') } })
  expect((await yaolian('second', 'prove').end()).status).toBe(0)
  expect(await yaolian('second', 'restore', backup).end()).toMatchObject({ status: 1 })
})

test('an export of a stopped house is imported into a new one', async () => {
  const directory = join(folder, 'export')
  const exported = await yaolian('first', 'export', directory, '--json').end()
  expect(exported.status).toBe(0)
  const imported = await yaolian('third', 'import-data', directory, '--json').end()
  expect(imported).toMatchObject({ status: 0, json: { rows: exported.json.rows } })
  expect((await yaolian('third', 'prove').end()).status).toBe(0)
})

test('the demo makes its world anew where it was broken off, and keeps it afterwards', async () => {
  const half = await startCluster({ home: join(folder, 'fourth/demo') })
  await migrateHouse(half.url)
  await query(half.url, BROKEN_OFF)
  await half.stop()

  const made = await yaolian('fourth', 'demo', '--once', '--json').end()
  expect(made.stderr).toContain('the last world was not finished')
  expect(made).toMatchObject({ status: 0, json: { demo: 'village', proofs: 'ok' } })
  const kept = await yaolian('fourth', 'demo', '--once', '--size', 'city', '--json').end()
  expect(kept.stderr).toContain('holds a village already')
  expect(kept).toMatchObject({ status: 0, json: { counts: made.json.counts, proofs: 'ok' } })
})

test('kill -9 of the command takes its PostgreSQL along', async () => {
  const house = yaolian('first', 'start', '--api-only', '--port', String(await freePort()))
  await house.said(/Yaolian is at (\S+)/)
  house.child.kill('SIGKILL')
  const pidFile = join(folder, 'first/pg/postmaster.pid')
  for (let waits = 0; existsSync(pidFile) && waits < 200; waits++) await sleep(50)
  expect(existsSync(pidFile)).toBe(false)
})

test('what was not done is not called done', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => taken.once('listening', resolve))
  const { port } = taken.address() as { port: number }
  const refused = await yaolian('first', 'start', '--api-only', '--port', String(port), '--json').end()
  expect(refused).toMatchObject({ status: 1, json: { start: 'failed' } })
  expect(refused.stderr).toContain(`port ${port} on 127.0.0.1 is taken`)
  taken.close()

  const full = join(folder, 'full')
  mkdirSync(full)
  writeFileSync(join(full, 'mine'), 'precious')
  const kept = await yaolian('first', 'backup', full, '--json').end()
  expect(kept).toMatchObject({ status: 1, json: { backup: 'failed', error: `${full} is not empty` } })

  expect(await yaolian('nowhere', 'prove').end()).toMatchObject({ status: 1 })
  expect(existsSync(join(folder, 'nowhere'))).toBe(false)
  expect(await yaolian('first', 'launch').end()).toMatchObject({ status: 2 })
  expect(await yaolian('first', 'backup').end()).toMatchObject({ status: 2 })
  expect(await yaolian('first', 'start', '--porte', '1').end()).toMatchObject({ status: 2 })
})

const BROKEN_OFF = `insert into kernel.event (org_id, type, subject_id, data, occurred_at, by_name)
  values (gen_random_uuid(), 'party.registered', gen_random_uuid(), '{}', now(), 'test')`

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(text).finally(() => client.end())
}

/** The command line as ./yaolian runs it, on a home of its own. */
function yaolian(home: string, ...words: string[]) {
  const { DATABASE_URL: _, ...env } = process.env
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...words], {
    env: { ...env, YAOLIAN_HOME: join(folder, home) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(child)
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', chunk => {
    stdout += chunk
  })
  child.stderr.setEncoding('utf8').on('data', chunk => {
    stderr += chunk
  })
  return {
    child,
    said: async (pattern: RegExp): Promise<string> => {
      for (let waits = 0; waits < 600 && child.exitCode === null; waits++) {
        const found = pattern.exec(stdout)
        if (found) return found[1]!
        await sleep(50)
      }
      throw new Error(`never said ${pattern}:\n${stdout}\n${stderr}`)
    },
    end: async () => {
      await ended(child)
      const last = stdout.trimEnd().split('\n').at(-1)!
      const json = last.startsWith('{') ? (JSON.parse(last) as Record<string, unknown>) : {}
      return { status: child.exitCode, stdout, stderr, json }
    },
  }
}

function ended(child: ChildProcess): Promise<unknown> {
  const isOver = child.exitCode !== null || child.signalCode !== null
  return isOver ? Promise.resolve() : new Promise(resolve => child.once('close', resolve))
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  await new Promise(resolve => server.close(resolve))
  return port
}
