import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Home } from './home.ts'
import { writePrivate } from './private-file.ts'

/**
 * The owner's password of a home's database, or null. Loopback TCP is open to every local account, so there
 * is one.
 */
export function readSecret(homePath: string): string | null {
  const path = join(homePath, 'secret')
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : null
}

/** Draws a new password and keeps it in HOME/secret, readable by the home's owner only. */
export function writeSecret(home: Home): string {
  const secret = randomBytes(24).toString('base64url')
  writePrivate(join(home.path, 'secret'), `${secret}\n`, home.owner)
  return secret
}
