import {
  appUrl,
  type Clock,
  type Database,
  type DatabaseOptions,
  migrate,
  openDatabase,
  type ProofRun,
  runProofs,
} from '@yaolian/kernel'
import { modules } from './modules.ts'

export type HouseOptions = {
  /** Address of the database as its owner: migrations and the job worker need it. */
  ownerUrl: string
  clock?: Clock
  size?: number
  durable?: boolean
}

/** One opened house: a migrated database and the connections of the role that serves. */
export type House = {
  readonly ownerUrl: string
  readonly db: Database
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
  return { ownerUrl: options.ownerUrl, db, close: () => db.close() }
}

export const migrateHouse = (ownerUrl: string): Promise<string[]> => migrate(ownerUrl, modules)

/** Runs the proofs of every module and keeps the result for the page that shows it. */
export const prove = (house: House, onProof?: Parameters<typeof runProofs>[2]): Promise<ProofRun> =>
  runProofs(
    house.db,
    modules.flatMap(module => module.proofs),
    onProof,
  )
