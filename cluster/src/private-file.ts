import { chownSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import type { Identity } from './account.ts'

/**
 * Writes a file nobody else may read, whole or not at all. Made with O_EXCL: in a folder that PostgreSQL's
 * account can write, root must not be led through a planted link.
 */
export function writePrivate(path: string, text: string, owner: Identity | undefined): void {
  const partial = `${path}.new-${process.pid}`
  rmSync(partial, { force: true })
  writeFileSync(partial, text, { mode: 0o600, flag: 'wx' })
  if (owner) chownSync(partial, owner.uid, owner.gid)
  renameSync(partial, path)
}
