import {
  bool,
  day,
  instant,
  int,
  list,
  micro,
  optional,
  sql,
  statements,
  text,
  units,
  uuid,
} from '@yaolian/kernel'

const { many, run } = statements('stock')

const lotColumns = {
  orgId: uuid,
  lotId: uuid,
  productId: uuid,
  lotNo: text,
  madeOn: optional(day),
  expiresOn: day,
  temperature: text,
  quality: text,
  recalled: bool,
  stops: int,
  unitCostMicro: micro,
  report: text,
}

// Whoever changes a lot or puts it somewhere locks lots first, then their shelves, each in the order of the
// primary key. The order path locks shelves only.
export const lockLotsById = many(
  'lockLotsById',
  lotColumns,
  { orgs: list(uuid), lots: list(uuid) },
  p => sql`
    select l.org_id, l.lot_id, l.product_id, l.lot_no, l.made_on, l.expires_on, l.temperature, l.quality,
           l.recalled, l.stops, l.unit_cost_micro, l.report
      from unnest(${p.orgs}::uuid[], ${p.lots}::uuid[]) as w (org_id, lot_id)
      join stock.lot l on l.org_id = w.org_id and l.lot_id = w.lot_id
     order by l.org_id, l.lot_id
       for update of l`,
)

export const lockLotsByNo = many(
  'lockLotsByNo',
  lotColumns,
  { orgs: list(uuid), products: list(uuid), lotNos: list(text) },
  p => sql`
    select l.org_id, l.lot_id, l.product_id, l.lot_no, l.made_on, l.expires_on, l.temperature, l.quality,
           l.recalled, l.stops, l.unit_cost_micro, l.report
      from unnest(${p.orgs}::uuid[], ${p.products}::uuid[], ${p.lotNos}::text[])
           as w (org_id, product_id, lot_no)
      join stock.lot l on l.org_id = w.org_id and l.product_id = w.product_id and l.lot_no = w.lot_no
     order by l.org_id, l.lot_id
       for update of l`,
)

export const lockShelves = many(
  'lockShelves',
  {
    orgId: uuid,
    stockId: uuid,
    lotId: uuid,
    placeId: uuid,
    onHand: units,
    reserved: units,
    held: units,
  },
  { orgs: list(uuid), lots: list(uuid) },
  p => sql`
    select s.org_id, s.stock_id, s.lot_id, s.place_id, s.on_hand, s.reserved, s.held
      from unnest(${p.orgs}::uuid[], ${p.lots}::uuid[]) as w (org_id, lot_id)
      join stock.stock s on s.org_id = w.org_id and s.lot_id = w.lot_id
     order by s.org_id, s.stock_id
       for update of s`,
)

/** Lots of a shelf, to lock them before the shelf. */
export const lotsOfShelves = many(
  'lotsOfShelves',
  { orgId: uuid, stockId: uuid, lotId: uuid },
  { orgs: list(uuid), stocks: list(uuid) },
  p => sql`
    select s.org_id, s.stock_id, s.lot_id
      from unnest(${p.orgs}::uuid[], ${p.stocks}::uuid[]) as w (org_id, stock_id)
      join stock.stock s on s.org_id = w.org_id and s.stock_id = w.stock_id`,
)

export const lotsToLock = many(
  'lotsToLock',
  { orgId: uuid, lotId: uuid },
  { today: day, limit: int },
  p => sql`
    select org_id, lot_id from stock.lot
     where locked_on is null and expires_on < ${p.today}
     order by expires_on, org_id, lot_id limit ${p.limit}`,
)

export const lotsToRecall = many(
  'lotsToRecall',
  { orgId: uuid, lotId: uuid },
  { product: uuid, lotNos: list(text) },
  p => sql`
    select l.org_id, l.lot_id from unnest(${p.lotNos}::text[]) as w (lot_no)
      join stock.lot l on l.product_id = ${p.product} and l.lot_no = w.lot_no and not l.recalled`,
)

export const insertLots = run(
  'insertLots',
  {
    orgs: list(uuid),
    lots: list(uuid),
    products: list(uuid),
    lotNos: list(text),
    madeOn: list(optional(day)),
    expiresOn: list(day),
    temperatures: list(text),
    qualities: list(text),
    costs: list(micro),
    reports: list(text),
    now: instant,
  },
  p => sql`
    insert into stock.lot (org_id, lot_id, product_id, lot_no, made_on, expires_on, temperature, quality,
                           unit_cost_micro, report, received_at)
    select w.*, ${p.now}::timestamptz
      from unnest(${p.orgs}::uuid[], ${p.lots}::uuid[], ${p.products}::uuid[], ${p.lotNos}::text[],
                  ${p.madeOn}::date[], ${p.expiresOn}::date[], ${p.temperatures}::text[],
                  ${p.qualities}::text[], ${p.costs}::bigint[], ${p.reports}::text[])
           as w (org_id, lot_id, product_id, lot_no, made_on, expires_on, temperature, quality, cost, report)
     order by w.org_id, w.lot_id`,
)

/** Writes the changeable facts of locked lots; `copyToShelves` follows in the same transaction. */
export const setLots = run(
  'setLots',
  {
    orgs: list(uuid),
    lots: list(uuid),
    qualities: list(text),
    recalled: list(bool),
    stops: list(int),
    costs: list(micro),
    reports: list(text),
  },
  p => sql`
    update stock.lot l
       set quality = w.quality, recalled = w.recalled, stops = w.stops, unit_cost_micro = w.cost,
           report = w.report
      from unnest(${p.orgs}::uuid[], ${p.lots}::uuid[], ${p.qualities}::text[], ${p.recalled}::boolean[],
                  ${p.stops}::integer[], ${p.costs}::bigint[], ${p.reports}::text[])
           as w (org_id, lot_id, quality, recalled, stops, cost, report)
     where l.org_id = w.org_id and l.lot_id = w.lot_id`,
)

export const copyToShelves = run(
  'copyToShelves',
  { orgs: list(uuid), lots: list(uuid) },
  p => sql`
    update stock.stock s
       set quality = l.quality, recalled = l.recalled, stops = l.stops, unit_cost_micro = l.unit_cost_micro
      from unnest(${p.orgs}::uuid[], ${p.lots}::uuid[]) as w (org_id, lot_id)
      join stock.lot l on l.org_id = w.org_id and l.lot_id = w.lot_id
     where s.org_id = l.org_id and s.lot_id = l.lot_id`,
)

export const markLocked = run(
  'markLocked',
  { orgs: list(uuid), lots: list(uuid), today: day },
  p => sql`
    update stock.lot l set locked_on = ${p.today}
      from unnest(${p.orgs}::uuid[], ${p.lots}::uuid[]) as w (org_id, lot_id)
     where l.org_id = w.org_id and l.lot_id = w.lot_id`,
)

/** Empty shelves for lots in new places; the lot's facts are copied from the lot itself. */
export const insertShelves = run(
  'insertShelves',
  { orgs: list(uuid), stocks: list(uuid), lots: list(uuid), places: list(uuid) },
  p => sql`
    insert into stock.stock (org_id, stock_id, product_id, lot_id, place_id, lot_no, expires_on,
                             unit_cost_micro, quality, recalled, stops, place_fits)
    select w.org_id, w.stock_id, l.product_id, w.lot_id, w.place_id, l.lot_no, l.expires_on,
           l.unit_cost_micro, l.quality, l.recalled, l.stops, l.temperature = any (o.zones)
      from unnest(${p.orgs}::uuid[], ${p.stocks}::uuid[], ${p.lots}::uuid[], ${p.places}::uuid[])
           as w (org_id, stock_id, lot_id, place_id)
      join stock.lot l on l.org_id = w.org_id and l.lot_id = w.lot_id
      join stock.place o on o.org_id = w.org_id and o.place_id = w.place_id
     order by w.org_id, w.stock_id`,
)
