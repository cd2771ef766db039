import { bool, day, instant, int, json, list, optional, sql, statements, text, uuid } from '@yaolian/kernel'

const { many, one, run } = statements('party')

export type NoticeFacts = {
  licenceKind: string
  validTo: string
  step?: string
  reason?: string
  stage?: number
}

/**
 * Tells the holder, and where `partners` is true every firm that has approved it (also where that has lapsed by
 * the very event): each once, since the id is made of
 * the firm and `keys`.
 */
export const insertNotices = run(
  'insertNotices',
  {
    holders: list(uuid),
    keys: list(text),
    kinds: list(text),
    licences: list(uuid),
    facts: list(json<NoticeFacts>()),
    partners: list(bool),
    ats: list(instant),
  },
  p => sql`
    insert into party.notice (org_id, notice_id, kind, licence_id, about_org_id, facts, at)
    select told.org_id, md5(told.org_id::text || w.key)::uuid, w.kind, w.licence_id, w.holder, w.facts, w.at
      from unnest(${p.holders}::uuid[], ${p.keys}::text[], ${p.kinds}::text[], ${p.licences}::uuid[],
                  ${p.facts}::jsonb[], ${p.partners}::boolean[], ${p.ats}::timestamptz[])
        as w (holder, key, kind, licence_id, facts, partners, at)
     cross join lateral (
       select w.holder as org_id
       union
       select r.org_id from party.relation_approval r
        where w.partners and r.partner_org_id = w.holder
          and r.state in ('approved', 'suspended', 'lapsed')) as told
    on conflict (org_id, notice_id) do nothing`,
)

/** What was told about these licences before is no longer so. */
export const closeNoticesAbout = run(
  'closeNoticesAbout',
  { licences: list(uuid), at: instant },
  p => sql`
    update party.notice n set closed_at = ${p.at}
      from unnest(${p.licences}::uuid[]) as w (licence_id)
     where n.licence_id = w.licence_id and n.closed_at is null`,
)

export const closeNotices = run(
  'closeNotices',
  { org: uuid, ids: list(uuid), at: instant, user: optional(uuid), name: text },
  p => sql`
    update party.notice n set closed_at = ${p.at}, closed_by = ${p.user}, closed_name = ${p.name}
      from unnest(${p.ids}::uuid[]) as w (notice_id)
     where n.org_id = ${p.org} and n.notice_id = w.notice_id and n.closed_at is null`,
)

const row = {
  noticeId: uuid,
  kind: text,
  licenceId: uuid,
  aboutOrgId: uuid,
  aboutName: text,
  facts: json<NoticeFacts>(),
  at: instant,
  closedAt: optional(instant),
  closedName: optional(text),
}
const place = { org: uuid, beforeAt: instant, beforeId: uuid, limit: int }

export const openNotices = many(
  'openNotices',
  row,
  place,
  p => sql`
    select n.notice_id, n.kind, n.licence_id, n.about_org_id, o.name as about_name, n.facts, n.at, n.closed_at,
           n.closed_name
      from (select * from party.notice
             where org_id = ${p.org} and closed_at is null and (at, notice_id) < (${p.beforeAt}, ${p.beforeId})
             order by at desc, notice_id desc limit ${p.limit}) as n
      join party.organisation o on o.org_id = n.about_org_id
     order by n.at desc, n.notice_id desc`,
)

export const allNotices = many(
  'allNotices',
  row,
  place,
  p => sql`
    select n.notice_id, n.kind, n.licence_id, n.about_org_id, o.name as about_name, n.facts, n.at, n.closed_at,
           n.closed_name
      from (select * from party.notice
             where org_id = ${p.org} and (at, notice_id) < (${p.beforeAt}, ${p.beforeId})
             order by at desc, notice_id desc limit ${p.limit}) as n
      join party.organisation o on o.org_id = n.about_org_id
     order by n.at desc, n.notice_id desc`,
)

export const countOpenNotices = one(
  'countOpenNotices',
  { count: int },
  { org: uuid },
  p => sql`
    select count(*)::integer as count
      from (select 1 from party.notice where org_id = ${p.org} and closed_at is null limit 10001) as open`,
)

/**
 * Licences that come within 90, 30 or 7 days of their last day and have not been told so; marked as told, at most
 * `limit` of them.
 */
export const markWarned = many(
  'markWarned',
  { licenceId: uuid, orgId: uuid, kind: text, validTo: day, stage: int },
  { today: day, limit: int },
  p => sql`
    with near as (
      select l.licence_id, case when l.valid_to <= ${p.today}::date + 7 then 7
                                when l.valid_to <= ${p.today}::date + 30 then 30 else 90 end as stage
        from party.licence l
       where l.state = 'valid' and l.superseded_by is null
         and l.valid_to between ${p.today}::date and ${p.today}::date + 90
         and coalesce(l.warned_days, 999) > case when l.valid_to <= ${p.today}::date + 7 then 7
                                                 when l.valid_to <= ${p.today}::date + 30 then 30 else 90 end
       order by l.valid_to, l.licence_id limit ${p.limit}
         for update)
    update party.licence l set warned_days = near.stage from near where l.licence_id = near.licence_id
    returning l.licence_id, l.org_id, l.kind, l.valid_to, near.stage`,
)

/** Licences whose half-yearly check has come due since it was last told; marked as told. */
export const markCheckTold = many(
  'markCheckTold',
  { licenceId: uuid, orgId: uuid, kind: text, validTo: day, checkedOn: day },
  { today: day, dueBefore: day, limit: int },
  p => sql`
    with due as (
      select l.licence_id from party.licence l
       where l.state = 'valid' and l.superseded_by is null and l.checked_on <= ${p.dueBefore}
         and (l.check_told_on is null or l.check_told_on < l.checked_on)
       order by l.checked_on, l.licence_id limit ${p.limit}
         for update)
    update party.licence l set check_told_on = ${p.today} from due where l.licence_id = due.licence_id
    returning l.licence_id, l.org_id, l.kind, l.valid_to, l.checked_on`,
)

/** Licences whose check is overdue: nobody has compared them with the register for more than half a year. */
export const checksOverdue = many(
  'checksOverdue',
  { licenceId: uuid },
  { overdueBefore: day, limit: int },
  p => sql`
    select licence_id from party.licence
     where state = 'valid' and superseded_by is null and checked_on < ${p.overdueBefore}
     order by checked_on, licence_id limit ${p.limit}`,
)
