import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { readPostmasterFile, stopServer } from './postmaster-file.ts'
import type { Mode } from './settings.ts'
import { type Cluster, type ClusterOptions, startCluster } from './start-cluster.ts'

type Event = { ready?: string; dataDir?: string; refused?: string; restarted?: string; log?: string }

/** Another process that runs a cluster, seen from a test. */
export type Runner = {
  child: ChildProcess
  events: Event[]
  /** The first event that has this key, waited for up to 30 s. */
  next<K extends keyof Event>(key: K): Promise<NonNullable<Event[K]>>
  kill(signal: NodeJS.Signals): Promise<void>
}

const folders: string[] = []
const runners: Runner[] = []
const clusters: Cluster[] = []

/** An empty folder that other accounts can enter, as a checkout is. */
export function temporaryFolder(): string {
  const folder = mkdtempSync('/tmp/yaolian-cluster-')
  chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}

let template: Promise<string> | null = null

/** A home that holds a database, copied from one made once: initdb costs a second, and most tests aren't about it. */
export async function usedHome(): Promise<string> {
  template ??= makeTemplate()
  const home = join(temporaryFolder(), 'home')
  // cp, because Node's own copy loses the owner.
  const { status } = spawnSync('cp', ['-a', await template, home])
  if (status !== 0) throw new Error('cp failed')
  return home
}

async function makeTemplate(): Promise<string> {
  const folder = mkdtempSync('/tmp/yaolian-template-')
  chmodSync(folder, 0o755)
  const home = join(folder, 'home')
  await (await startCluster({ home, mode: 'test' })).stop()
  rmSync(join(home, 'port'))
  return home
}

/** At the end of a file. */
export async function dropTemplate(): Promise<void> {
  if (template) rmSync(dirname(await template), { recursive: true, force: true })
  template = null
}

/** @param umask octal, as the shell takes it */
export function runCluster(home: string, mode: Mode = 'test', umask = '022'): Runner {
  const program = [process.execPath, join(import.meta.dirname, 'process.fixture.ts'), home, mode]
  const child = spawn('/bin/sh', ['-c', 'umask $0; exec "$@"', umask, ...program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const events: Event[] = []
  createInterface({ input: child.stdout! }).on('line', line => events.push(JSON.parse(line) as Event))
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const runner: Runner = {
    child,
    events,
    next: async key => {
      const found = await until(() => events.find(event => event[key] !== undefined)?.[key])
      return found as NonNullable<Event[typeof key]>
    },
    kill: async signal => {
      child.kill(signal)
      await ended
    },
  }
  runners.push(runner)
  return runner
}

/**
 * startCluster in this process, fast settings unless said otherwise; stopped at the end even when the test
 * fails.
 */
export async function startHere(options: ClusterOptions): Promise<Cluster> {
  const cluster = await startCluster({ mode: 'test', ...options })
  clusters.push(cluster)
  return cluster
}

/** Ends whatever a test left running, and removes its folders. */
export async function cleanUp(): Promise<void> {
  for (const cluster of clusters.splice(0)) await cluster.stop()
  for (const { child } of runners.splice(0)) if (child.exitCode === null) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) {
    const pid = readPostmasterFile(join(folder, 'home/pg'))?.pid
    if (pid) await stopServer(pid)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Polls until a value is there; throws after 30 s. */
export async function until<T>(look: () => T | undefined | null | false): Promise<T> {
  const deadline = performance.now() + 30_000
  while (performance.now() < deadline) {
    const found = look()
    if (found) return found
    await sleep(20)
  }
  throw new Error(`waited 30 s in vain for ${look}`)
}

export async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query(text)
    return rows
  } finally {
    await client.end()
  }
}
