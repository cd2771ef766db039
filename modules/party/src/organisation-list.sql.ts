import { bool, day, int, optional, sql, statements, text, uuid } from '@yaolian/kernel'

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

/** The same by words of the name or by the credit code. */
export const organisationSearch = many(
  'organisationSearch',
  row,
  { ...filters, pattern: text, uscc: text },
  p => sql`
    select o.org_id, o.uscc, o.name, o.short_name, o.kind, o.province, o.city, o.state, o.demo,
           h.health as licence_health, h.valid_to as licence_valid_to
      from (select * from party.organisation
             where ((name || ' ' || short_name) ilike ${p.pattern} or uscc = ${p.uscc})
               and (name, org_id) > (${p.afterName}, ${p.afterId})
               and (${p.kind}::text is null or kind = ${p.kind})
               and (${p.state}::text is null or state = ${p.state})
               and (${p.province}::text is null or province = ${p.province})
             order by name, org_id limit ${p.limit}) as o
     cross join lateral party.licence_health(o.org_id, ${p.today}) as h
     order by o.name, o.org_id`,
)

/** Organisations that one has asked for or approved, either way. */
export const partnerPage = many(
  'partnerPage',
  row,
  { ...filters, org: uuid, pattern: optional(text) },
  p => sql`
    select o.org_id, o.uscc, o.name, o.short_name, o.kind, o.province, o.city, o.state, o.demo,
           h.health as licence_health, h.valid_to as licence_valid_to
      from (select o.* from party.organisation o
              join (select distinct partner_org_id from party.relation_approval where org_id = ${p.org}) as partner
                on partner.partner_org_id = o.org_id
             where (${p.pattern}::text is null or (o.name || ' ' || o.short_name) ilike ${p.pattern})
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
  { pattern: optional(text), kind: optional(text), state: optional(text), province: optional(text) },
  p => sql`
    select count(*)::integer as count
      from (select 1 from party.organisation
             where (${p.pattern}::text is null or (name || ' ' || short_name) ilike ${p.pattern})
               and (${p.kind}::text is null or kind = ${p.kind})
               and (${p.state}::text is null or state = ${p.state})
               and (${p.province}::text is null or province = ${p.province})
             limit 10001) as counted`,
)
