import {
  big,
  bool,
  day,
  instant,
  int,
  json,
  list,
  micro,
  optional,
  type PackLevel,
  sql,
  statements,
  text,
  units,
  uuid,
} from '@yaolian/kernel'

const { many, maybe, one } = statements('stock')

const product = {
  productId: uuid,
  genericName: text,
  spec: text,
  makerName: text,
  salesUnit: text,
  packLevels: json<PackLevel[]>(),
}
const filters = {
  org: uuid,
  today: day,
  nearBy: day,
  q: optional(text),
  product: optional(uuid),
  place: optional(uuid),
  state: optional(text),
}

/** Goods by lot and place in the order of their expiry: index stock_expiry. */
export const lotRows = many(
  'lotRows',
  {
    stockId: uuid,
    lotId: uuid,
    placeId: uuid,
    placeName: text,
    lotNo: text,
    expiresOn: day,
    ...product,
    quality: text,
    recalled: bool,
    stops: int,
    placeFits: bool,
    onHand: units,
    reserved: units,
    held: units,
    unitCostMicro: micro,
  },
  { ...filters, afterDay: day, afterId: uuid, limit: int },
  p => sql`
    select s.stock_id, s.lot_id, s.place_id, o.name as place_name, s.lot_no, s.expires_on, s.product_id,
           f.generic_name, f.spec, f.maker_name, f.sales_unit, f.pack_levels, s.quality, s.recalled, s.stops,
           s.place_fits, s.on_hand, s.reserved, s.held, s.unit_cost_micro
      from stock.stock s
      join stock.place o on o.org_id = s.org_id and o.place_id = s.place_id
      join catalogue.face_product f on f.product_id = s.product_id
     where s.org_id = ${p.org} and s.in_stock and (s.expires_on, s.stock_id) > (${p.afterDay}, ${p.afterId})
       and (${p.q}::text is null or f.generic_name ilike ${p.q} or f.brand ilike ${p.q}
            or f.maker_name ilike ${p.q}
            or s.lot_no ilike ${p.q})
       and (${p.product}::uuid is null or s.product_id = ${p.product})
       and (${p.place}::uuid is null or s.place_id = ${p.place})
       and case ${p.state}::text
             when 'near' then s.expires_on between ${p.today} and ${p.nearBy}
             when 'expired' then s.expires_on < ${p.today}
             when 'held' then s.held > 0 or s.stops > 0
             when 'pending' then s.quality = 'pending'
             when 'blocked' then not s.issuable or s.expires_on < ${p.today}
             else true end
     order by s.expires_on, s.stock_id
     limit ${p.limit}`,
)

export const lotTotals = one(
  'lotTotals',
  { count: big, onHand: units, reserved: units, held: units, available: units, costMicro: text },
  filters,
  p => sql`
    select count(*) as count, coalesce(sum(s.on_hand), 0)::bigint as on_hand,
           coalesce(sum(s.reserved), 0)::bigint as reserved, coalesce(sum(s.held), 0)::bigint as held,
           coalesce(sum(s.on_hand - s.reserved - s.held)
                    filter (where s.issuable and s.expires_on >= ${p.today}), 0)::bigint as available,
           coalesce(sum(s.on_hand::numeric * s.unit_cost_micro), 0)::text as cost_micro
      from stock.stock s
      join catalogue.face_product f on f.product_id = s.product_id
     where s.org_id = ${p.org} and s.in_stock
       and (${p.q}::text is null or f.generic_name ilike ${p.q} or f.brand ilike ${p.q}
            or f.maker_name ilike ${p.q}
            or s.lot_no ilike ${p.q})
       and (${p.product}::uuid is null or s.product_id = ${p.product})
       and (${p.place}::uuid is null or s.place_id = ${p.place})
       and case ${p.state}::text
             when 'near' then s.expires_on between ${p.today} and ${p.nearBy}
             when 'expired' then s.expires_on < ${p.today}
             when 'held' then s.held > 0 or s.stops > 0
             when 'pending' then s.quality = 'pending'
             when 'blocked' then not s.issuable or s.expires_on < ${p.today}
             else true end`,
)

/** Goods by product in the order of product ids: index stock_fefo gives the groups one after another. */
export const productRows = many(
  'productRows',
  {
    ...product,
    lots: int,
    onHand: units,
    reserved: units,
    held: units,
    available: units,
    nearestExpiry: optional(day),
  },
  { org: uuid, today: day, q: optional(text), after: uuid, limit: int },
  p => sql`
    select g.product_id, f.generic_name, f.spec, f.maker_name, f.sales_unit, f.pack_levels, g.lots, g.on_hand,
           g.reserved, g.held, g.available, g.nearest_expiry
      from (select s.product_id, count(distinct s.lot_id)::integer as lots, sum(s.on_hand)::bigint as on_hand,
                   sum(s.reserved)::bigint as reserved, sum(s.held)::bigint as held,
                   coalesce(sum(s.on_hand - s.reserved - s.held)
                            filter (where s.issuable and s.expires_on >= ${p.today}), 0)::bigint as available,
                   min(s.expires_on) filter (where s.issuable and s.expires_on >= ${p.today})
                     as nearest_expiry
              from stock.stock s
             where s.org_id = ${p.org} and s.in_stock and s.product_id > ${p.after}
             group by s.product_id order by s.product_id) as g
      join catalogue.face_product f on f.product_id = g.product_id
     where ${p.q}::text is null or f.generic_name ilike ${p.q} or f.brand ilike ${p.q}
       or f.maker_name ilike ${p.q}
     order by g.product_id
     limit ${p.limit}`,
)

export const ownLot = maybe(
  'ownLot',
  { lotId: uuid },
  { org: uuid, lot: uuid },
  p => sql`select lot_id from stock.lot where org_id = ${p.org} and lot_id = ${p.lot}`,
)

export const lotById = maybe(
  'lotById',
  {
    lotId: uuid,
    lotNo: text,
    madeOn: optional(day),
    expiresOn: day,
    temperature: text,
    ...product,
    quality: text,
    recalled: bool,
    stops: int,
    unitCostMicro: micro,
    report: text,
    receivedAt: instant,
  },
  { org: uuid, lot: uuid },
  p => sql`
    select l.lot_id, l.lot_no, l.made_on, l.expires_on, l.temperature, l.product_id, f.generic_name, f.spec,
           f.maker_name, f.sales_unit, f.pack_levels, l.quality, l.recalled, l.stops, l.unit_cost_micro,
           l.report, l.received_at
      from stock.lot l join catalogue.face_product f on f.product_id = l.product_id
     where l.org_id = ${p.org} and l.lot_id = ${p.lot}`,
)

export const shelvesOfLot = many(
  'shelvesOfLot',
  {
    stockId: uuid,
    placeId: uuid,
    placeName: text,
    placeFits: bool,
    onHand: units,
    reserved: units,
    held: units,
  },
  { org: uuid, lot: uuid },
  p => sql`
    select s.stock_id, s.place_id, o.name as place_name, s.place_fits, s.on_hand, s.reserved, s.held
      from stock.stock s join stock.place o on o.org_id = s.org_id and o.place_id = s.place_id
     where s.org_id = ${p.org} and s.lot_id = ${p.lot} order by o.name limit 200`,
)

/**
 * One lot's history, newest first, by the primary key. An entry without a place is the outside world's leg.
 */
export const entryRows = many(
  'entryRows',
  {
    entryId: big,
    placeName: optional(text),
    onHand: big,
    reserved: big,
    held: big,
    reason: text,
    documentId: optional(uuid),
    at: instant,
    byName: text,
  },
  { org: uuid, lot: uuid, before: big, limit: int },
  p => sql`
    select e.entry_id, o.name as place_name, e.on_hand, e.reserved, e.held, e.reason, e.document_id, e.at,
           e.by_name
      from stock.entry e
      left join stock.stock s on s.org_id = e.org_id and s.stock_id = e.stock_id
      left join stock.place o on o.org_id = s.org_id and o.place_id = s.place_id
     where e.org_id = ${p.org} and e.lot_id = ${p.lot} and e.entry_id < ${p.before}
     order by e.entry_id desc
     limit ${p.limit}`,
)

const holdColumns = {
  holdId: uuid,
  lotId: uuid,
  lotNo: text,
  expiresOn: day,
  ...product,
  cause: text,
  wholeLot: bool,
  reason: text,
  documentId: optional(uuid),
  state: text,
  quantity: units,
  placedAt: instant,
  placedName: text,
  endedAt: optional(instant),
  endedName: optional(text),
  endReason: optional(text),
}

/** What waits for quality's word, oldest first: index hold_open. */
export const openHoldRows = many(
  'openHoldRows',
  holdColumns,
  { org: uuid, causes: optional(list(text)), after: uuid, limit: int },
  p => sql`
    select h.hold_id, h.lot_id, l.lot_no, l.expires_on, l.product_id, f.generic_name, f.spec, f.maker_name,
           f.sales_unit, f.pack_levels, h.cause, h.whole_lot, h.reason, h.document_id, h.state,
           coalesce(q.quantity, 0) as quantity, h.placed_at, h.placed_name, h.ended_at, h.ended_name,
           h.end_reason
      from stock.hold h
      join stock.lot l on l.org_id = h.org_id and l.lot_id = h.lot_id
      join catalogue.face_product f on f.product_id = l.product_id
      left join lateral (select sum(i.quantity)::bigint as quantity from stock.hold_line i
                          where i.org_id = h.org_id and i.hold_id = h.hold_id) as q on true
     where h.org_id = ${p.org} and h.state = 'open' and h.hold_id > ${p.after}
       and (${p.causes}::text[] is null or h.cause = any (${p.causes}))
     order by h.hold_id
     limit ${p.limit}`,
)

export const holdsOfLot = many(
  'holdsOfLot',
  holdColumns,
  { org: uuid, lot: uuid },
  p => sql`
    select h.hold_id, h.lot_id, l.lot_no, l.expires_on, l.product_id, f.generic_name, f.spec, f.maker_name,
           f.sales_unit, f.pack_levels, h.cause, h.whole_lot, h.reason, h.document_id, h.state,
           coalesce(q.quantity, 0) as quantity, h.placed_at, h.placed_name, h.ended_at, h.ended_name,
           h.end_reason
      from stock.hold h
      join stock.lot l on l.org_id = h.org_id and l.lot_id = h.lot_id
      join catalogue.face_product f on f.product_id = l.product_id
      left join lateral (select sum(i.quantity)::bigint as quantity from stock.hold_line i
                          where i.org_id = h.org_id and i.hold_id = h.hold_id) as q on true
     where h.org_id = ${p.org} and h.lot_id = ${p.lot}
     order by h.hold_id desc
     limit 200`,
)
