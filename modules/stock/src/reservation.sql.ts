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

export const openReservations = many(
  'openReservations',
  {
    orgId: uuid,
    documentId: uuid,
    lineNo: int,
    reservationId: uuid,
    stockId: uuid,
    lotId: uuid,
    productId: uuid,
    placeId: uuid,
    lotNo: text,
    madeOn: optional(day),
    expiresOn: day,
    report: text,
    quantity: units,
    expiresAt: optional(instant),
    quality: text,
    recalled: bool,
    stops: int,
    placeFits: bool,
  },
  { orgs: list(uuid), documents: list(uuid) },
  p => sql`
    select r.org_id, r.document_id, r.line_no, r.reservation_id, r.stock_id, r.lot_id, s.product_id,
           s.place_id, s.lot_no, l.made_on, s.expires_on, l.report, r.quantity, r.expires_at, s.quality, s.recalled, s.stops,
           s.place_fits
      from unnest(${p.orgs}::uuid[], ${p.documents}::uuid[]) as w (org_id, document_id)
      join stock.reservation r
        on r.org_id = w.org_id and r.document_id = w.document_id and r.state = 'open'
      join stock.stock s on s.org_id = r.org_id and s.stock_id = r.stock_id
      join stock.lot l on l.org_id = r.org_id and l.lot_id = r.lot_id
     order by r.org_id, r.document_id, r.line_no, r.reservation_id`,
)

/** Reservations are locked before shelves, each in the order of its primary key, here and in `release`. */
export const consume = many(
  'consume',
  {
    orgId: uuid,
    documentId: uuid,
    lineNo: int,
    reservationId: uuid,
    stockId: uuid,
    lotId: uuid,
    productId: uuid,
    lotNo: text,
    madeOn: optional(day),
    expiresOn: day,
    report: text,
    quantity: units,
    unitCostMicro: micro,
    complete: bool,
  },
  {
    orgs: list(uuid),
    documents: list(uuid),
    today: day,
    now: instant,
    users: list(optional(uuid)),
    names: list(text),
  },
  p => sql`
    with open as materialized (
      select r.org_id, r.reservation_id, r.document_id, r.line_no, r.stock_id, r.lot_id, r.quantity,
             w.by_user, w.by_name
        from unnest(${p.orgs}::uuid[], ${p.documents}::uuid[], ${p.users}::uuid[], ${p.names}::text[])
             as w (org_id, document_id, by_user, by_name)
        join stock.reservation r on r.org_id = w.org_id and r.document_id = w.document_id
       where r.state = 'open'
       order by r.org_id, r.reservation_id
         for update of r
    ), sums as materialized (
      select org_id, stock_id, sum(quantity)::bigint as quantity from open group by org_id, stock_id
    ), locked as materialized (
      select s.org_id, s.stock_id, t.quantity
        from sums t join stock.stock s on s.org_id = t.org_id and s.stock_id = t.stock_id
       order by s.org_id, s.stock_id
         for update of s
    ), taken as (
      update stock.stock s set on_hand = s.on_hand - l.quantity, reserved = s.reserved - l.quantity
        from locked l
       where s.org_id = l.org_id and s.stock_id = l.stock_id
         and s.issuable and s.expires_on >= ${p.today}
      returning 1
    ), ended as (
      update stock.reservation r set state = 'consumed', ended_at = ${p.now}::timestamptz
        from open o where r.org_id = o.org_id and r.reservation_id = o.reservation_id
    ), written as (
      insert into stock.entry (org_id, lot_id, stock_id, on_hand, reserved, reason, document_id, at, by_user,
                               by_name)
      select o.org_id, o.lot_id, case when leg.own then o.stock_id end,
             case when leg.own then -o.quantity else o.quantity end,
             case when leg.own then -o.quantity else 0 end, 'shipped', o.document_id, ${p.now}::timestamptz,
             o.by_user, o.by_name
        from open o cross join (values (true), (false)) as leg (own)
    )
    select o.org_id, o.document_id, o.line_no, o.reservation_id, o.stock_id, o.lot_id, l.product_id, l.lot_no,
           l.made_on, l.expires_on, l.report, o.quantity, l.unit_cost_micro,
           (select count(*) from taken) = (select count(*) from sums) as complete
      from open o join stock.lot l on l.org_id = o.org_id and l.lot_id = o.lot_id
     order by o.org_id, o.document_id, o.line_no, o.reservation_id`,
)

export const release = many(
  'release',
  {
    orgId: uuid,
    documentId: uuid,
    lineNo: int,
    reservationId: uuid,
    stockId: uuid,
    lotId: uuid,
    quantity: units,
  },
  {
    orgs: list(uuid),
    documents: list(uuid),
    lines: list(optional(int)),
    state: text,
    reason: text,
    now: instant,
    users: list(optional(uuid)),
    names: list(text),
  },
  p => sql`
    with open as materialized (
      select r.org_id, r.reservation_id, r.document_id, r.line_no, r.stock_id, r.lot_id, r.quantity,
             w.by_user, w.by_name
        from unnest(${p.orgs}::uuid[], ${p.documents}::uuid[], ${p.lines}::integer[], ${p.users}::uuid[],
                    ${p.names}::text[]) as w (org_id, document_id, line_no, by_user, by_name)
        join stock.reservation r
          on r.org_id = w.org_id and r.document_id = w.document_id
         and (w.line_no is null or r.line_no = w.line_no)
       where r.state = 'open'
       order by r.org_id, r.reservation_id
         for update of r
    ), sums as materialized (
      select org_id, stock_id, sum(quantity)::bigint as quantity from open group by org_id, stock_id
    ), locked as materialized (
      select s.org_id, s.stock_id, t.quantity
        from sums t join stock.stock s on s.org_id = t.org_id and s.stock_id = t.stock_id
       order by s.org_id, s.stock_id
         for update of s
    ), freed as (
      update stock.stock s set reserved = s.reserved - l.quantity
        from locked l where s.org_id = l.org_id and s.stock_id = l.stock_id
    ), ended as (
      update stock.reservation r set state = ${p.state}, ended_at = ${p.now}::timestamptz
        from open o where r.org_id = o.org_id and r.reservation_id = o.reservation_id
    ), written as (
      insert into stock.entry (org_id, lot_id, stock_id, reserved, reason, document_id, at, by_user, by_name)
      select o.org_id, o.lot_id, o.stock_id, -o.quantity, ${p.reason}, o.document_id,
             ${p.now}::timestamptz, o.by_user, o.by_name
        from open o
    )
    select org_id, document_id, line_no, reservation_id, stock_id, lot_id, quantity
      from open order by org_id, document_id, line_no, reservation_id`,
)

/** Only open promises get another term: an ended one never comes back. */
export const extend = run(
  'extend',
  { orgs: list(uuid), documents: list(uuid), expiresAt: optional(instant) },
  p => sql`
    with open as materialized (
      select r.org_id, r.reservation_id
        from unnest(${p.orgs}::uuid[], ${p.documents}::uuid[]) as w (org_id, document_id)
        join stock.reservation r on r.org_id = w.org_id and r.document_id = w.document_id
       where r.state = 'open'
       order by r.org_id, r.reservation_id
         for update of r
    )
    update stock.reservation r set expires_at = ${p.expiresAt}
      from open o where r.org_id = o.org_id and r.reservation_id = o.reservation_id`,
)

export const expiredDocuments = many(
  'expiredDocuments',
  { orgId: uuid, documentId: uuid },
  { now: instant, limit: int },
  p => sql`
    select distinct r.org_id, r.document_id
      from (select org_id, document_id from stock.reservation
             where state = 'open' and expires_at <= ${p.now}
             order by expires_at, org_id, reservation_id limit ${p.limit}) as r
     order by r.org_id, r.document_id`,
)
