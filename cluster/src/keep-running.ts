import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './port.ts'
import type { Launch, Postmaster } from './postmaster.ts'
import { StartFailure, startPostmaster } from './postmaster.ts'
import { clearOrphan } from './postmaster-file.ts'
import type { Watcher } from './watcher.ts'

export type Keeper = {
  port(): number
  stop(): Promise<void>
}

export type KeeperOptions = {
  launch: Launch
  watcher: Watcher
  wantedPort: number
  /** Called with every port PostgreSQL became ready on, the first start included. */
  onReady(port: number): void
  /** Frees what was kept for a full disk; false when nothing is left to free. */
  giveRoom(): boolean
  log(line: string): void
}

const PORT_ATTEMPTS_MAX = 5
const FIRST_START_MS = 30_000
const BACKOFF_MIN_MS = 200
const BACKOFF_MAX_MS = 30_000

/** How long to wait before the n-th restart in a row (n from 0): 0.2 s doubling up to 30 s. */
export function backoffMs(attempt: number): number {
  return Math.min(BACKOFF_MIN_MS * 2 ** attempt, BACKOFF_MAX_MS)
}

/**
 * Starts PostgreSQL, and starts it again on the same port whenever it ends without being asked to; except
 * where a standby may have taken over meanwhile, because two primaries are worse than none.
 */
export async function keepRunning(options: KeeperOptions): Promise<Keeper> {
  const state = { isStopping: false, wake: new AbortController() }
  let current = await firstStart(options)
  const watch = async () => {
    while (true) {
      await current.postmaster.ended
      if (state.isStopping) return
      if (hasReplicationSlot(options.launch.dataDir)) {
        options.log('PostgreSQL ended unexpectedly. It has a standby, so it is not started again by itself.')
        return
      }
      options.log('PostgreSQL ended unexpectedly; starting it again')
      const next = await restart(options, current.port, state)
      if (next === null) return
      current = next
      if (state.isStopping) return current.postmaster.stop()
    }
  }
  const watched = watch()
  // restart() ends by success or by stop only, so a rejection is a bug of ours: unhandled, it ends the
  // process loudly.
  return {
    port: () => current.port,
    stop: async () => {
      state.isStopping = true
      state.wake.abort()
      await current.postmaster.stop()
      await watched
    },
  }
}

/**
 * Slots are how a standby holds on to its primary; each has a directory, readable while the server is down.
 */
function hasReplicationSlot(dataDir: string): boolean {
  return readdirSync(join(dataDir, 'pg_replslot')).length > 0
}

type Running = { postmaster: Postmaster; port: number }
type KeeperState = { isStopping: boolean; wake: AbortController }

async function firstStart(options: KeeperOptions): Promise<Running> {
  const deadline = performance.now() + FIRST_START_MS
  let port = await freePort(options.wantedPort)
  for (let portAttempt = 1; ; ) {
    try {
      return await startOn(options, port)
    } catch (error) {
      if (!(error instanceof StartFailure)) throw error
      const isWaitWorthIt = error.reason === 'still-in-use' && performance.now() < deadline
      if (error.reason === 'port-taken' && portAttempt++ < PORT_ATTEMPTS_MAX) port = await freePort()
      else if (error.reason === 'disk-full' && options.giveRoom()) continue
      else if (isWaitWorthIt) await afterOrphans(options)
      else throw error
    }
  }
}

/**
 * Backends of a server killed a moment ago still hold its memory; they notice within seconds. And a server that
 * was only just being started when its owner was killed may write its pid file after we looked for one.
 */
async function afterOrphans({ launch }: KeeperOptions): Promise<void> {
  await sleep(BACKOFF_MIN_MS)
  await clearOrphan(launch.dataDir)
}

/**
 * Tries until it works. Pools point at the port, so it is only given up after another process kept it for 5
 * attempts.
 */
async function restart(options: KeeperOptions, port: number, state: KeeperState): Promise<Running | null> {
  let portTaken = 0
  for (let attempt = 0; !state.isStopping; attempt++) {
    await sleep(backoffMs(attempt), undefined, { signal: state.wake.signal }).catch(() => undefined)
    if (state.isStopping) return null
    try {
      const usedPort = portTaken < PORT_ATTEMPTS_MAX ? port : await freePort()
      const running = await startOn(options, usedPort)
      options.log(`PostgreSQL is back on port ${usedPort}`)
      return running
    } catch (error) {
      if (!(error instanceof StartFailure)) throw error
      if (error.reason === 'port-taken') portTaken++
      if (error.reason === 'disk-full') options.giveRoom()
      if (error.reason === 'still-in-use') await clearOrphan(options.launch.dataDir)
      options.log(error.message)
    }
  }
  return null
}

async function startOn(options: KeeperOptions, port: number): Promise<Running> {
  const postmaster = await startPostmaster(options.launch, port, options.watcher.follow)
  options.onReady(port)
  return { postmaster, port }
}
