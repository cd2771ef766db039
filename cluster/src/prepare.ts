import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { identity } from './account.ts'
import { type Binaries, installedBinaries } from './binaries.ts'
import { keepReserve } from './disk.ts'
import type { Home } from './home.ts'
import { initialise } from './initialise.ts'
import { dataPlace, reachableBinaries } from './place.ts'
import type { Launch } from './postmaster.ts'
import { clearOrphan } from './postmaster-file.ts'
import { writePrivate } from './private-file.ts'
import { readSecret, writeSecret } from './secret.ts'
import { configurationText, type Mode, settingsFor, thisMachine } from './settings.ts'

export type Prepared = { launch: Launch; secret: string }

/**
 * Everything before PostgreSQL is started, under the home's lock: place, binaries, database, orphans,
 * settings.
 */
export async function prepare(home: Home, mode: Mode): Promise<Prepared> {
  const { account } = home
  const binaries = reachableBinaries(installedBinaries(), account)
  const { dataDir, newPublicId } = dataPlace(home, randomBytes(8).toString('hex'))
  const exists = existsSync(join(dataDir, 'PG_VERSION'))
  const secret = readSecret(home.path) ?? (exists ? null : writeSecret(home))
  if (secret === null)
    throw new Error(`${dataDir} holds a database, but its password ${home.path}/secret is missing`)
  if (exists) assertVersion(dataDir, binaries)
  else await initialise({ dataDir, secret, mode, binaries, account })
  // Written after the data are in place: an id must never point at a database that was never finished.
  if (newPublicId !== null) writePrivate(join(home.path, 'data-id'), `${newPublicId}\n`, home.owner)
  await clearOrphan(dataDir)
  const settings = configurationText(settingsFor(thisMachine(), mode))
  writePrivate(join(dataDir, 'yaolian.conf'), settings, identity(account))
  if (mode === 'durable') keepReserve(dataDir, home.owner)
  return { launch: { binaries, dataDir, startLog: join(home.path, 'start.log'), account }, secret }
}

/** The packages hold no pg_upgrade, so another major version moves by export and import. */
export function assertVersion(dataDir: string, binaries: Binaries): void {
  const found = readFileSync(join(dataDir, 'PG_VERSION'), 'utf8').trim()
  const ours = binaries.version.split('.')[0]
  if (found === ours) return
  throw new Error(
    `${dataDir} was made by PostgreSQL ${found}, and this is ${ours}. With the Yaolian that made it: ` +
      './yaolian export DIR; then with this one, in an empty home: ./yaolian import-data DIR.',
  )
}
