import {
  appUrl,
  type Clock,
  type Database,
  type DatabaseOptions,
  type Day,
  dayOf,
  drainSubscribers,
  migrate,
  openDatabase,
  type ProofRun,
  runProofs,
} from '@yaolian/kernel'
import pg from 'pg'
import { modules } from './modules.ts'

export type HouseOptions = {
  /** Address of the database as its owner: migrations and the job worker need it. */
  ownerUrl: string
  /** 32 bytes that lie outside the database: what secrets of second factors are sealed with. */
  sealKey?: Buffer
  clock?: Clock
  size?: number
  durable?: boolean
}

/** One opened house: a migrated database and the connections of the role that serves. */
export type House = {
  readonly ownerUrl: string
  readonly db: Database
  /** Null in a house that was given none: then nobody can add a second factor. */
  readonly sealKey: Buffer | null
  /** Business date by the house's clock. */
  today(): Day
  /** Fresh statistics: plans made while tables were empty stay bad until then. Call it after filling many rows. */
  analyse(): Promise<void>
  /** Lets every subscriber catch up in this process; a serving house does so by itself. */
  drain(): Promise<void>
  close(): Promise<void>
}

/** Applies what is missing and opens the connections. Throws with the file's name when a migration fails. */
export async function openHouse(options: HouseOptions): Promise<House> {
  await migrateHouse(options.ownerUrl)
  const settings: DatabaseOptions = {
    ...(options.clock && { clock: options.clock }),
    ...(options.size && { size: options.size }),
    ...(options.durable === false && { durable: false }),
  }
  const db = openDatabase(appUrl(options.ownerUrl), settings)
  return {
    ownerUrl: options.ownerUrl,
    db,
    sealKey: options.sealKey ?? null,
    today: () => dayOf(db.clock.now()),
    analyse: () => asOwner(options.ownerUrl, analyse),
    drain: () =>
      drainSubscribers(
        db,
        modules.flatMap(module => module.subscribers),
      ),
    close: () => db.close(),
  }
}

async function asOwner(ownerUrl: string, use: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await use(client)
  } finally {
    await client.end()
  }
}

export const migrateHouse = (ownerUrl: string): Promise<string[]> => migrate(ownerUrl, modules)

/** Runs the proofs of every module and keeps the result for the page that shows it. */
export const prove = (house: House, onProof?: Parameters<typeof runProofs>[2]): Promise<ProofRun> =>
  runProofs(
    house.db,
    modules.flatMap(module => module.proofs),
    onProof,
  )

/** A sample a fifth of the usual finds the same plans in a fifth of the time; autovacuum looks closer later. */
async function analyse(client: pg.Client): Promise<void> {
  await client.query('set default_statistics_target = 20')
  await client.query('analyze')
}
