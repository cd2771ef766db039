import { bool, day, instant, int, optional, sql, statements, text, uuid } from '@yaolian/kernel'

const { filtered, one } = statements('party')

const row = {
  licenceId: uuid,
  orgId: uuid,
  orgName: text,
  orgKind: text,
  province: text,
  kind: text,
  number: text,
  validTo: day,
  state: text,
  stateReason: text,
  since: instant,
  checkedOn: optional(day),
  renewalWaits: bool,
  version: int,
}
const filters = {
  kind: optional(text),
  province: optional(text),
  pattern: optional(text),
  afterId: uuid,
  limit: int,
}

/** Entered by their holders and not yet seen, the longest waiting first. What quality sent back is not its turn. */
export const deskWaiting = filtered(
  'deskWaiting',
  row,
  { ...filters, afterAt: instant },
  p => sql`
    select l.licence_id, l.org_id, o.name as org_name, o.kind as org_kind, o.province, l.kind, l.number, l.valid_to,
           l.state, l.state_reason, l.added_at as since, l.checked_on, false as renewal_waits, l.version
      from party.licence l join party.organisation o on o.org_id = l.org_id
     where l.state = 'locked' and l.verified_at is null and l.state_reason = 'unverified'
       and (l.added_at, l.licence_id) > (${p.afterAt}, ${p.afterId})
       and (${p.kind}::text is null or l.kind = ${p.kind})
       and (${p.province}::text is null or o.province = ${p.province})
       and (${p.pattern}::text is null or (o.name || ' ' || o.short_name) ilike ${p.pattern}
            or l.number ilike ${p.pattern})
     order by l.added_at, l.licence_id limit ${p.limit}`,
)

/** Running out, the next first. */
export const deskExpiring = filtered(
  'deskExpiring',
  row,
  { ...filters, afterDay: day, today: day, lastDay: day },
  p => sql`
    select l.licence_id, l.org_id, o.name as org_name, o.kind as org_kind, o.province, l.kind, l.number, l.valid_to,
           l.state, l.state_reason, l.added_at as since, l.checked_on,
           exists (select from party.licence n where n.org_id = l.org_id and n.renews = l.licence_id
                      and n.state = 'locked' and n.verified_at is null) as renewal_waits, l.version
      from party.licence l join party.organisation o on o.org_id = l.org_id
     where l.state = 'valid' and l.superseded_by is null and l.valid_to between ${p.today} and ${p.lastDay}
       and (l.valid_to, l.licence_id) > (${p.afterDay}, ${p.afterId})
       and (${p.kind}::text is null or l.kind = ${p.kind})
       and (${p.province}::text is null or o.province = ${p.province})
       and (${p.pattern}::text is null or (o.name || ' ' || o.short_name) ilike ${p.pattern}
            or l.number ilike ${p.pattern})
     order by l.valid_to, l.licence_id limit ${p.limit}`,
)

/** Locked after they counted, the latest last: by quality, by their date, by a check that nobody made. */
export const deskLocked = filtered(
  'deskLocked',
  row,
  { ...filters, afterAt: instant },
  p => sql`
    select l.licence_id, l.org_id, o.name as org_name, o.kind as org_kind, o.province, l.kind, l.number, l.valid_to,
           l.state, l.state_reason, l.locked_at as since, l.checked_on,
           exists (select from party.licence n where n.org_id = l.org_id and n.renews = l.licence_id
                      and n.state = 'locked' and n.verified_at is null) as renewal_waits, l.version
      from party.licence l join party.organisation o on o.org_id = l.org_id
     where l.state = 'locked' and l.verified_at is not null and l.superseded_by is null
       and (l.locked_at, l.licence_id) > (${p.afterAt}, ${p.afterId})
       and (${p.kind}::text is null or l.kind = ${p.kind})
       and (${p.province}::text is null or o.province = ${p.province})
       and (${p.pattern}::text is null or (o.name || ' ' || o.short_name) ilike ${p.pattern}
            or l.number ilike ${p.pattern})
     order by l.locked_at, l.licence_id limit ${p.limit}`,
)

/** Due for the half-yearly check, the longest unchecked first. */
export const deskCheck = filtered(
  'deskCheck',
  row,
  { ...filters, afterDay: day, dueBefore: day },
  p => sql`
    select l.licence_id, l.org_id, o.name as org_name, o.kind as org_kind, o.province, l.kind, l.number, l.valid_to,
           l.state, l.state_reason, l.added_at as since, l.checked_on, false as renewal_waits, l.version
      from party.licence l join party.organisation o on o.org_id = l.org_id
     where l.state = 'valid' and l.superseded_by is null and l.checked_on <= ${p.dueBefore}
       and (l.checked_on, l.licence_id) > (${p.afterDay}, ${p.afterId})
       and (${p.kind}::text is null or l.kind = ${p.kind})
       and (${p.province}::text is null or o.province = ${p.province})
       and (${p.pattern}::text is null or (o.name || ' ' || o.short_name) ilike ${p.pattern}
            or l.number ilike ${p.pattern})
     order by l.checked_on, l.licence_id limit ${p.limit}`,
)

/** How many stand in each queue, exact up to 10,000. */
export const deskCounts = one(
  'deskCounts',
  {
    waiting: int,
    expiring7: int,
    expiring30: int,
    expiring90: int,
    locked: int,
    check: int,
    checkOverdue: int,
  },
  { today: day, dueBefore: day, overdueBefore: day },
  p => sql`
    select (select count(*)::integer from (select 1 from party.licence
             where state = 'locked' and verified_at is null and state_reason = 'unverified' limit 10000) as a)
             as waiting,
           near.expiring7, near.expiring30, near.expiring90,
           (select count(*)::integer from (select 1 from party.licence
             where state = 'locked' and verified_at is not null and superseded_by is null limit 10000) as b) as locked,
           checks.due as check, checks.overdue as check_overdue
      from (select count(*) filter (where n.valid_to <= ${p.today}::date + 7)::integer as expiring7,
                   count(*) filter (where n.valid_to <= ${p.today}::date + 30)::integer as expiring30,
                   count(*)::integer as expiring90
              from (select valid_to from party.licence where state = 'valid' and superseded_by is null
                       and valid_to between ${p.today}::date and ${p.today}::date + 90
                     order by valid_to limit 10000) as n) as near,
           (select count(*)::integer as due, count(*) filter (where c.checked_on < ${p.overdueBefore})::integer as overdue
              from (select checked_on from party.licence where state = 'valid' and superseded_by is null
                       and checked_on <= ${p.dueBefore} order by checked_on limit 10000) as c) as checks`,
)
