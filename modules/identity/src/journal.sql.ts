import { big, bool, instant, int, json, list, optional, sql, statements, text, uuid } from '@yaolian/kernel'

const { filtered, many, one, journal } = statements('identity')

export const insertEntries = journal(
  'insertEntries',
  {
    kind: text,
    users: list(optional(uuid)),
    orgs: list(optional(uuid)),
    facts: list(json()),
    by: optional(uuid),
    byName: text,
    ip: text,
    agent: text,
    at: instant,
  },
  p => sql`
    insert into identity.journal (at, kind, user_id, org_id, by_user, by_name, ip, agent, facts)
    select ${p.at}, ${p.kind}, w.user_id, w.org_id, ${p.by}, ${p.byName}, ${p.ip}, ${p.agent}, w.facts
      from unnest(${p.users}::uuid[], ${p.orgs}::uuid[], ${p.facts}::jsonb[]) as w (user_id, org_id, facts)`,
)

/** Failed logins from one address lately, counted no further than the limit needs. */
export const countFailures = one(
  'countFailures',
  { count: int },
  { ip: text, since: instant, max: int },
  p => sql`
    select count(*)::integer as count
      from (select 1 from identity.journal
             where ip = ${p.ip} and kind = 'login_failed' and at > ${p.since} limit ${p.max}) as lately`,
)

/**
 * What an address is to somebody: `home` when they came in from there since `since`, and how often a password was
 * wrong there since `lately`, counted anew after each time it was right or set anew, and no further than `max`.
 */
export const standingAt = one(
  'standingAt',
  { home: bool, failures: int },
  { user: optional(uuid), ip: text, since: instant, lately: instant, max: int },
  p => sql`
    select ${p.ip} <> '' and exists
             (select from identity.journal j
               where j.user_id = ${p.user} and j.kind = 'login' and j.ip = ${p.ip} and j.at > ${p.since}) as home,
           (select count(*)::integer
              from (select 1 from identity.journal j
                     where j.user_id = ${p.user} and j.kind = 'login_failed' and j.ip = ${p.ip}
                       and j.at > ${p.lately} and not j.facts ? 'locked'
                       and j.journal_id > coalesce(
                             (select max(e.journal_id) from identity.journal e
                               where e.user_id = ${p.user} and e.at > ${p.lately}
                                 and (e.kind = 'password_reset'
                                      or e.ip = ${p.ip} and e.kind in ('login', 'password_changed'))), 0)
                     limit ${p.max}) as wrong) as failures`,
)

export const journalPage = many(
  'journalPage',
  {
    journalId: big,
    at: instant,
    kind: text,
    userId: optional(uuid),
    userName: optional(text),
    byName: text,
    ip: text,
    agent: text,
    facts: json<Record<string, unknown>>(),
  },
  { org: uuid, user: optional(uuid), before: big, limit: int },
  p => sql`
    select j.journal_id, j.at, j.kind, j.user_id, u.display_name as user_name, j.by_name, j.ip, j.agent, j.facts
      from identity.journal j
      left join identity.user_account u on u.user_id = j.user_id
     where j.org_id = ${p.org} and j.journal_id < ${p.before}
       and (${p.user}::uuid is null or j.user_id = ${p.user})
     order by j.journal_id desc
     limit ${p.limit}`,
)

/** The journal of a firm between two instants, the latest first, before the key; about or by a person if given. */
export const journalInTime = filtered(
  'journalInTime',
  {
    journalId: big,
    at: instant,
    kind: text,
    userId: optional(uuid),
    byUser: optional(uuid),
    byName: text,
    ip: text,
    facts: json<Record<string, unknown>>(),
  },
  {
    org: uuid,
    from: instant,
    to: instant,
    subject: optional(uuid),
    user: optional(uuid),
    beforeAt: instant,
    before: big,
    limit: int,
  },
  p => sql`
    select j.journal_id, j.at, j.kind, j.user_id, j.by_user,
           case when j.by_user is null and j.kind in ('login', 'login_failed', 'logout')
                then coalesce(u.display_name, '') else j.by_name end as by_name,
           j.ip, j.facts
      from identity.journal j
      left join identity.user_account u on u.user_id = j.user_id
     where j.org_id = ${p.org} and j.at >= ${p.from} and j.at < ${p.to}
       and (j.at, j.journal_id) < (${p.beforeAt}, ${p.before})
       and (${p.subject}::uuid is null or j.user_id = ${p.subject})
       and (${p.user}::uuid is null or j.by_user = ${p.user} or j.user_id = ${p.user} and j.by_user is null
            and j.kind in ('login', 'login_failed', 'logout'))
     order by j.at desc, j.journal_id desc
     limit ${p.limit}`,
)

/** What is kept about one person, the latest first; in one firm only where it is given. */
export const journalAbout = many(
  'journalAbout',
  { at: instant, kind: text, orgId: optional(uuid), byName: text, ip: text, agent: text },
  { user: uuid, org: optional(uuid), limit: int },
  p => sql`
    select at, kind, org_id, by_name, ip, agent from identity.journal
     where user_id = ${p.user} and (${p.org}::uuid is null or org_id = ${p.org})
     order by journal_id desc limit ${p.limit}`,
)

export const forgetEntries = one(
  'forgetEntries',
  { gone: int },
  { before: instant, limit: int },
  p => sql`select identity.forget_journal(${p.before}, ${p.limit}) as gone`,
)
