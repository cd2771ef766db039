import { bool, instant, int, list, optional, sql, statements, text, texts, uuid } from '@yaolian/kernel'

const { many, run } = statements('identity')

/** Who stands behind these sessions now: alive, of an active person who still belongs to the organisation. */
export const liveSessions = many(
  'liveSessions',
  {
    tokenHash: text,
    userId: uuid,
    displayName: text,
    orgId: uuid,
    roles: texts,
    stale: bool,
    provenAt: optional(instant),
    mustChange: bool,
    factorMissing: bool,
  },
  { hashes: list(text), now: instant, idleSince: instant, staleSince: instant },
  p => sql`
    select s.token_hash, s.user_id, u.display_name, s.org_id, m.roles, s.last_seen_at < ${p.staleSince} as stale,
           s.proven_at, u.must_change,
           coalesce(o.second_factor_required, false) and f.confirmed_at is null as factor_missing
      from unnest(${p.hashes}::text[]) as w (token_hash)
      join identity.session s on s.token_hash = w.token_hash
      join identity.user_account u on u.user_id = s.user_id and u.state = 'active'
      join identity.membership m on m.user_id = s.user_id and m.org_id = s.org_id and m.state = 'active'
      left join identity.policy o on o.org_id = s.org_id
      left join identity.second_factor f on f.user_id = s.user_id
     where s.ended_at is null and s.expires_at > ${p.now} and s.last_seen_at > ${p.idleSince}`,
)

// Several processes see the same people at the same time: whoever finds a row locked leaves it to the other one.
// Waiting for each other's rows ended in deadlocks, because an update takes them in the order of its plan.
export const touchSessions = run(
  'touchSessions',
  { hashes: list(text), now: instant },
  p => sql`
    with mine as materialized (
      select s.token_hash from unnest(${p.hashes}::text[]) as w (token_hash)
        join identity.session s on s.token_hash = w.token_hash and s.last_seen_at < ${p.now}
         for no key update of s skip locked
    )
    update identity.session s set last_seen_at = ${p.now} from mine where s.token_hash = mine.token_hash`,
)

export const insertSessions = run(
  'insertSessions',
  {
    hashes: list(text),
    ids: list(uuid),
    users: list(uuid),
    orgs: list(uuid),
    now: instant,
    expiresAt: instant,
    ip: text,
    agent: text,
  },
  p => sql`
    insert into identity.session (token_hash, session_id, user_id, org_id, created_at, last_seen_at, expires_at,
                                  ip, agent, proven_at)
    select w.token_hash, w.session_id, w.user_id, w.org_id, ${p.now}, ${p.now}, ${p.expiresAt}, ${p.ip}, ${p.agent},
           ${p.now}
      from unnest(${p.hashes}::text[], ${p.ids}::uuid[], ${p.users}::uuid[], ${p.orgs}::uuid[])
        as w (token_hash, session_id, user_id, org_id)`,
)

export const endSession = many(
  'endSession',
  { userId: uuid, orgId: uuid },
  { hash: text, now: instant },
  p => sql`
    update identity.session set ended_at = ${p.now}
     where token_hash = ${p.hash} and ended_at is null returning user_id, org_id`,
)

export const endSessionById = run(
  'endSessionById',
  { user: uuid, id: uuid, now: instant },
  p => sql`
    update identity.session set ended_at = ${p.now}
     where session_id = ${p.id} and user_id = ${p.user} and ended_at is null`,
)

/** Every session of a person, or those in one organisation, but the one of this hash. */
export const endSessionsOf = run(
  'endSessionsOf',
  { user: uuid, org: optional(uuid), except: optional(text), now: instant },
  p => sql`
    update identity.session set ended_at = ${p.now}
     where user_id = ${p.user} and ended_at is null
       and (${p.org}::uuid is null or org_id = ${p.org})
       and (${p.except}::text is null or token_hash <> ${p.except})`,
)

/** The person of this session has just entered a password or a code. */
export const proveSession = run(
  'proveSession',
  { hash: text, user: uuid, now: instant },
  p => sql`
    update identity.session set proven_at = ${p.now}
     where token_hash = ${p.hash} and user_id = ${p.user} and ended_at is null`,
)

export const moveSession = run(
  'moveSession',
  { hash: text, user: uuid, org: uuid },
  p => sql`
    update identity.session set org_id = ${p.org}
     where token_hash = ${p.hash} and user_id = ${p.user} and ended_at is null`,
)

export const sessionsOf = many(
  'sessionsOf',
  {
    tokenHash: text,
    sessionId: uuid,
    orgId: uuid,
    ip: text,
    agent: text,
    createdAt: instant,
    lastSeenAt: instant,
    expiresAt: instant,
  },
  { user: uuid, org: optional(uuid), now: instant, idleSince: instant },
  p => sql`
    select token_hash, session_id, org_id, ip, agent, created_at, last_seen_at, expires_at
      from identity.session
     where user_id = ${p.user} and ended_at is null and expires_at > ${p.now} and last_seen_at > ${p.idleSince}
       and (${p.org}::uuid is null or org_id = ${p.org})
     order by last_seen_at desc limit 200`,
)

/** Sessions that nobody can use any more, a month after their last possible day. */
export const forgetSessions = run(
  'forgetSessions',
  { before: instant, limit: int },
  p => sql`
    delete from identity.session where ctid in
      (select ctid from identity.session where expires_at < ${p.before} order by expires_at limit ${p.limit})`,
)
