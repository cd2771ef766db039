import { bool, day, int, list, optional, sql, statements, text, uuid } from '@yaolian/kernel'

const { many, one } = statements('party')

const row = {
  orgId: uuid,
  uscc: optional(text),
  name: text,
  shortName: text,
  kind: text,
  province: text,
  city: text,
  state: text,
  demo: bool,
  licenceHealth: text,
  licenceValidTo: optional(day),
}
const filters = {
  kind: optional(text),
  state: optional(text),
  province: optional(text),
  afterName: text,
  afterId: uuid,
  today: day,
  limit: int,
}

/** Every organisation in the order of names: index organisation_name. */
export const organisationPage = many(
  'organisationPage',
  row,
  filters,
  p => sql`
  select o.org_id, o.uscc, o.name, o.short_name, o.kind, o.province, o.city, o.state, o.demo,
         h.health as licence_health, h.valid_to as licence_valid_to
    from (select * from party.organisation
           where (name, org_id) > (${p.afterName}, ${p.afterId})
             and (${p.kind}::text is null or kind = ${p.kind})
             and (${p.state}::text is null or state = ${p.state})
             and (${p.province}::text is null or province = ${p.province})
           order by name, org_id limit ${p.limit}) as o
   cross join lateral party.licence_health(o.org_id, ${p.today}) as h
   order by o.name, o.org_id`,
)

/**
 * The same by words of the name, their initials or the credit code: index organisation_pairs. What is found is
 * gathered before it is put in order, since walking the names until a page is full reads them all for a rare word.
 */
export const organisationSearch = many(
  'organisationSearch',
  row,
  { ...filters, pairs: list(text), patterns: list(text), uscc: text },
  p => sql`
    with found as materialized (
      select org_id, uscc, name, short_name, kind, province, city, state, demo from party.organisation
       where (pairs @> ${p.pairs}::text[] and search_text like all (${p.patterns}::text[])) or uscc = ${p.uscc})
    select o.org_id, o.uscc, o.name, o.short_name, o.kind, o.province, o.city, o.state, o.demo,
           h.health as licence_health, h.valid_to as licence_valid_to
      from (select * from found
             where (name, org_id) > (${p.afterName}, ${p.afterId})
               and (${p.kind}::text is null or kind = ${p.kind})
               and (${p.state}::text is null or state = ${p.state})
               and (${p.province}::text is null or province = ${p.province})
             order by name, org_id limit ${p.limit}) as o
     cross join lateral party.licence_health(o.org_id, ${p.today}) as h
     order by o.name, o.org_id`,
)

/** The firms under a head office in the order of their names: index organisation_parent. */
export const storePage = many(
  'storePage',
  row,
  { parent: uuid, afterName: text, afterId: uuid, today: day, limit: int },
  p => sql`
    select o.org_id, o.uscc, o.name, o.short_name, o.kind, o.province, o.city, o.state, o.demo,
           h.health as licence_health, h.valid_to as licence_valid_to
      from (select * from party.organisation
             where parent_org_id = ${p.parent} and (name, org_id) > (${p.afterName}, ${p.afterId})
             order by name, org_id limit ${p.limit}) as o
     cross join lateral party.licence_health(o.org_id, ${p.today}) as h
     order by o.name, o.org_id`,
)

/** Organisations that one has asked for or approved, either way. */
export const partnerPage = many(
  'partnerPage',
  row,
  { ...filters, org: uuid, patterns: optional(list(text)) },
  p => sql`
    select o.org_id, o.uscc, o.name, o.short_name, o.kind, o.province, o.city, o.state, o.demo,
           h.health as licence_health, h.valid_to as licence_valid_to
      from (select o.* from party.organisation o
              join (select distinct partner_org_id from party.relation_approval where org_id = ${p.org}) as partner
                on partner.partner_org_id = o.org_id
             where (${p.patterns}::text[] is null or o.search_text like all (${p.patterns}::text[]))
               and (o.name, o.org_id) > (${p.afterName}, ${p.afterId})
               and (${p.kind}::text is null or o.kind = ${p.kind})
               and (${p.state}::text is null or o.state = ${p.state})
               and (${p.province}::text is null or o.province = ${p.province})
             order by o.name, o.org_id limit ${p.limit}) as o
     cross join lateral party.licence_health(o.org_id, ${p.today}) as h
     order by o.name, o.org_id`,
)

export const countOrganisations = one(
  'countOrganisations',
  { count: int },
  { kind: optional(text), state: optional(text), province: optional(text) },
  p => sql`
    select count(*)::integer as count
      from (select 1 from party.organisation
             where (${p.kind}::text is null or kind = ${p.kind})
               and (${p.state}::text is null or state = ${p.state})
               and (${p.province}::text is null or province = ${p.province})
             limit 10001) as counted`,
)

export const countFound = one(
  'countFound',
  { count: int },
  {
    pairs: list(text),
    patterns: list(text),
    uscc: text,
    kind: optional(text),
    state: optional(text),
    province: optional(text),
  },
  p => sql`
    select count(*)::integer as count
      from (select 1 from party.organisation
             where ((pairs @> ${p.pairs}::text[] and search_text like all (${p.patterns}::text[]))
                    or uscc = ${p.uscc})
               and (${p.kind}::text is null or kind = ${p.kind})
               and (${p.state}::text is null or state = ${p.state})
               and (${p.province}::text is null or province = ${p.province})
             limit 10001) as counted`,
)
