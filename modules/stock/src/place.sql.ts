import { bool, instant, list, optional, sql, statements, text, texts, uuid } from '@yaolian/kernel'

const { many, maybe, run } = statements('stock')

const columns = { orgId: uuid, placeId: uuid, name: text, kind: text, zones: texts, main: bool }

/** An organisation's first place is its main one, where goods go when nobody says otherwise. */
export const insertPlace = run(
  'insertPlace',
  { org: uuid, place: uuid, name: text, kind: text, zones: texts, now: instant },
  p => sql`
    insert into stock.place (org_id, place_id, name, kind, zones, main, opened_at)
    select ${p.org}, ${p.place}, ${p.name}, ${p.kind}, ${p.zones}::text[],
           not exists (select 1 from stock.place o where o.org_id = ${p.org} and o.main),
           ${p.now}::timestamptz`,
)

export const insertMainPlaces = run(
  'insertMainPlaces',
  { orgs: list(uuid), places: list(uuid), names: list(text), kinds: list(text), zones: texts, now: instant },
  p => sql`
    insert into stock.place (org_id, place_id, name, kind, zones, main, opened_at)
    select w.org_id, w.place_id, w.name, w.kind, ${p.zones}::text[], true, ${p.now}::timestamptz
      from unnest(${p.orgs}::uuid[], ${p.places}::uuid[], ${p.names}::text[], ${p.kinds}::text[])
           as w (org_id, place_id, name, kind)
     where not exists (select 1 from stock.place o where o.org_id = w.org_id and o.main)
     order by w.org_id
    on conflict do nothing`,
)

/**
 * The named places, the main one where the id is null. Shared locks: their zones stay until the goods lie
 * there.
 */
export const placesFor = many(
  'placesFor',
  columns,
  { orgs: list(uuid), places: list(optional(uuid)) },
  p => sql`
    select o.org_id, o.place_id, o.name, o.kind, o.zones, o.main
      from unnest(${p.orgs}::uuid[], ${p.places}::uuid[]) as w (org_id, place_id)
      join stock.place o on o.org_id = w.org_id and o.place_id = coalesce(
             w.place_id, (select m.place_id from stock.place m where m.org_id = w.org_id and m.main))
     order by o.org_id, o.place_id
       for share of o`,
)

export const placesOf = many(
  'placesOf',
  columns,
  { org: uuid },
  p => sql`
    select org_id, place_id, name, kind, zones, main from stock.place where org_id = ${p.org}
     order by name limit 200`,
)

export const lockPlace = maybe(
  'lockPlace',
  columns,
  { org: uuid, place: uuid },
  p => sql`
    select org_id, place_id, name, kind, zones, main from stock.place
     where org_id = ${p.org} and place_id = ${p.place} for update`,
)

export const setZones = run(
  'setZones',
  { org: uuid, place: uuid, zones: texts },
  p => sql`
    update stock.place set zones = ${p.zones}::text[] where org_id = ${p.org} and place_id = ${p.place}`,
)

export const refitShelves = run(
  'refitShelves',
  { org: uuid, place: uuid, zones: texts },
  p => sql`
    with locked as materialized (
      select s.org_id, s.stock_id, l.temperature = any (${p.zones}::text[]) as fits
        from stock.stock s join stock.lot l on l.org_id = s.org_id and l.lot_id = s.lot_id
       where s.org_id = ${p.org} and s.place_id = ${p.place}
         and s.place_fits <> (l.temperature = any (${p.zones}::text[]))
       order by s.org_id, s.stock_id
         for update of s
    )
    update stock.stock s set place_fits = k.fits
      from locked k where s.org_id = k.org_id and s.stock_id = k.stock_id`,
)
