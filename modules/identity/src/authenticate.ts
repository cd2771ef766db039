import { type Actor, combine, type Database, systemActor, transact } from '@yaolian/kernel'
import { type ActorCache, actorCache } from './actor-cache.ts'
import { liveKeys, touchKeys } from './key.sql.ts'
import { KEY_SEEN_MS, SESSION_IDLE_MS, SESSION_SEEN_MS, shifted } from './limits.ts'
import { rightsOf } from './roles.ts'
import { liveSessions, touchSessions } from './session.sql.ts'
import { kindOfToken, tokenHash } from './token.ts'

type Asked = { hash: string; kind: 'session' | 'key' }
type Door = { cache: ActorCache; ask: (asked: Asked) => Promise<Actor | null> }

const BATCH_MAX = 500
const QUEUE_MAX = 10_000
const LANES = 2

// One door per database: what one house remembers about tokens says nothing about another's.
const doors = new WeakMap<Database, Door>()

/**
 * Whom a session's token or a machine's key stands for; null for a stranger. Lookups of many requests share one
 * transaction, and an answer is believed for five seconds.
 */
export async function authenticate(db: Database, token: string | null): Promise<Actor | null> {
  const kind = token === null ? null : kindOfToken(token)
  if (token === null || kind === null) return null
  const { cache, ask } = doorOf(db)
  const hash = tokenHash(token)
  const known = cache.get(hash)
  if (known) return known
  const before = cache.generation()
  const actor = await ask({ hash, kind })
  if (actor) cache.put(hash, actor, before)
  return actor
}

/** This process knows whose it is without asking: somebody answered to it in the last seconds. */
export const isKnownToken = (db: Database, token: string): boolean =>
  kindOfToken(token) !== null && doorOf(db).cache.get(tokenHash(token)) !== null

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

async function lookUp(db: Database, batch: readonly Asked[]): Promise<(Actor | null)[]> {
  const found = await transact(db, { actor: systemActor('identity.authenticate'), orgs: [] }, async ctx => {
    const { now } = ctx
    const hashesOf = (kind: Asked['kind']) => [
      ...new Set(batch.filter(asked => asked.kind === kind).map(asked => asked.hash)),
    ]
    const [sessions, keys] = await Promise.all([readSessions(hashesOf('session')), readKeys(hashesOf('key'))])
    return new Map([...sessions, ...keys])

    async function readSessions(hashes: string[]): Promise<(readonly [string, Actor])[]> {
      if (hashes.length === 0) return []
      const times = { idleSince: shifted(now, -SESSION_IDLE_MS), staleSince: shifted(now, -SESSION_SEEN_MS) }
      const rows = await liveSessions(ctx, { hashes, now, ...times })
      const stale = rows.filter(row => row.stale).map(row => row.tokenHash)
      if (stale.length > 0) await touchSessions(ctx, { hashes: stale.sort(), now })
      return rows.map(row => [
        row.tokenHash,
        {
          kind: 'user',
          userId: row.userId,
          name: row.displayName,
          orgId: row.orgId,
          rights: rightsOf(row.roles),
        },
      ])
    }

    async function readKeys(hashes: string[]): Promise<(readonly [string, Actor])[]> {
      if (hashes.length === 0) return []
      const rows = await liveKeys(ctx, { hashes, now, staleSince: shifted(now, -KEY_SEEN_MS) })
      const stale = rows.filter(row => row.stale).map(row => row.keyHash)
      if (stale.length > 0) await touchKeys(ctx, { hashes: stale.sort(), now })
      return rows.map(row => [
        row.keyHash,
        { kind: 'key', userId: null, name: row.name, orgId: row.orgId, rights: new Set(row.rights) },
      ])
    }
  })
  return batch.map(asked => found.get(asked.hash) ?? null)
}
