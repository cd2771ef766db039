import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { closeSync, fchownSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from './account.ts'
import { homeOwner, identity } from './account.ts'
import type { Binaries } from './binaries.ts'
import { isFree } from './port.ts'
import { readPostmasterFile, stopServer } from './postmaster-file.ts'

export type Launch = { binaries: Binaries; dataDir: string; startLog: string; account: Account | null }

export type Postmaster = {
  pid: number
  /** Resolves when the process has ended, for whatever reason. */
  ended: Promise<void>
  stop(): Promise<void>
}

export type FailureCause = 'port-taken' | 'still-in-use' | 'disk-full' | 'other'

/** PostgreSQL ended before it was ready. */
export class StartFailure extends Error {
  readonly reason: FailureCause
  constructor(reason: FailureCause, logTail: string) {
    super(`PostgreSQL did not start:\n${logTail}`)
    this.name = 'StartFailure'
    this.reason = reason
  }
}

/**
 * Starts PostgreSQL and waits until it takes connections, as long as it lives: recovering a large database
 * takes time. Throws StartFailure when it ends first.
 */
export async function startPostmaster(
  launch: Launch,
  port: number,
  onPid: (pid: number) => void,
): Promise<Postmaster> {
  const startedAt = Date.now()
  const child = spawnPostgres(launch, port)
  let hasEnded = false
  const ended = new Promise<void>(resolve => {
    const end = () => {
      hasEnded = true
      resolve()
    }
    child.once('exit', end)
    child.once('error', end)
  })
  const pid = child.pid
  if (pid === undefined) throw new StartFailure('other', `${launch.binaries.postgres} could not be executed`)
  onPid(pid)
  const isReady = await Promise.race([untilReady(child, launch.dataDir), ended.then(() => false)])
  if (!isReady) {
    const logTail = recentLog(launch, startedAt)
    throw new StartFailure(causeOf(logTail, await isFree(port)), logTail)
  }
  const stop = async () => {
    // Once Node has seen it end, its pid may belong to somebody else.
    if (!hasEnded) await stopServer(pid)
    await ended
  }
  return { pid, ended, stop }
}

/** The log decides what it names; a taken port is tried out, because the bind error may be in either log. */
export function causeOf(logTail: string, isPortFree: boolean): FailureCause {
  if (/pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(logTail))
    return 'still-in-use'
  if (/No space left on device/.test(logTail)) return 'disk-full'
  if (!isPortFree || /Address already in use/.test(logTail)) return 'port-taken'
  return 'other'
}

function spawnPostgres(launch: Launch, port: number): ChildProcess {
  const log = openSync(launch.startLog, 'w', 0o600)
  const owner = homeOwner(launch.account)
  try {
    if (owner) fchownSync(log, owner.uid, owner.gid)
    // Its own process group: Ctrl-C in the terminal stops our process, which then stops PostgreSQL in order.
    return spawn(launch.binaries.postgres, ['-D', launch.dataDir, '-p', String(port)], {
      cwd: '/',
      detached: true,
      env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' },
      stdio: ['ignore', log, log],
      ...identity(launch.account),
    })
  } finally {
    closeSync(log)
  }
}

async function untilReady(child: ChildProcess, dataDir: string): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null) {
    const file = readPostmasterFile(dataDir)
    if (file?.pid === child.pid && file?.state === 'ready') return true
    await sleep(15)
  }
  return false
}

/**
 * The last lines PostgreSQL wrote since a moment: its own log once the collector runs, before that its
 * stderr.
 */
function recentLog(launch: Launch, sinceMs: number): string {
  const folder = join(launch.dataDir, 'log')
  const lines = readFileSync(launch.startLog, 'utf8').trimEnd().split('\n')
  for (const name of listOrNothing(folder)) {
    const path = join(folder, name)
    if (statSync(path).mtimeMs < sinceMs) continue
    lines.push(...readFileSync(path, 'utf8').trimEnd().split('\n').slice(-12))
  }
  return lines.slice(-20).join('\n').trim()
}

function listOrNothing(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
