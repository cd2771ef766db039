import { chownSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Account, Identity } from './account.ts'
import { accountFor, homeOwner } from './account.ts'
import { writePrivate } from './private-file.ts'

/** Holds everything of one database: lock, secret, port, data-id, pg (data), pg.reserve, start.log. */
export type Home = {
  path: string
  /** Whom PostgreSQL runs as; null for ourselves. */
  account: Account | null
  /** Whom the home's files belong to, where that isn't us. */
  owner: Identity | undefined
}

/** Makes the directory where it is missing. */
export function openHome(given: string): Home {
  const path = resolve(given)
  const account = accountFor(path)
  const owner = homeOwner(account)
  const firstMade = mkdirSync(path, { recursive: true })
  if (firstMade !== undefined && owner) {
    for (let folder = path; folder.length >= firstMade.length; folder = resolve(folder, '..')) {
      chownSync(folder, owner.uid, owner.gid)
    }
  }
  return { path, account, owner }
}

/**
 * The port of the last run, 0 when there was none. Kept, so that an operator's tools find the same address
 * again.
 */
export function lastPort(homePath: string): number {
  const path = join(homePath, 'port')
  const port = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : 0
}

export function rememberPort(home: Home, port: number): void {
  writePrivate(join(home.path, 'port'), `${port}\n`, home.owner)
}
