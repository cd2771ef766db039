import { readFileSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { commandOf, signal, startTimeOf, workingDirectoryOf } from './processes.ts'

/**
 * What a running server says about itself in postmaster.pid: line 1 is its pid, line 8 its state (pg_ctl
 * reads the same).
 */
export type PostmasterFile = { pid: number | null; state: string }

export function parsePostmasterFile(text: string): PostmasterFile {
  const lines = text.split('\n')
  const pid = /^-?\d+$/.test(lines[0]?.trim() ?? '') ? Math.abs(Number(lines[0])) : null
  return { pid: pid === 0 ? null : pid, state: lines[7]?.trim() ?? '' }
}

/** Null when there is no such file. */
export function readPostmasterFile(dataDir: string): PostmasterFile | null {
  try {
    return parsePostmasterFile(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

const FAST_STOP_MS = 30_000
const IMMEDIATE_STOP_MS = 10_000

/**
 * Called under the home's lock, so whatever runs on these data was left behind: stops it. A pid that belongs
 * to some other process is left alone, and the stale file removed (PostgreSQL's shared memory check still
 * guards the data).
 */
export async function clearOrphan(dataDir: string): Promise<'none' | 'stale' | 'stopped'> {
  const file = readPostmasterFile(dataDir)
  if (file === null) return 'none'
  if (file.pid === null || !worksOn(file.pid, dataDir)) {
    rmSync(join(dataDir, 'postmaster.pid'), { force: true })
    return 'stale'
  }
  await stopServer(file.pid)
  return 'stopped'
}

/** Fast shutdown; after 30 s immediate shutdown, which the next start recovers from. Never SIGKILL. */
export async function stopServer(pid: number): Promise<void> {
  const startTime = startTimeOf(pid)
  if (startTime === null) return
  const isGone = () => startTimeOf(pid) !== startTime
  signal(pid, 'SIGINT')
  if (await within(FAST_STOP_MS, isGone)) return
  signal(pid, 'SIGQUIT')
  if (await within(IMMEDIATE_STOP_MS, isGone)) return
  throw new Error(`PostgreSQL (process ${pid}) does not stop`)
}

function worksOn(pid: number, dataDir: string): boolean {
  if (startTimeOf(pid) === null) return false
  if (process.platform === 'linux') return workingDirectoryOf(pid) === realpathSync(dataDir)
  return commandOf(pid).includes(dataDir)
}

async function within(ms: number, isDone: () => boolean): Promise<boolean> {
  const deadline = performance.now() + ms
  while (!isDone()) {
    if (performance.now() > deadline) return false
    await sleep(20)
  }
  return true
}
