import { chownSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Account } from './account.ts'
import { writePrivate } from './secret.ts'

/** A home holds everything of one database: lock, secret, port, data-id, pg (data), pg.reserve, start.log. */
export function openHome(path: string): string {
  const home = resolve(path)
  mkdirSync(home, { recursive: true })
  return home
}

/** Gives the home to the account that owns the checkout, so that root leaves nothing there that its user can't touch. */
export function handOver(path: string, account: Account | null): void {
  if (account && existsSync(path)) chownSync(path, account.uid, account.gid)
}

/** The port of the last run, 0 when there was none. Kept, so that an operator's tools find the same address again. */
export function lastPort(home: string): number {
  const path = join(home, 'port')
  const port = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : 0
}

export function rememberPort(home: string, port: number): void {
  writePrivate(join(home, 'port'), `${port}\n`, undefined)
}
