import { bool, instant, list, optional, sql, statements, text, texts, uuid } from '@yaolian/kernel'

const { many, maybe, run } = statements('identity')

export const liveKeys = many(
  'liveKeys',
  { keyHash: text, keyId: uuid, name: text, orgId: uuid, rights: texts, stale: bool },
  { hashes: list(text), now: instant, staleSince: instant },
  p => sql`
    select k.key_hash, k.key_id, k.name, k.org_id, k.rights,
           coalesce(k.last_used_at < ${p.staleSince}, true) as stale
      from unnest(${p.hashes}::text[]) as w (key_hash)
      join identity.api_key k on k.key_hash = w.key_hash
     where k.revoked_at is null and k.expires_at > ${p.now}`,
)

// As with sessions: a key that another process is noting down right now is left to it.
export const touchKeys = run(
  'touchKeys',
  { hashes: list(text), now: instant },
  p => sql`
    with mine as materialized (
      select k.key_hash from unnest(${p.hashes}::text[]) as w (key_hash)
        join identity.api_key k on k.key_hash = w.key_hash
         for no key update of k skip locked
    )
    update identity.api_key k set last_used_at = ${p.now} from mine where k.key_hash = mine.key_hash`,
)

export const insertKey = run(
  'insertKey',
  {
    id: uuid,
    hash: text,
    prefix: text,
    org: uuid,
    name: text,
    rights: texts,
    expiresAt: instant,
    at: instant,
    user: optional(uuid),
  },
  p => sql`
    insert into identity.api_key (key_id, key_hash, prefix, org_id, name, rights, expires_at, created_at, created_by)
    values (${p.id}, ${p.hash}, ${p.prefix}, ${p.org}, ${p.name}, ${p.rights}, ${p.expiresAt}, ${p.at}, ${p.user})
    on conflict (key_id) do nothing`,
)

export const revoke = maybe(
  'revokeKey',
  { name: text },
  { id: uuid, org: uuid, now: instant },
  p => sql`
    update identity.api_key set revoked_at = coalesce(revoked_at, ${p.now})
     where key_id = ${p.id} and org_id = ${p.org} returning name`,
)

export const keysOf = many(
  'keysOf',
  {
    keyId: uuid,
    name: text,
    prefix: text,
    rights: texts,
    createdAt: instant,
    expiresAt: instant,
    revokedAt: optional(instant),
    lastUsedAt: optional(instant),
  },
  { org: uuid },
  p => sql`
    select key_id, name, prefix, rights, created_at, expires_at, revoked_at, last_used_at
      from identity.api_key where org_id = ${p.org} order by created_at desc limit 200`,
)
