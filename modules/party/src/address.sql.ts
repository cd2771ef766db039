import { bool, type Codec, instant, list, optional, sql, statements, text, uuid } from '@yaolian/kernel'

const { many, run } = statements('party')

/** Degrees; the one place where a fraction is a measurement and not an amount. */
const degrees: Codec<number> = {
  type: 'double precision',
  encode: value => value,
  decode: raw => Number(raw),
}

const address = {
  orgId: uuid,
  addressId: uuid,
  label: text,
  contact: text,
  phone: text,
  province: text,
  city: text,
  district: text,
  detail: text,
  isDefault: bool,
  latitude: optional(degrees),
  longitude: optional(degrees),
  state: text,
}

export const addressesOfOrganisation = many(
  'addressesOfOrganisation',
  address,
  { org: uuid },
  p => sql`
  select org_id, address_id, label, contact, phone, province, city, district, detail, is_default, latitude,
         longitude, state
    from party.address where org_id = ${p.org} and state = 'active'
   order by is_default desc, label, address_id limit 200`,
)

export const addressesById = many(
  'addressesById',
  address,
  { orgs: list(uuid), ids: list(uuid) },
  p => sql`
    select a.org_id, a.address_id, a.label, a.contact, a.phone, a.province, a.city, a.district, a.detail, a.is_default,
           a.latitude, a.longitude, a.state
      from unnest(${p.orgs}::uuid[], ${p.ids}::uuid[]) as w (org_id, address_id)
      join party.address a on a.org_id = w.org_id and a.address_id = w.address_id`,
)

/** Organisations that have an active address already, and whether there is room for more. */
export const countAddresses = many(
  'countAddresses',
  { orgId: uuid, full: bool },
  { orgs: list(uuid) },
  p => sql`
    select a.org_id, count(*) >= 200 as full
      from unnest(${p.orgs}::uuid[]) as w (org_id)
      join party.address a on a.org_id = w.org_id and a.state = 'active'
     group by a.org_id`,
)

export const clearDefaults = run(
  'clearDefaults',
  { orgs: list(uuid) },
  p => sql`
    update party.address a set is_default = false
      from unnest(${p.orgs}::uuid[]) as w (org_id)
     where a.org_id = w.org_id and a.is_default and a.state = 'active'`,
)

export const insertAddresses = run(
  'insertAddresses',
  {
    orgs: list(uuid),
    ids: list(uuid),
    labels: list(text),
    contacts: list(text),
    phones: list(text),
    provinces: list(text),
    cities: list(text),
    districts: list(text),
    details: list(text),
    defaults: list(bool),
    latitudes: list(optional(degrees)),
    longitudes: list(optional(degrees)),
    at: instant,
  },
  p => sql`
    insert into party.address (org_id, address_id, label, contact, phone, province, city, district, detail,
                               is_default, latitude, longitude, added_at)
    select w.*, ${p.at}
      from unnest(${p.orgs}::uuid[], ${p.ids}::uuid[], ${p.labels}::text[], ${p.contacts}::text[], ${p.phones}::text[],
                  ${p.provinces}::text[], ${p.cities}::text[], ${p.districts}::text[], ${p.details}::text[],
                  ${p.defaults}::boolean[], ${p.latitudes}::double precision[],
                  ${p.longitudes}::double precision[]) as w`,
)

export const retire = run(
  'retireAddress',
  { org: uuid, id: uuid },
  p => sql`
    update party.address set state = 'retired', is_default = false
     where org_id = ${p.org} and address_id = ${p.id} and state = 'active'`,
)
