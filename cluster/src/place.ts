import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Account } from './account.ts'
import { canEnter, canRun } from './account.ts'
import type { Binaries } from './binaries.ts'
import { binariesAt } from './binaries.ts'
import type { Home } from './home.ts'

/** Where everything goes when the account can't reach a home under /root, a 0700 folder or a strict umask. */
export const PUBLIC_ROOT = '/var/lib/yaolian'

/**
 * What is known before the place of the data is decided. Ids are the content of HOME/data-id, null without
 * one.
 */
export type PlaceFacts = {
  localDatabase: boolean
  localReachable: boolean
  publicId: string | null
  publicDatabase: boolean
}

/** local: HOME/pg. public: PUBLIC_ROOT/data/ID. new-public: the same with an id yet to be drawn. */
export type Place = 'local' | 'public' | 'new-public' | 'unreachable' | 'lost'

/** Decides where the database is or will be. An existing database is never passed over for an empty one. */
export function choosePlace(facts: PlaceFacts): Place {
  if (facts.localDatabase) return facts.localReachable ? 'local' : 'unreachable'
  if (facts.publicId !== null) return facts.publicDatabase ? 'public' : 'lost'
  return facts.localReachable ? 'local' : 'new-public'
}

/**
 * The data directory of a home, which may not exist yet.
 * @param newId names a new public directory; random, not made from the path: a new clone at the same path
 * must not find an old database whose secret is lost
 */
export function dataPlace(home: Home, newId: string): { dataDir: string; newPublicId: string | null } {
  const local = join(home.path, 'pg')
  const publicId = readTrimmed(join(home.path, 'data-id'))
  const publicDir = join(PUBLIC_ROOT, 'data', publicId ?? newId)
  const place = choosePlace({
    localDatabase: existsSync(join(local, 'PG_VERSION')),
    localReachable: canEnter(home.account, home.path),
    publicId,
    publicDatabase: publicId !== null && existsSync(join(publicDir, 'PG_VERSION')),
  })
  if (place === 'unreachable') {
    const who = home.account ? `the account ${home.account.name}` : 'this account'
    throw new Error(
      `there is a database in ${local}, but ${who} can't reach it. Open the folders above it (chmod o+x), ` +
        'or move it where that account can go.',
    )
  }
  if (place === 'lost') {
    throw new Error(
      `the database of ${home.path} was in ${publicDir}, which is gone. Restore a backup into a new home; ` +
        `or delete ${join(home.path, 'data-id')} to begin with an empty database.`,
    )
  }
  return place === 'local' ? { dataDir: local, newPublicId: null } : publicPlace(publicDir, place, newId)
}

function publicPlace(dataDir: string, place: Place, newId: string) {
  makePublic(dirname(dataDir))
  return { dataDir, newPublicId: place === 'new-public' ? newId : null }
}

/**
 * The binaries where the account can run them: as npm installed them, or a copy (60 MB) made once per
 * version.
 */
export function reachableBinaries(installed: Binaries, account: Account | null): Binaries {
  if (canRun(account, installed.postgres)) return installed
  const copy = binariesAt(join(PUBLIC_ROOT, 'postgres', installed.version), installed.version)
  if (canRun(account, copy.postgres)) return copy
  makePublic(dirname(copy.root))
  const partial = `${copy.root}.new-${process.pid}`
  cpSync(installed.root, partial, { recursive: true, verbatimSymlinks: true })
  // npm may have unpacked them under a strict umask. chmod, because Node has no recursive one.
  spawnSync('chmod', ['-R', 'a+rX', partial])
  rmSync(copy.root, { recursive: true, force: true })
  renameSync(partial, copy.root)
  if (canRun(account, copy.postgres)) return copy
  throw new Error(
    `neither ${installed.postgres} nor its copy ${copy.postgres} runs here` +
      `${account ? ` as ${account.name}` : ''}. Set DATABASE_URL to any PostgreSQL 16, 17 or 18.`,
  )
}

/** Makes folders that everybody can enter, whatever the umask. */
function makePublic(folder: string): void {
  const firstMade = mkdirSync(folder, { recursive: true })
  if (firstMade === undefined) return
  for (let made = folder; made.length >= firstMade.length; made = dirname(made)) chmodSync(made, 0o755)
}

function readTrimmed(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : null
}
