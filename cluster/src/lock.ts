import { chownSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Identity } from './account.ts'
import { startTimeOf } from './processes.ts'

export type HomeLock = { release(): void }

/** Another live process runs this home. */
export class HomeInUse extends Error {
  readonly pid: number
  constructor(path: string, pid: number) {
    super(`already running as process ${pid} (lock ${path})`)
    this.name = 'HomeInUse'
    this.pid = pid
  }
}

const TAKEOVER_ATTEMPTS_MAX = 100

/**
 * Takes the lock of a home: a file made complete and then linked into place, so that it never exists
 * half-written, holding "pid starttime" of its owner. A lock whose owner is gone (killed, rebooted, pid used
 * again, garbage) is taken over. Throws HomeInUse while the owner lives.
 */
export async function takeLock(path: string, owner: Identity | undefined): Promise<HomeLock> {
  const mine = `${process.pid} ${startTimeOf(process.pid)}\n`
  for (let attempt = 0; attempt < TAKEOVER_ATTEMPTS_MAX; attempt++) {
    if (linkInto(path, mine, owner)) return { release: () => releaseIfMine(path, mine) }
    const holder = lockHolder(path)
    if (holder !== null) throw new HomeInUse(path, holder)
    if (!removeStale(path, mine, owner)) await sleep(20)
  }
  throw new Error(`could not take over the stale lock ${path}; remove it by hand`)
}

/** The pid of the live process that holds the lock, or null. */
export function lockHolder(path: string): number | null {
  const [pid, startTime] = readOrEmpty(path).trim().split(' ')
  if (!pid || !startTime || !/^\d+$/.test(pid)) return null
  return startTimeOf(Number(pid)) === startTime ? Number(pid) : null
}

/**
 * Two starts may both find the same stale lock; if each simply deleted it, the slower one would delete the
 * faster one's new lock. So deleting is done under a second lock, and the first is looked at again under it.
 */
function removeStale(path: string, mine: string, owner: Identity | undefined): boolean {
  const guard = `${path}.takeover`
  if (!linkInto(guard, mine, owner)) {
    if (lockHolder(guard) === null) rmSync(guard, { force: true })
    return false
  }
  try {
    if (lockHolder(path) === null) rmSync(path, { force: true })
    return true
  } finally {
    releaseIfMine(guard, mine)
  }
}

function linkInto(path: string, content: string, owner: Identity | undefined): boolean {
  const whole = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`
  writeFileSync(whole, content, { mode: 0o644 })
  if (owner) chownSync(whole, owner.uid, owner.gid)
  try {
    linkSync(whole, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(whole, { force: true })
  }
}

function releaseIfMine(path: string, mine: string): void {
  if (readOrEmpty(path) === mine) rmSync(path, { force: true })
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}
