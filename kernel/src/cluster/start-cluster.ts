import { randomBytes } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Account } from './account.ts'
import { accountFor, identity } from './account.ts'
import { installedBinaries } from './binaries.ts'
import { keepReserve, releaseReserve } from './disk.ts'
import { lastPort, openHome, rememberPort } from './home.ts'
import { initialise, OWNER_ROLE } from './initialise.ts'
import { keepRunning } from './keep-running.ts'
import { takeLock } from './lock.ts'
import { dataPlace, reachableBinaries } from './place.ts'
import type { Launch } from './postmaster.ts'
import { clearOrphan } from './postmaster-file.ts'
import { readSecret, writePrivate, writeSecret } from './secret.ts'
import type { Mode } from './settings.ts'
import { configurationText, settingsFor, thisMachine } from './settings.ts'
import { startWatcher } from './watcher.ts'

export type ClusterOptions = {
  /** The directory of this database; made when missing. One process per home. */
  home: string
  mode?: Mode
  /** Wanted TCP port on 127.0.0.1; default the last one used, else a free one. Another is taken when it is in use. */
  port?: number
  log?: (line: string) => void
}

export type Cluster = {
  /** postgres:// URL of the owner (superuser) on 127.0.0.1. Read it again after a restart: the port may have changed. */
  readonly url: string
  readonly port: number
  readonly dataDir: string
  stop(): Promise<void>
  /** Called after PostgreSQL ended unexpectedly and is ready again, with the URL that is valid now. */
  onRestart(listener: (url: string) => void): void
}

const DATABASE = 'yaolian'

/**
 * Starts the PostgreSQL of a home and keeps it running until stop() or the death of this process.
 * Throws HomeInUse when another process runs it, and an Error with the way out for everything an operator can mend.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const home = openHome(options.home)
  const lock = await takeLock(join(home, 'lock'))
  try {
    const account = accountFor(home)
    const { launch, secret } = await prepare(home, options.mode ?? 'durable', account)
    const cluster = await run(home, launch, secret, options)
    return {
      ...cluster,
      get url() {
        return cluster.url
      },
      get port() {
        return cluster.port
      },
      stop: async () => {
        await cluster.stop()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

export function ownerUrl(secret: string, port: number, database = DATABASE): string {
  return `postgres://${OWNER_ROLE}:${encodeURIComponent(secret)}@127.0.0.1:${port}/${database}`
}

async function prepare(home: string, mode: Mode, account: Account | null) {
  const binaries = reachableBinaries(installedBinaries(), account)
  const { dataDir, newPublicId } = dataPlace(home, account, randomBytes(8).toString('hex'))
  const owner = identity(account)
  const exists = existsSync(join(dataDir, 'PG_VERSION'))
  const secret = readSecret(home) ?? (exists ? null : writeSecret(home, owner))
  if (secret === null)
    throw new Error(`${dataDir} holds a database, but its password ${home}/secret is missing`)
  if (!exists) await initialise({ dataDir, secret, mode, binaries, account })
  // Written after the data are in place: an id must never point at a database that was never finished.
  if (newPublicId !== null) writePrivate(join(home, 'data-id'), `${newPublicId}\n`, owner)
  await clearOrphan(dataDir)
  const text = configurationText(settingsFor(thisMachine(), mode))
  writeFileSync(join(dataDir, 'yaolian.conf'), text)
  if (mode === 'durable') keepReserve(dataDir)
  const launch: Launch = { binaries, dataDir, startLog: join(home, 'start.log'), account }
  return { launch, secret }
}

async function run(home: string, launch: Launch, secret: string, options: ClusterOptions): Promise<Cluster> {
  const log = options.log ?? (() => undefined)
  const listeners: ((url: string) => void)[] = []
  const watcher = startWatcher(launch.dataDir)
  try {
    const keeper = await keepRunning({
      launch,
      watcher,
      wantedPort: options.port ?? lastPort(home),
      log,
      onReady: port => {
        rememberPort(home, port)
        for (const listener of listeners) listener(ownerUrl(secret, port))
      },
      onDiskFull: () => {
        if (releaseReserve(launch.dataDir)) log('the disk is full: the reserve of 64 MB was given back')
      },
    })
    const cluster: Cluster = {
      get url() {
        return ownerUrl(secret, keeper.port())
      },
      get port() {
        return keeper.port()
      },
      dataDir: launch.dataDir,
      stop: async () => {
        await keeper.stop()
        watcher.letGo()
      },
      onRestart: listener => void listeners.push(listener),
    }
    await makeDatabase(ownerUrl(secret, keeper.port(), 'postgres')).catch(async error => {
      await cluster.stop()
      throw error
    })
    return cluster
  } catch (error) {
    watcher.letGo()
    throw error
  }
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
