import type { ProductFace } from '@yaolian/catalogue/contract'
import {
  bool,
  day,
  fen,
  instant,
  int,
  json,
  list,
  micro,
  optional,
  sql,
  statements,
  text,
  texts,
  units,
  uuid,
  word,
} from '@yaolian/kernel'
import type { OrderState } from './order-state.ts'
import type { ShipTo } from './place.sql.ts'

const { many, maybe, run } = statements('trade')

const state = word<OrderState>()

const head = {
  orgId: uuid,
  orderId: uuid,
  number: text,
  buyerOrgId: uuid,
  state,
  placedAt: instant,
  reservedUntil: instant,
  totalFen: fen,
  signedFen: optional(fen),
  lineCount: int,
  termDays: int,
  dueOn: optional(day),
  holdReasons: texts,
  shipTo: json<ShipTo>(),
  note: optional(text),
}

export type OrderHead = Awaited<ReturnType<typeof orderHeads>>[number]

/** Orders by seller and id; those that are not there are left out. */
export const orderHeads = many(
  'orderHeads',
  head,
  { sellers: list(uuid), orders: list(uuid) },
  p => sql`
    select o.org_id, o.order_id, o.number, o.buyer_org_id, o.state, o.placed_at, o.reserved_until, o.total_fen,
           o.signed_fen, o.line_count, o.term_days, o.due_on, o.hold_reasons, o.ship_to, o.note
      from unnest(${p.sellers}::uuid[], ${p.orders}::uuid[]) as w (org_id, order_id)
      join trade.sales_order o on o.org_id = w.org_id and o.order_id = w.order_id`,
)

/** Whoever gives a verb takes the order's row first: goods and money follow in every verb, so none can deadlock. */
export const lockOrders = many(
  'lockOrders',
  { orderId: uuid },
  { sellers: list(uuid), orders: list(uuid) },
  p => sql`
    select o.order_id
      from unnest(${p.sellers}::uuid[], ${p.orders}::uuid[]) as w (org_id, order_id)
      join trade.sales_order o on o.org_id = w.org_id and o.order_id = w.order_id
     order by o.org_id, o.order_id
       for no key update of o`,
)

export type LineRow = Awaited<ReturnType<typeof orderLines>>[number]

export const orderLines = many(
  'orderLines',
  {
    orgId: uuid,
    orderId: uuid,
    lineNo: int,
    productId: uuid,
    quantity: units,
    priceMicro: micro,
    vatBp: int,
    amountFen: fen,
    priceSource: text,
  },
  { sellers: list(uuid), orders: list(uuid) },
  p => sql`
    select l.org_id, l.order_id, l.line_no, l.product_id, l.quantity, l.price_micro, l.vat_bp, l.amount_fen,
           l.price_source
      from unnest(${p.sellers}::uuid[], ${p.orders}::uuid[]) as w (org_id, order_id)
      join trade.order_line l on l.org_id = w.org_id and l.order_id = w.order_id
     order by l.order_id, l.line_no`,
)

/** Which seller an order of this buyer stands with; what the buyer may look at follows from it. */
export const sellersOf = many(
  'sellersOf',
  { orderId: uuid, buyerOrgId: uuid, sellerOrgId: uuid },
  { buyers: list(uuid), orders: list(uuid) },
  p => sql`
    select b.order_id, b.org_id as buyer_org_id, b.seller_org_id
      from unnest(${p.buyers}::uuid[], ${p.orders}::uuid[]) as w (org_id, order_id)
      join trade.purchase b on b.org_id = w.org_id and b.order_id = w.order_id`,
)

/** Moves orders and the buyers' rows from the state that was read; the caller compares the count. */
export const moveOrders = run(
  'moveOrders',
  {
    sellers: list(uuid),
    orders: list(uuid),
    from: list(text),
    to: list(text),
    signed: list(optional(fen)),
    due: list(optional(day)),
  },
  p => sql`
    with w as (
      select * from unnest(${p.sellers}::uuid[], ${p.orders}::uuid[], ${p.from}::text[], ${p.to}::text[],
                           ${p.signed}::bigint[], ${p.due}::date[])
        as w (org_id, order_id, from_state, to_state, signed_fen, due_on)
    ), moved as (
      update trade.sales_order o
         set state = w.to_state, signed_fen = coalesce(w.signed_fen, o.signed_fen),
             due_on = coalesce(w.due_on, o.due_on)
        from (select * from w order by org_id, order_id) w
       where o.org_id = w.org_id and o.order_id = w.order_id and o.state = w.from_state
      returning o.order_id, o.buyer_org_id, o.state
    ), bought as (
      update trade.purchase b set state = m.state
        from moved m where b.org_id = m.buyer_org_id and b.order_id = m.order_id
      returning b.order_id
    )
    select order_id from moved`,
)

/** The product's facts on the day it shipped, kept with the line. */
export type ShippedProduct = ProductFace

const deliveryLine = {
  orgId: uuid,
  orderId: uuid,
  lineNo: int,
  lotId: uuid,
  productId: uuid,
  lotNo: text,
  madeOn: optional(day),
  expiresOn: day,
  quantity: units,
  costFen: fen,
  amountFen: fen,
  vatBp: int,
  report: text,
  product: json<ShippedProduct>(),
  signed: optional(units),
  returned: units,
}
export type DeliveryLine = Awaited<ReturnType<typeof deliveryLines>>[number]

export const deliveryLines = many(
  'deliveryLines',
  deliveryLine,
  { sellers: list(uuid), orders: list(uuid) },
  p => sql`
    select d.org_id, d.order_id, d.line_no, d.lot_id, d.product_id, d.lot_no, d.made_on, d.expires_on, d.quantity,
           d.cost_fen, d.amount_fen, d.vat_bp, d.report, d.product, d.signed, d.returned
      from unnest(${p.sellers}::uuid[], ${p.orders}::uuid[]) as w (org_id, order_id)
      join trade.delivery_line d on d.org_id = w.org_id and d.order_id = w.order_id
     order by d.order_id, d.line_no, d.expires_on, d.lot_id`,
)

export const deliveryOf = maybe(
  'deliveryOf',
  { number: text, carrierName: text, plate: optional(text), shippedAt: instant, shippedBy: text },
  { seller: uuid, order: uuid },
  p => sql`
    select number, carrier_name, plate, shipped_at, shipped_by
      from trade.delivery where org_id = ${p.seller} and order_id = ${p.order}`,
)

export const insertDeliveries = run(
  'insertDeliveries',
  {
    sellers: list(uuid),
    orders: list(uuid),
    carriers: list(text),
    plates: list(optional(text)),
    carrierOrgs: list(optional(uuid)),
    owns: list(bool),
    names: list(text),
    at: instant,
    day,
    lineSellers: list(uuid),
    lineOrders: list(uuid),
    lineNos: list(int),
    lots: list(uuid),
    products: list(uuid),
    lotNos: list(text),
    madeOn: list(optional(day)),
    expiresOn: list(day),
    quantities: list(units),
    costs: list(fen),
    amounts: list(fen),
    vatBps: list(int),
    reports: list(text),
    facts: list(json()),
  },
  p => sql`
    with d as (
      select * from unnest(${p.sellers}::uuid[], ${p.orders}::uuid[], ${p.carriers}::text[], ${p.plates}::text[],
                           ${p.carrierOrgs}::uuid[], ${p.owns}::boolean[], ${p.names}::text[])
        as d (org_id, order_id, carrier_name, plate, carrier_org_id, own_vehicle, shipped_by)
    ), taken as (
      insert into kernel.document_number as n (org_id, kind, day, last)
      select org_id, 'DN', ${p.day}, count(*) from d group by org_id order by org_id
      on conflict (org_id, kind, day) do update set last = n.last + excluded.last
      returning n.org_id, n.last
    ), shipped as (
      insert into trade.delivery (org_id, order_id, number, carrier_name, plate, carrier_org_id, own_vehicle,
             shipped_at, shipped_by)
      select d.org_id, d.order_id, 'DN' || to_char(${p.day}::date, 'YYYYMMDD') || '-' || lpad(
               (t.last - count(*) over (partition by d.org_id)
                       + row_number() over (partition by d.org_id order by d.order_id))::text, 6, '0'),
             d.carrier_name, d.plate, d.carrier_org_id, d.own_vehicle, ${p.at}, d.shipped_by
        from d join taken t on t.org_id = d.org_id
    )
    insert into trade.delivery_line (org_id, order_id, line_no, lot_id, product_id, lot_no, made_on, expires_on,
           quantity, cost_fen, amount_fen, vat_bp, report, product)
    select * from unnest(${p.lineSellers}::uuid[], ${p.lineOrders}::uuid[], ${p.lineNos}::integer[],
                         ${p.lots}::uuid[], ${p.products}::uuid[], ${p.lotNos}::text[], ${p.madeOn}::date[],
                         ${p.expiresOn}::date[], ${p.quantities}::bigint[], ${p.costs}::bigint[],
                         ${p.amounts}::bigint[], ${p.vatBps}::integer[], ${p.reports}::text[], ${p.facts}::jsonb[])`,
)

export const signDeliveries = run(
  'signDeliveries',
  {
    sellers: list(uuid),
    orders: list(uuid),
    names: list(text),
    tenths: list(optional(int)),
    logsSeen: list(optional(bool)),
    at: instant,
    lineSellers: list(uuid),
    lineOrders: list(uuid),
    lineNos: list(int),
    lots: list(uuid),
    signed: list(units),
    reasons: list(optional(text)),
  },
  p => sql`
    with w as (
      select * from unnest(${p.sellers}::uuid[], ${p.orders}::uuid[], ${p.names}::text[], ${p.tenths}::integer[],
                           ${p.logsSeen}::boolean[])
        as w (org_id, order_id, name, tenths, log_seen)
    ), heads as (
      update trade.delivery d
         set signed_at = ${p.at}, signed_by = w.name, arrival_tenths = w.tenths, arrival_log_seen = w.log_seen
        from w where d.org_id = w.org_id and d.order_id = w.order_id and d.signed_at is null
      returning d.order_id
    )
    update trade.delivery_line d set signed = l.signed, reason = l.reason
      from unnest(${p.lineSellers}::uuid[], ${p.lineOrders}::uuid[], ${p.lineNos}::integer[], ${p.lots}::uuid[],
                  ${p.signed}::bigint[], ${p.reasons}::text[]) as l (org_id, order_id, line_no, lot_id, signed, reason)
     where d.org_id = l.org_id and d.order_id = l.order_id and d.line_no = l.line_no and d.lot_id = l.lot_id
       and d.signed is null`,
)

/** Orders that nobody confirmed before their reservation's end, oldest first, over all sellers: for the timer. */
export const lapsedOrders = many(
  'lapsedOrders',
  { orgId: uuid, orderId: uuid },
  { now: instant, limit: int },
  p => sql`
    select org_id, order_id from trade.sales_order
     where state = 'placed' and reserved_until < ${p.now}
     order by reserved_until limit ${p.limit}`,
)

/** Marks a firm's open orders with the rules that stop them now; an empty list takes the mark away. */
export const openOrdersOf = many(
  'openOrdersOf',
  { orgId: uuid, orderId: uuid, buyerOrgId: uuid, holdReasons: texts },
  { party: uuid },
  p => sql`
    select org_id, order_id, buyer_org_id, hold_reasons from trade.sales_order
     where (org_id = ${p.party} or buyer_org_id = ${p.party}) and state in ('placed', 'confirmed')
     order by org_id, order_id limit 5000`,
)

export const openOrdersWith = many(
  'openOrdersWith',
  { orgId: uuid, orderId: uuid, buyerOrgId: uuid, holdReasons: texts },
  { product: uuid },
  p => sql`
    select o.org_id, o.order_id, o.buyer_org_id, o.hold_reasons
      from trade.sales_order o
      join trade.order_line l on l.org_id = o.org_id and l.order_id = o.order_id
     where o.state in ('placed', 'confirmed') and l.product_id = ${p.product}
     order by o.org_id, o.order_id limit 5000`,
)

export const markHolds = run(
  'markHolds',
  { sellers: list(uuid), orders: list(uuid), reasons: list(json<string[]>()) },
  p => sql`
    update trade.sales_order o
       set hold_reasons = array(select jsonb_array_elements_text(w.reasons))
      from (select * from unnest(${p.sellers}::uuid[], ${p.orders}::uuid[], ${p.reasons}::jsonb[])
              as w (org_id, order_id, reasons) order by 1, 2) w
     where o.org_id = w.org_id and o.order_id = w.order_id`,
)
