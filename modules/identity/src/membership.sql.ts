import { bool, instant, int, json, list, optional, sql, statements, text, texts, uuid } from '@yaolian/kernel'

const { many, maybe, run } = statements('identity')

/** Where somebody belongs, active memberships only. */
export const membershipsOf = many(
  'membershipsOf',
  { orgId: uuid, roles: texts },
  { user: uuid },
  p => sql`
    select org_id, roles from identity.membership
     where user_id = ${p.user} and state = 'active' order by added_at, org_id limit 200`,
)

export const membershipIn = maybe(
  'membershipIn',
  { userId: uuid, state: text },
  { user: uuid, org: uuid },
  p => sql`
    select user_id, state from identity.membership where user_id = ${p.user} and org_id = ${p.org}`,
)

/** Locked until the transaction ends: two changes of one person's roles follow each other. */
export const lockMemberships = many(
  'lockMemberships',
  { userId: uuid, orgId: uuid, roles: texts, state: text },
  { users: list(uuid), orgs: list(uuid) },
  p => sql`
    select m.user_id, m.org_id, m.roles, m.state
      from unnest(${p.users}::uuid[], ${p.orgs}::uuid[]) as w (user_id, org_id)
      join identity.membership m on m.user_id = w.user_id and m.org_id = w.org_id
     order by m.user_id, m.org_id
       for no key update of m`,
)

export const insertMemberships = run(
  'insertMemberships',
  { users: list(uuid), orgs: list(uuid), roles: list(json<string[]>()), at: instant },
  p => sql`
    insert into identity.membership (user_id, org_id, roles, added_at)
    select w.user_id, w.org_id, array(select jsonb_array_elements_text(w.roles)), ${p.at}
      from unnest(${p.users}::uuid[], ${p.orgs}::uuid[], ${p.roles}::jsonb[]) as w (user_id, org_id, roles)`,
)

export const writeMembership = run(
  'writeMembership',
  { user: uuid, org: uuid, roles: texts, state: text },
  p => sql`
    update identity.membership set roles = ${p.roles}, state = ${p.state}
     where user_id = ${p.user} and org_id = ${p.org}`,
)

/** How many firms somebody belongs to; a password that opens several is not one firm's to reset. */
export const countFirms = many(
  'countFirms',
  { count: int },
  { user: uuid },
  p => sql`select count(*)::integer as count from identity.membership where user_id = ${p.user}`,
)

/**
 * The people who may manage a firm's people, locked until the transaction ends: two managers who remove each other
 * at once must not both succeed.
 */
export const lockManagers = many(
  'lockManagers',
  { userId: uuid },
  { org: uuid, roles: texts },
  p => sql`
    select m.user_id from identity.membership m
      join identity.user_account u on u.user_id = m.user_id
     where m.org_id = ${p.org} and m.state = 'active' and u.state = 'active' and m.roles && ${p.roles}
     order by m.user_id
       for no key update of m`,
)

export const memberPage = many(
  'memberPage',
  {
    userId: uuid,
    name: text,
    displayName: text,
    contact: text,
    hasFactor: bool,
    roles: texts,
    state: text,
    locked: bool,
    lastSeenAt: optional(instant),
  },
  {
    org: uuid,
    state: optional(text),
    pattern: optional(text),
    after: text,
    now: instant,
    limit: int,
  },
  p => sql`
    select u.user_id, u.name, u.display_name, u.contact, m.roles,
           exists (select from identity.second_factor f
                    where f.user_id = u.user_id and f.confirmed_at is not null) as has_factor,
           case when u.state = 'disabled' then 'disabled' else m.state end as state,
           coalesce(u.locked_until > ${p.now}, false) as locked, seen.last_seen_at
      from identity.membership m
      join identity.user_account u on u.user_id = m.user_id
      left join lateral (select max(s.last_seen_at) as last_seen_at from identity.session s
                          where s.user_id = u.user_id and s.org_id = m.org_id and s.ended_at is null) as seen on true
     where m.org_id = ${p.org} and u.name > ${p.after}
       and (${p.state}::text is null or m.state = ${p.state})
       and (${p.pattern}::text is null or u.name ilike ${p.pattern} or u.display_name ilike ${p.pattern})
     order by u.name
     limit ${p.limit}`,
)
