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

const { many, one } = statements('stock')

export const shelves = many(
  'shelves',
  {
    orgId: uuid,
    productId: uuid,
    stockId: uuid,
    lotId: uuid,
    placeId: uuid,
    lotNo: text,
    expiresOn: day,
    available: units,
    unitCostMicro: micro,
    quality: text,
    recalled: bool,
    stops: int,
    placeFits: bool,
  },
  { orgs: list(uuid), products: list(uuid) },
  p => sql`
    select s.org_id, s.product_id, s.stock_id, s.lot_id, s.place_id, s.lot_no, s.expires_on,
           s.on_hand - s.reserved - s.held as available, s.unit_cost_micro,
           s.quality, s.recalled, s.stops, s.place_fits
      from unnest(${p.orgs}::uuid[], ${p.products}::uuid[]) as w (org_id, product_id)
      join stock.stock s on s.org_id = w.org_id and s.product_id = w.product_id and s.in_stock`,
)

/**
 * The guarded increment. Rows are locked in the order of the primary key, each once with the sum of its
 * picks, so crossing carts never deadlock; the guard sees the newest row, since its lock is held. Where one
 * guard fails nothing is inserted and the counts differ.
 */
export const reserve = one(
  'reserve',
  { wanted: int, taken: int },
  {
    orgs: list(uuid),
    ids: list(uuid),
    stocks: list(uuid),
    lots: list(uuid),
    documents: list(uuid),
    lines: list(int),
    quantities: list(units),
    expiresAt: optional(instant),
    today: day,
    now: instant,
    users: list(optional(uuid)),
    names: list(text),
  },
  p => sql`
    with wanted as materialized (
      select * from unnest(${p.orgs}::uuid[], ${p.ids}::uuid[], ${p.stocks}::uuid[], ${p.lots}::uuid[],
                           ${p.documents}::uuid[], ${p.lines}::integer[], ${p.quantities}::bigint[],
                           ${p.users}::uuid[], ${p.names}::text[])
             as w (org_id, reservation_id, stock_id, lot_id, document_id, line_no, quantity, by_user, by_name)
    ), sums as materialized (
      select org_id, stock_id, lot_id, sum(quantity)::bigint as quantity
        from wanted group by org_id, stock_id, lot_id
    ), locked as materialized (
      select s.org_id, s.stock_id, t.quantity
        from sums t
        join stock.stock s on s.org_id = t.org_id and s.stock_id = t.stock_id and s.lot_id = t.lot_id
       order by s.org_id, s.stock_id
         for update of s
    ), taken as (
      update stock.stock s set reserved = s.reserved + l.quantity
        from locked l
       where s.org_id = l.org_id and s.stock_id = l.stock_id
         and s.issuable and s.expires_on >= ${p.today} and s.on_hand - s.reserved - s.held >= l.quantity
      returning 1
    ), counts as (
      select (select count(*) from sums)::integer as wanted, (select count(*) from taken)::integer as taken
    ), promised as (
      insert into stock.reservation
             (org_id, reservation_id, document_id, line_no, stock_id, lot_id, quantity, expires_at)
      select w.org_id, w.reservation_id, w.document_id, w.line_no, w.stock_id, w.lot_id, w.quantity,
             ${p.expiresAt}::timestamptz
        from wanted w where (select c.wanted = c.taken from counts c)
    ), written as (
      insert into stock.entry (org_id, lot_id, stock_id, reserved, reason, document_id, at, by_user, by_name)
      select w.org_id, w.lot_id, w.stock_id, w.quantity, 'reserved', w.document_id,
             ${p.now}::timestamptz, w.by_user, w.by_name
        from wanted w where (select c.wanted = c.taken from counts c)
    )
    select wanted, taken from counts`,
)
