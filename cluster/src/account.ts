import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

export type Account = {
  name: string
  uid: number
  gid: number
  /**
   * True when root works in this account's checkout, so that every file made there must be handed over to it.
   */
  ownsHome: boolean
}

/**
 * Never `postgres`: that is the account of a distribution's own cluster, which must not reach our files or we
 * its.
 */
const OWN_ACCOUNT = 'yaolian'

/**
 * The account PostgreSQL runs as, or null to run it as ourselves. PostgreSQL refuses to run as root; root in
 * a user's checkout works as that user, and leaves no root-owned data behind; root in its own checkout gets
 * an account made.
 */
export function accountFor(home: string): Account | null {
  if (process.getuid?.() !== 0) return null
  const owner = statSync(nearestExisting(home))
  if (owner.uid === 0) return { ...ownAccount(), ownsHome: false }
  // An owner without a name (a container's mapped uid) is tried all the same; initdb says so if it needs the
  // name.
  const named = lookUp(String(owner.uid)) ?? { name: String(owner.uid), uid: owner.uid, gid: owner.gid }
  return { ...named, ownsHome: true }
}

export type Identity = { uid: number; gid: number }

/** Whom files in the home belong to, where that isn't us. */
export function homeOwner(account: Account | null): Identity | undefined {
  return account?.ownsHome ? identity(account) : undefined
}

/** uid and gid for spawn and chown; nothing when we run PostgreSQL as ourselves. */
export function identity(account: Account | null): Identity | undefined {
  return account ? { uid: account.uid, gid: account.gid } : undefined
}

/** Whether the account can enter this directory, tried by doing it. */
export function canEnter(account: Account | null, directory: string): boolean {
  const script = 'cd "$1"'
  return (
    spawnSync('/bin/sh', ['-c', script, 'sh', directory], { cwd: '/', ...identity(account) }).status === 0
  )
}

/** Whether the account can run this program, tried by running it with --version. */
export function canRun(account: Account | null, program: string): boolean {
  return spawnSync(program, ['--version'], { cwd: '/', ...identity(account) }).status === 0
}

type Named = Omit<Account, 'ownsHome'>

function nearestExisting(path: string): string {
  let folder = resolve(path)
  while (!existsSync(folder)) folder = dirname(folder)
  return folder
}

function ownAccount(): Named {
  const existing = lookUp(OWN_ACCOUNT)
  if (existing) return existing
  const useradd = ['--system', '--user-group', '--no-create-home', '--home-dir', '/var/lib/yaolian']
  const made = spawnSync('useradd', [...useradd, '--shell', '/usr/sbin/nologin', OWN_ACCOUNT], {
    encoding: 'utf8',
  })
  // Another start may have made it in the meantime, so what counts is whether it is there now.
  const account = lookUp(OWN_ACCOUNT)
  if (account) return account
  const reason = made.error?.message ?? made.stderr.trim()
  throw new Error(
    `PostgreSQL does not run as root, and the account ${OWN_ACCOUNT} could not be made: ${reason}`,
  )
}

function lookUp(nameOrUid: string): Named | null {
  try {
    const line = execFileSync('getent', ['passwd', nameOrUid], { encoding: 'utf8' })
    const [name, , uid, gid] = line.split(':')
    return name ? { name, uid: Number(uid), gid: Number(gid) } : null
  } catch {
    return null
  }
}
