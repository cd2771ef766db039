import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { identity } from './account.ts'
import { installedBinaries } from './binaries.ts'
import { type Home, openHome } from './home.ts'
import { OWNER_ROLE, removeAbandoned } from './initialise.ts'
import { takeLock } from './lock.ts'
import { dataPlace, reachableBinaries } from './place.ts'
import type { Launch } from './postmaster.ts'
import { assertVersion } from './prepare.ts'
import { writePrivate } from './private-file.ts'
import { writeSecret } from './secret.ts'
import { configurationText, settingsFor, thisMachine } from './settings.ts'

/**
 * Puts the data directory of a backup into a home that has no database, and gives its owner a new password:
 * the old one stayed in the home it came from. Whole or not at all.
 * @param fill writes the data directory into the folder it is given; its error leaves the home empty
 */
export async function adoptDatabase(
  homePath: string,
  fill: (directory: string) => Promise<void>,
): Promise<void> {
  const home = openHome(homePath)
  const lock = await takeLock(join(home.path, 'lock'), home.owner)
  try {
    const binaries = reachableBinaries(installedBinaries(), home.account)
    const { dataDir, newPublicId } = dataPlace(home, randomBytes(8).toString('hex'))
    if (existsSync(dataDir)) throw new Error(`there is a database in ${dataDir} already`)
    removeAbandoned(dirname(dataDir), basename(dataDir))
    const partial = `${dataDir}.new-${process.pid}`
    mkdirSync(partial, { mode: 0o700 })
    try {
      await fill(partial)
      assertVersion(partial, binaries)
      makeItOurs(partial, home)
      const launch = {
        binaries,
        dataDir: partial,
        startLog: join(home.path, 'start.log'),
        account: home.account,
      }
      await setPassword(launch, writeSecret(home))
      flush(launch)
      renameSync(partial, dataDir)
    } finally {
      rmSync(partial, { recursive: true, force: true })
    }
    if (newPublicId !== null) writePrivate(join(home.path, 'data-id'), `${newPublicId}\n`, home.owner)
  } finally {
    lock.release()
  }
}

const HBA = `# Written by yaolian restore.
host all         all 127.0.0.1/32 scram-sha-256
host replication all 127.0.0.1/32 scram-sha-256
`

/** The settings of the server it came from may not fit this machine, and its access rules are not ours. */
function makeItOurs(directory: string, home: Home): void {
  const main = join(directory, 'postgresql.conf')
  const text = existsSync(main) ? readFileSync(main, 'utf8') : ''
  if (!text.includes("include 'yaolian.conf'")) writeFileSync(main, "include 'yaolian.conf'\n")
  writeFileSync(join(directory, 'yaolian.conf'), configurationText(settingsFor(thisMachine(), 'durable')))
  writeFileSync(join(directory, 'pg_hba.conf'), HBA)
  writeFileSync(join(directory, 'pg_ident.conf'), '')
  const { account } = home
  if (account) {
    chownSync(directory, account.uid, account.gid)
    spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, directory])
  }
}

/** In single-user mode, which needs no password and opens no port; it recovers the backup first. */
async function setPassword(launch: Launch, secret: string): Promise<void> {
  const statements = [
    // One line each: in single-user mode a newline ends a statement. A foreign server has no role of ours yet.
    `do $$ begin if to_regrole('${OWNER_ROLE}') is null then create role ${OWNER_ROLE}; end if; end $$`,
    `alter role ${OWNER_ROLE} superuser login replication bypassrls password '${secret}'`,
  ]
  const child = spawn(launch.binaries.postgres, ['--single', '-D', launch.dataDir, 'postgres'], {
    cwd: '/',
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' },
    stdio: ['pipe', 'pipe', 'pipe'],
    ...identity(launch.account),
  })
  const output: Buffer[] = []
  child.stdout.on('data', chunk => output.push(chunk))
  child.stderr.on('data', chunk => output.push(chunk))
  child.stdin.on('error', () => undefined)
  child.stdin.end(`${statements.join('\n')}\n`)
  const status = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const text = Buffer.concat(output).toString()
  if (status === 0 && !/^.*(ERROR|FATAL|PANIC):/m.test(text)) return
  throw new Error(`the backup could not be opened:\n${text.split('\n').slice(-12).join('\n')}`)
}

/** What was written must be on the disk before the home says that it holds a database. */
function flush(launch: Launch): void {
  const { status, stderr } = spawnSync(launch.binaries.initdb, ['--sync-only', '-D', launch.dataDir], {
    cwd: '/',
    encoding: 'utf8',
    ...identity(launch.account),
  })
  if (status !== 0) throw new Error(`the restored files could not be flushed: ${stderr}`)
}
