import { type Actor, combine, type Database, systemActor, transact } from '@yaolian/kernel'
import { type ActorCache, actorCache, type Known } from './actor-cache.ts'
import { isAllowedFrom } from './allowed-address.ts'
import { liveKeys, touchKeys } from './key.sql.ts'
import { KEY_SEEN_MS, SESSION_IDLE_MS, SESSION_SEEN_MS, shifted } from './limits.ts'
import { rightsOf } from './roles.ts'
import { liveSessions, touchSessions } from './session.sql.ts'
import { kindOfToken, tokenHash } from './token.ts'

type Asked = { hash: string; kind: 'session' | 'key' }
type Door = { cache: ActorCache; ask: (asked: Asked) => Promise<Known | null> }

const BATCH_MAX = 500
const QUEUE_MAX = 10_000
const LANES = 2

// One door per database: what one house remembers about tokens says nothing about another's.
const doors = new WeakMap<Database, Door>()

/**
 * Whom a session's token or a machine's key stands for; null for a stranger, and for a key that comes from an address
 * it is not let in from. Lookups of many requests share one transaction, and an answer is believed for five seconds.
 * @param ip where the request comes from; left out by programs inside the house, which come from nowhere
 */
export async function authenticate(db: Database, token: string | null, ip?: string): Promise<Actor | null> {
  const kind = token === null ? null : kindOfToken(token)
  if (token === null || kind === null) return null
  const { cache, ask } = doorOf(db)
  const hash = tokenHash(token)
  const known = cache.get(hash)
  if (known) return admitted(known, ip)
  const before = cache.generation()
  const found = await ask({ hash, kind })
  if (found) cache.put(hash, found, before)
  return found && admitted(found, ip)
}

const admitted = ({ actor, allowedFrom }: Known, ip: string | undefined): Actor | null =>
  ip === undefined || isAllowedFrom(allowedFrom, ip) ? actor : null

/** This process knows whose it is without asking: somebody answered to it in the last seconds. */
export const isKnownToken = (db: Database, token: string): boolean => knownBehind(db, token) !== null

/** Requests a minute that this key was given as its own limit; null where it has none or is not known yet. */
export const limitOfToken = (db: Database, token: string): number | null =>
  knownBehind(db, token)?.perMinute ?? null

const knownBehind = (db: Database, token: string): Known | null =>
  kindOfToken(token) === null ? null : doorOf(db).cache.get(tokenHash(token))

/** Forgets what this process believes about one token, or about all when none is named. */
export const forgetActors = (db: Database, token?: string | null): void =>
  doorOf(db).cache.forget(token ? tokenHash(token) : undefined)

function doorOf(db: Database): Door {
  let door = doors.get(db)
  if (!door) {
    const run = (batch: readonly Asked[]) => lookUp(db, batch)
    door = {
      cache: actorCache(),
      ask: combine({ batchMax: BATCH_MAX, queueMax: QUEUE_MAX, lanes: LANES, run }),
    }
    doors.set(db, door)
  }
  return door
}

async function lookUp(db: Database, batch: readonly Asked[]): Promise<(Known | null)[]> {
  const found = await transact(db, { actor: systemActor('identity.authenticate'), orgs: [] }, async ctx => {
    const { now } = ctx
    const hashesOf = (kind: Asked['kind']) => [
      ...new Set(batch.filter(asked => asked.kind === kind).map(asked => asked.hash)),
    ]
    const [sessions, keys] = await Promise.all([readSessions(hashesOf('session')), readKeys(hashesOf('key'))])
    return new Map([...sessions, ...keys])

    async function readSessions(hashes: string[]): Promise<(readonly [string, Known])[]> {
      if (hashes.length === 0) return []
      const times = { idleSince: shifted(now, -SESSION_IDLE_MS), staleSince: shifted(now, -SESSION_SEEN_MS) }
      const rows = await liveSessions(ctx, { hashes, now, ...times })
      const stale = rows.filter(row => row.stale).map(row => row.tokenHash)
      if (stale.length > 0) await touchSessions(ctx, { hashes: stale.sort(), now })
      return rows.map(row => [row.tokenHash, personBehind(row)])
    }

    async function readKeys(hashes: string[]): Promise<(readonly [string, Known])[]> {
      if (hashes.length === 0) return []
      const rows = await liveKeys(ctx, { hashes, now, staleSince: shifted(now, -KEY_SEEN_MS) })
      const stale = rows.filter(row => row.stale).map(row => row.keyHash)
      if (stale.length > 0) await touchKeys(ctx, { hashes: stale.sort(), now })
      return rows.map(row => [row.keyHash, machineBehind(row)])
    }
  })
  return batch.map(asked => found.get(asked.hash) ?? null)
}

type SessionRow = Awaited<ReturnType<typeof liveSessions>>[number]
type KeyRow = Awaited<ReturnType<typeof liveKeys>>[number]

function personBehind(row: SessionRow): Known {
  const hold = row.mustChange
    ? 'identity.password_must_change'
    : row.factorMissing
      ? 'identity.second_factor_needed'
      : null
  const { userId, displayName: name, orgId, provenAt, roles } = row
  const rights = rightsOf(roles)
  const actor: Actor = { kind: 'user', userId, name, orgId, rights, provenAt, ...(hold && { hold }) }
  return { actor, allowedFrom: [], perMinute: null }
}

function machineBehind(row: KeyRow): Known {
  const { name, orgId, allowedFrom, perMinute } = row
  const rights = new Set(keyRightsNow(row))
  return { actor: { kind: 'key', userId: null, name, orgId, rights }, allowedFrom, perMinute }
}

/**
 * What a key may do now: what it was given, less what its maker has lost since. Who made it may have left or changed
 * roles; a key made by the system itself keeps what it was given.
 */
export function keyRightsNow(row: Pick<KeyRow, 'rights' | 'makerRoles' | 'isOwnerless'>): string[] {
  if (row.isOwnerless) return row.rights
  const makers = rightsOf(row.makerRoles ?? [])
  return row.rights.filter(right => makers.has(right))
}
