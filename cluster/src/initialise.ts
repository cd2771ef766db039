import { spawn } from 'node:child_process'
import { appendFileSync, chownSync, mkdirSync, readdirSync, renameSync, rmSync, statfsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Account } from './account.ts'
import { identity } from './account.ts'
import type { Binaries } from './binaries.ts'
import { writePrivate } from './private-file.ts'
import type { Mode } from './settings.ts'

export const OWNER_ROLE = 'yaolian'
const FRESH_BYTES_MIN = 300 * 1024 * 1024

export type NewDatabase = {
  dataDir: string
  secret: string
  mode: Mode
  binaries: Binaries
  account: Account | null
}

/**
 * Makes an empty database. It is built beside its place and renamed into it, so that a start killed in the
 * middle leaves nothing that looks like a database. Throws when the disk has less than 300 MB free or initdb
 * fails.
 */
export async function initialise(wanted: NewDatabase): Promise<void> {
  const { dataDir, account } = wanted
  const parent = dirname(dataDir)
  removeAbandoned(parent, basename(dataDir))
  assertRoom(parent)
  const partial = `${dataDir}.new-${process.pid}`
  const passwordFile = `${dataDir}.new-${process.pid}-password`
  mkdirSync(partial, { mode: 0o700 })
  if (account) chownSync(partial, account.uid, account.gid)
  // initdb reads --pwfile from a file only: through /dev/stdin it fails, because Node's pipe is a socket.
  writePrivate(passwordFile, wanted.secret, identity(account))
  try {
    await runInitdb(wanted, partial, passwordFile)
    appendFileSync(join(partial, 'postgresql.conf'), "\ninclude 'yaolian.conf'\n")
    renameSync(partial, dataDir)
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(partial, { recursive: true, force: true })
  }
}

/** What starts killed in initdb left behind. Only called under the home's lock. */
export function removeAbandoned(parent: string, name: string): void {
  for (const entry of readdirSync(parent)) {
    if (!entry.startsWith(`${name}.new-`)) continue
    rmSync(join(parent, entry), { recursive: true, force: true, maxRetries: 5 })
  }
}

function assertRoom(folder: string): void {
  const disk = statfsSync(folder)
  const freeBytes = disk.bavail * disk.bsize
  if (freeBytes >= FRESH_BYTES_MIN) return
  const freeMb = Math.floor(freeBytes / 1024 / 1024)
  throw new Error(`${folder} has ${freeMb} MB free; a new database needs ${FRESH_BYTES_MIN / 1024 / 1024} MB`)
}

function runInitdb(wanted: NewDatabase, directory: string, passwordFile: string): Promise<void> {
  const options = [
    `--pgdata=${directory}`,
    `--username=${OWNER_ROLE}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    // The builtin locale sorts the same on every platform and version; the ICU and libc orders differ between
    // machines.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
    ...(wanted.mode === 'test' ? ['--no-sync'] : []),
  ]
  return new Promise((resolve, reject) => {
    const child = spawn(wanted.binaries.initdb, options, {
      cwd: '/',
      env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...identity(wanted.account),
    })
    let output = ''
    const collect = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.once('error', error => reject(new Error(`initdb could not be started: ${error.message}`)))
    child.once('close', code => {
      if (code === 0) resolve()
      else
        reject(new Error(`initdb failed (exit ${code}):\n${output.trim().split('\n').slice(-8).join('\n')}`))
    })
  })
}
