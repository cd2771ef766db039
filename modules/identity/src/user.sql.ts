import { bool, instant, int, list, optional, sql, statements, text, uuid } from '@yaolian/kernel'

const { many, maybe, run } = statements('identity')

/** What a login needs to know; a name that is nobody's gives no row. */
export const userForLogin = maybe(
  'userForLogin',
  {
    userId: uuid,
    passwordHash: text,
    state: text,
    lockedUntil: optional(instant),
    lastOrgId: optional(uuid),
  },
  { name: text },
  p => sql`
    select user_id, password_hash, state, locked_until, last_org_id
      from identity.user_account where name = ${p.name}`,
)

export const userById = maybe(
  'userById',
  {
    userId: uuid,
    name: text,
    displayName: text,
    contact: text,
    passwordHash: text,
    state: text,
    mustChange: bool,
    passwordChangedAt: instant,
    createdAt: instant,
  },
  { id: uuid },
  p => sql`
    select user_id, name, display_name, contact, password_hash, state, must_change, password_changed_at, created_at
      from identity.user_account where user_id = ${p.id}`,
)

/**
 * Lets a right password in: clears the failures, unless a lock or a change of the password came in between. A lock
 * holds whoever comes from elsewhere, not `home`, and stays for them. The number of rows is the answer.
 */
export const admitUser = run(
  'admitUser',
  { id: uuid, hash: text, org: uuid, now: instant, home: bool },
  p => sql`
    update identity.user_account
       set failed_attempts = case when locked_until > ${p.now} then failed_attempts else 0 end,
           locked_until = case when locked_until > ${p.now} then locked_until end, last_org_id = ${p.org}
     where user_id = ${p.id} and password_hash = ${p.hash} and state = 'active'
       and (${p.home} or locked_until is null or locked_until <= ${p.now})`,
)

/** Counts a wrong password; the fifth in a row locks. Nothing is counted while locked; after a lock it starts over. */
export const countFailure = many(
  'countFailure',
  { lockedUntil: optional(instant) },
  { id: optional(uuid), now: instant, until: instant, max: int },
  p => sql`
    update identity.user_account
       set failed_attempts = case when locked_until is null then failed_attempts + 1 else 1 end,
           locked_until = case when locked_until is null and failed_attempts + 1 >= ${p.max}
                               then ${p.until}::timestamptz end
     where user_id = ${p.id} and (locked_until is null or locked_until <= ${p.now})
    returning locked_until`,
)

export const usersByNameOrId = many(
  'usersByNameOrId',
  { userId: uuid, name: text },
  { ids: list(uuid), names: list(text) },
  p => sql`
    select u.user_id, u.name from unnest(${p.ids}::uuid[]) as w (user_id)
      join identity.user_account u on u.user_id = w.user_id
    union
    select u.user_id, u.name from unnest(${p.names}::text[]) as w (name)
      join identity.user_account u on u.name = w.name`,
)

export const insertUsers = run(
  'insertUsers',
  {
    ids: list(uuid),
    names: list(text),
    displayNames: list(text),
    hashes: list(text),
    mustChange: list(bool),
    contacts: list(text),
    orgs: list(uuid),
    at: instant,
    user: optional(uuid),
  },
  p => sql`
    insert into identity.user_account (user_id, name, display_name, password_hash, must_change, contact,
                                       last_org_id, password_changed_at, created_at, created_by)
    select w.*, ${p.at}, ${p.at}, ${p.user}
      from unnest(${p.ids}::uuid[], ${p.names}::text[], ${p.displayNames}::text[], ${p.hashes}::text[],
                  ${p.mustChange}::boolean[], ${p.contacts}::text[],
                  ${p.orgs}::uuid[]) as w`,
)

export const writePassword = run(
  'writePassword',
  { id: uuid, before: text, hash: text, mustChange: bool, at: instant },
  p => sql`
    update identity.user_account
       set password_hash = ${p.hash}, must_change = ${p.mustChange}, password_changed_at = ${p.at},
           failed_attempts = 0, locked_until = null
     where user_id = ${p.id} and password_hash = ${p.before}`,
)

export const anyUser = many(
  'anyUser',
  { userId: uuid },
  {},
  () => sql`
  select user_id from identity.user_account limit 1`,
)

export const writeAccountState = run(
  'writeAccountState',
  { id: uuid, before: text, state: text },
  p => sql`
    update identity.user_account set state = ${p.state} where user_id = ${p.id} and state = ${p.before}`,
)
