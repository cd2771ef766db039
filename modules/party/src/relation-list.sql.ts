import { bool, day, instant, int, list, optional, sql, statements, text, uuid } from '@yaolian/kernel'

const { many, maybe, one } = statements('party')

const row = {
  relationId: uuid,
  direction: text,
  state: text,
  validTo: optional(day),
  papersTo: optional(day),
  reason: text,
  requestedBy: uuid,
  requestedName: text,
  requestedAt: instant,
  reviewedBy: optional(uuid),
  reviewedName: optional(text),
  reviewedAt: optional(instant),
  decidedBy: optional(uuid),
  decidedName: optional(text),
  decidedAt: optional(instant),
  salespersonId: optional(uuid),
  salespersonName: optional(text),
  version: int,
  orgId: uuid,
  uscc: optional(text),
  name: text,
  shortName: text,
  kind: text,
  province: text,
  city: text,
  orgState: text,
  demo: bool,
  licenceHealth: text,
  licenceValidTo: optional(day),
}

/** Suppliers or customers of one organisation, the latest asked for first: index relation_list. */
export const relationPage = many(
  'relationPage',
  row,
  {
    org: uuid,
    direction: text,
    state: optional(text),
    health: optional(text),
    due: optional(day),
    patterns: optional(list(text)),
    beforeAt: instant,
    beforeId: uuid,
    today: day,
    limit: int,
  },
  p => sql`
    select r.relation_id, r.direction, r.state, r.valid_to, r.papers_to, r.reason, r.requested_by,
           r.requested_name, r.requested_at, r.reviewed_by, r.reviewed_name, r.reviewed_at, r.decided_by,
           r.decided_name, r.decided_at, r.salesperson_id, m.name as salesperson_name, r.version, o.org_id, o.uscc,
           o.name, o.short_name, o.kind, o.province, o.city, o.state as org_state, o.demo,
           h.health as licence_health, h.valid_to as licence_valid_to
      from party.relation_approval r
      join party.organisation o on o.org_id = r.partner_org_id
      left join party.salesperson m on m.org_id = r.org_id and m.salesperson_id = r.salesperson_id
     cross join lateral party.licence_health(o.org_id, ${p.today}) as h
     where r.org_id = ${p.org} and r.direction = ${p.direction}
       and (r.requested_at, r.relation_id) < (${p.beforeAt}, ${p.beforeId})
       and (${p.state}::text is null or r.state = ${p.state})
       and (${p.health}::text is null or h.health = ${p.health})
       and (${p.due}::date is null or (r.state = 'approved' and r.papers_to < ${p.due}))
       and (${p.patterns}::text[] is null or o.search_text like all (${p.patterns}::text[]))
     order by r.requested_at desc, r.relation_id desc
     limit ${p.limit}`,
)

export const relationById = maybe(
  'relationById',
  row,
  { org: uuid, id: uuid, today: day },
  p => sql`
  select r.relation_id, r.direction, r.state, r.valid_to, r.papers_to, r.reason, r.requested_by,
         r.requested_name, r.requested_at, r.reviewed_by, r.reviewed_name, r.reviewed_at, r.decided_by,
         r.decided_name, r.decided_at, r.salesperson_id, m.name as salesperson_name, r.version, o.org_id, o.uscc,
         o.name, o.short_name, o.kind, o.province, o.city, o.state as org_state, o.demo,
         h.health as licence_health, h.valid_to as licence_valid_to
    from party.relation_approval r
    join party.organisation o on o.org_id = r.partner_org_id
    left join party.salesperson m on m.org_id = r.org_id and m.salesperson_id = r.salesperson_id
   cross join lateral party.licence_health(o.org_id, ${p.today}) as h
   where r.org_id = ${p.org} and r.relation_id = ${p.id}`,
)

export const countRelations = one(
  'countRelations',
  { count: int },
  {
    org: uuid,
    direction: text,
    state: optional(text),
    health: optional(text),
    due: optional(day),
    patterns: optional(list(text)),
    today: day,
  },
  p => sql`
    select count(*)::integer as count
      from (select 1
              from party.relation_approval r
              join party.organisation o on o.org_id = r.partner_org_id
             cross join lateral party.licence_health(o.org_id, ${p.today}) as h
             where r.org_id = ${p.org} and r.direction = ${p.direction}
               and (${p.state}::text is null or r.state = ${p.state})
               and (${p.health}::text is null or h.health = ${p.health})
               and (${p.due}::date is null or (r.state = 'approved' and r.papers_to < ${p.due}))
               and (${p.patterns}::text[] is null or o.search_text like all (${p.patterns}::text[]))
             limit 10001) as counted`,
)

export const stepsOf = many(
  'stepsOf',
  { version: int, step: text, state: text, reason: text, byName: text, at: instant },
  { org: uuid, id: uuid },
  p => sql`
    select version, step, state, reason, by_name, at from party.relation_step
     where org_id = ${p.org} and relation_id = ${p.id} order by version limit 200`,
)
