import { bool, instant, int, list, optional, sql, statements, text, uuid } from '@yaolian/kernel'

const { many, maybe, run } = statements('party')

/**
 * Locks the organisations in the order of their ids until the transaction ends: everything that changes a firm or
 * its licences starts here, so that its standing is always rebuilt from what the change before it wrote.
 */
export const lockOrganisations = many(
  'lockOrganisations',
  { orgId: uuid, kind: text, name: text, state: text, version: int },
  { orgs: list(uuid) },
  p => sql`
    select o.org_id, o.kind, o.name, o.state, o.version
      from unnest(${p.orgs}::uuid[]) as w (org_id)
      join party.organisation o on o.org_id = w.org_id
     order by o.org_id
       for no key update of o`,
)

export const organisationsByIdOrUscc = many(
  'organisationsByIdOrUscc',
  { orgId: uuid, uscc: optional(text), kind: text, state: text },
  { ids: list(uuid), usccs: list(text) },
  p => sql`
    select o.org_id, o.uscc, o.kind, o.state
      from unnest(${p.ids}::uuid[]) as w (org_id) join party.organisation o on o.org_id = w.org_id
    union
    select o.org_id, o.uscc, o.kind, o.state
      from unnest(${p.usccs}::text[]) as w (uscc) join party.organisation o on o.uscc = w.uscc`,
)

export const insertOrganisations = run(
  'insertOrganisations',
  {
    orgs: list(uuid),
    usccs: list(optional(text)),
    names: list(text),
    shortNames: list(text),
    kinds: list(text),
    persons: list(bool),
    provinces: list(text),
    cities: list(text),
    districts: list(text),
    details: list(text),
    contacts: list(text),
    phones: list(text),
    parents: list(optional(uuid)),
    demos: list(bool),
    initials: list(text),
    at: instant,
    user: optional(uuid),
  },
  p => sql`
    insert into party.organisation (org_id, uscc, name, short_name, kind, is_person, province, city, district,
                                    detail, contact, phone, parent_org_id, demo, initials, registered_at, registered_by)
    select w.*, ${p.at}, ${p.user}
      from unnest(${p.orgs}::uuid[], ${p.usccs}::text[], ${p.names}::text[], ${p.shortNames}::text[],
                  ${p.kinds}::text[], ${p.persons}::boolean[], ${p.provinces}::text[], ${p.cities}::text[],
                  ${p.districts}::text[], ${p.details}::text[], ${p.contacts}::text[], ${p.phones}::text[],
                  ${p.parents}::uuid[], ${p.demos}::boolean[], ${p.initials}::text[]) as w`,
)

export const setOrganisationState = run(
  'setOrganisationState',
  { org: uuid, state: text },
  p => sql`update party.organisation set state = ${p.state}, version = version + 1 where org_id = ${p.org}`,
)

export const organisationById = maybe(
  'organisationById',
  {
    orgId: uuid,
    uscc: optional(text),
    name: text,
    shortName: text,
    kind: text,
    isPerson: bool,
    province: text,
    city: text,
    district: text,
    detail: text,
    contact: text,
    phone: text,
    parentOrgId: optional(uuid),
    parentName: optional(text),
    state: text,
    demo: bool,
    version: int,
  },
  { org: uuid },
  p => sql`
    select o.org_id, o.uscc, o.name, o.short_name, o.kind, o.is_person, o.province, o.city, o.district, o.detail,
           o.contact, o.phone, o.parent_org_id, parent.name as parent_name, o.state, o.demo, o.version
      from party.organisation o
      left join party.organisation parent on parent.org_id = o.parent_org_id
     where o.org_id = ${p.org}`,
)
