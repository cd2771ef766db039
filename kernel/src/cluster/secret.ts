import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The owner's password of a home's database, or null. Loopback TCP is open to every local account, so there is one. */
export function readSecret(home: string): string | null {
  const path = secretPath(home)
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : null
}

/** Draws a new password and keeps it in HOME/secret, readable by the home's owner only. */
export function writeSecret(home: string, owner: { uid: number; gid: number } | undefined): string {
  const secret = randomBytes(24).toString('base64url')
  writePrivate(secretPath(home), `${secret}\n`, owner)
  return secret
}

/** Writes a file nobody else may read, whole or not at all. */
export function writePrivate(
  path: string,
  text: string,
  owner: { uid: number; gid: number } | undefined,
): void {
  const partial = `${path}.new-${process.pid}`
  writeFileSync(partial, text, { mode: 0o600 })
  if (owner) chownSync(partial, owner.uid, owner.gid)
  renameSync(partial, path)
}

function secretPath(home: string): string {
  return join(home, 'secret')
}
