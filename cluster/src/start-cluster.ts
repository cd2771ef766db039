import { join } from 'node:path'
import pg from 'pg'
import { releaseReserve } from './disk.ts'
import type { Home } from './home.ts'
import { lastPort, openHome, rememberPort } from './home.ts'
import { OWNER_ROLE } from './initialise.ts'
import { type Keeper, keepRunning } from './keep-running.ts'
import { takeLock } from './lock.ts'
import { type Prepared, prepare } from './prepare.ts'
import type { Mode } from './settings.ts'
import { startWatcher, type Watcher } from './watcher.ts'

export type ClusterOptions = {
  /** The directory of this database; made when missing. One process per home. */
  home: string
  mode?: Mode
  /**
   * Wanted TCP port on 127.0.0.1; default the last one used, else a free one. Another is taken when it is in
   * use.
   */
  port?: number
  log?: (line: string) => void
}

export type Cluster = {
  /**
   * postgres:// URL of the owner (superuser) on 127.0.0.1. Read it again after a restart: the port may have
   * changed.
   */
  readonly url: string
  readonly port: number
  readonly dataDir: string
  stop(): Promise<void>
  /** Called after PostgreSQL ended unexpectedly and is ready again, with the URL that is valid now. */
  onRestart(listener: (url: string) => void): void
}

const DATABASE = 'yaolian'

/**
 * Starts the PostgreSQL of a home and keeps it running until stop() or the death of this process. Throws
 * HomeInUse when another process runs it, and an Error with the way out for everything an operator can mend.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const home = openHome(options.home)
  const lock = await takeLock(join(home.path, 'lock'), home.owner)
  try {
    const prepared = await prepare(home, options.mode ?? 'durable')
    return await run(home, prepared, options, lock.release)
  } catch (error) {
    lock.release()
    throw error
  }
}

export function ownerUrl(secret: string, port: number, database = DATABASE): string {
  return `postgres://${OWNER_ROLE}:${encodeURIComponent(secret)}@127.0.0.1:${port}/${database}`
}

async function run(home: Home, prepared: Prepared, options: ClusterOptions, release: () => void) {
  const { launch, secret } = prepared
  const log = options.log ?? (() => undefined)
  const listeners: ((url: string) => void)[] = []
  const watcher = startWatcher(launch.dataDir)
  const keeper = await keepRunning({
    launch,
    watcher,
    wantedPort: options.port ?? lastPort(home.path),
    log,
    onReady: port => {
      rememberPort(home, port)
      for (const listener of listeners) listener(ownerUrl(secret, port))
    },
    giveRoom: () => {
      const isGiven = releaseReserve(launch.dataDir)
      if (isGiven) log('the disk is full: the reserve of 64 MB was given back')
      return isGiven
    },
  }).catch(error => {
    watcher.letGo()
    throw error
  })
  const stop = () => stopAll(keeper, watcher, release)
  try {
    await makeDatabase(ownerUrl(secret, keeper.port(), 'postgres'))
  } catch (error) {
    await stop()
    throw error
  }
  const cluster: Cluster = {
    get url() {
      return ownerUrl(secret, keeper.port())
    },
    get port() {
      return keeper.port()
    },
    dataDir: launch.dataDir,
    stop,
    onRestart: listener => void listeners.push(listener),
  }
  return cluster
}

async function stopAll(keeper: Keeper, watcher: Watcher, release: () => void): Promise<void> {
  await keeper.stop()
  watcher.letGo()
  release()
}

async function makeDatabase(maintenanceUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: maintenanceUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}
