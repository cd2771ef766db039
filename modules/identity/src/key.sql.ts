import { bool, instant, int, list, optional, sql, statements, text, texts, uuid } from '@yaolian/kernel'

const { many, maybe, run } = statements('identity')

export const liveKeys = many(
  'liveKeys',
  {
    keyHash: text,
    keyId: uuid,
    name: text,
    orgId: uuid,
    rights: texts,
    stale: bool,
    allowedFrom: texts,
    perMinute: optional(int),
    makerRoles: optional(texts),
    isOwnerless: bool,
  },
  { hashes: list(text), now: instant, staleSince: instant },
  p => sql`
    select k.key_hash, k.key_id, k.name, k.org_id, k.rights,
           coalesce(k.last_used_at < ${p.staleSince}, true) as stale, k.allowed_from, k.per_minute,
           case when u.user_id is not null then m.roles end as maker_roles, k.created_by is null as is_ownerless
      from unnest(${p.hashes}::text[]) as w (key_hash)
      join identity.api_key k on k.key_hash = w.key_hash
      left join identity.membership m on m.user_id = k.created_by and m.org_id = k.org_id and m.state = 'active'
      left join identity.user_account u on u.user_id = m.user_id and u.state = 'active'
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
    allowedFrom: texts,
    perMinute: optional(int),
  },
  p => sql`
    insert into identity.api_key (key_id, key_hash, prefix, org_id, name, rights, expires_at, created_at, created_by,
                                  allowed_from, per_minute)
    values (${p.id}, ${p.hash}, ${p.prefix}, ${p.org}, ${p.name}, ${p.rights}, ${p.expiresAt}, ${p.at}, ${p.user},
            ${p.allowedFrom}, ${p.perMinute})
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

/** Locked until the transaction ends: two rotations of one key follow each other. */
export const lockKey = maybe(
  'lockKey',
  {
    name: text,
    rights: texts,
    expiresAt: instant,
    revokedAt: optional(instant),
    rotatedTo: optional(uuid),
    allowedFrom: texts,
    perMinute: optional(int),
  },
  { id: uuid, org: uuid },
  p => sql`
    select name, rights, expires_at, revoked_at, rotated_to, allowed_from, per_minute
      from identity.api_key where key_id = ${p.id} and org_id = ${p.org} for no key update`,
)

/** The old key goes on until then, while the new one is put in its places. */
export const supersedeKey = run(
  'supersedeKey',
  { id: uuid, org: uuid, next: uuid, until: instant },
  p => sql`
    update identity.api_key set rotated_to = ${p.next}, expires_at = least(expires_at, ${p.until})
     where key_id = ${p.id} and org_id = ${p.org}`,
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
    allowedFrom: texts,
    perMinute: optional(int),
    rotatedTo: optional(uuid),
    maker: optional(text),
    makerRoles: optional(texts),
    isOwnerless: bool,
  },
  { org: uuid },
  p => sql`
    select k.key_id, k.name, k.prefix, k.rights, k.created_at, k.expires_at, k.revoked_at, k.last_used_at,
           k.allowed_from, k.per_minute, k.rotated_to, u.display_name as maker,
           case when u.state = 'active' then m.roles end as maker_roles, k.created_by is null as is_ownerless
      from identity.api_key k
      left join identity.user_account u on u.user_id = k.created_by
      left join identity.membership m on m.user_id = k.created_by and m.org_id = k.org_id and m.state = 'active'
     where k.org_id = ${p.org} order by k.created_at desc limit 200`,
)
