import {
  bool,
  fen,
  instant,
  int,
  list,
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

const { many, filtered, maybe, one } = statements('trade')

const row = {
  orderId: uuid,
  number: text,
  state: word<OrderState>(),
  partnerId: uuid,
  placedAt: instant,
  totalFen: fen,
  lineCount: int,
  holdReasons: texts,
}
const filter = {
  org: uuid,
  number: optional(text),
  states: texts,
  partners: list(uuid),
  anyPartner: bool,
  at: optional(instant),
  id: optional(uuid),
  limit: int,
}

/** The seller's orders, newest first. Empty `states` stands for all of them. */
export const sales = filtered(
  'sales',
  row,
  filter,
  p => sql`
    select order_id, number, state, buyer_org_id as partner_id, placed_at, total_fen, line_count, hold_reasons
      from trade.sales_order
     where org_id = ${p.org}
       and (${p.number}::text is null or number like ${p.number} || '%')
       and (cardinality(${p.states}::text[]) = 0 or state = any (${p.states}))
       and (${p.anyPartner} or buyer_org_id = any (${p.partners}::uuid[]))
       and (${p.at}::timestamptz is null or (placed_at, order_id) < (${p.at}, ${p.id}::uuid))
     order by placed_at desc, order_id desc limit ${p.limit}`,
)

/** The buyer's orders, newest first, from the buyer's own rows. */
export const purchases = filtered(
  'purchases',
  row,
  filter,
  p => sql`
    select order_id, number, state, seller_org_id as partner_id, placed_at, total_fen, line_count,
           '{}'::text[] as hold_reasons
      from trade.purchase
     where org_id = ${p.org}
       and (${p.number}::text is null or number like ${p.number} || '%')
       and (cardinality(${p.states}::text[]) = 0 or state = any (${p.states}))
       and (${p.anyPartner} or seller_org_id = any (${p.partners}::uuid[]))
       and (${p.at}::timestamptz is null or (placed_at, order_id) < (${p.at}, ${p.id}::uuid))
     order by placed_at desc, order_id desc limit ${p.limit}`,
)

/** Counts to 10,000 and no further: an exact count of millions of rows is a scan that nobody needs. */
export const countSales = one(
  'countSales',
  { count: int },
  { org: uuid, states: texts },
  p => sql`
    select count(*)::int as count from (
      select 1 from trade.sales_order
       where org_id = ${p.org} and (cardinality(${p.states}::text[]) = 0 or state = any (${p.states}))
       limit 10001) c`,
)
export const countPurchases = one(
  'countPurchases',
  { count: int },
  { org: uuid, states: texts },
  p => sql`
    select count(*)::int as count from (
      select 1 from trade.purchase
       where org_id = ${p.org} and (cardinality(${p.states}::text[]) = 0 or state = any (${p.states}))
       limit 10001) c`,
)

export const returnsOf = many(
  'returnsOf',
  { returnId: uuid, number: text, state: text, reason: text, amountFen: fen },
  { seller: uuid, order: uuid },
  p => sql`
    select return_id, number, state, reason, amount_fen from trade.return_request
     where org_id = ${p.seller} and order_id = ${p.order} order by requested_at`,
)

export const returnRows = many(
  'returnRows',
  {
    returnId: uuid,
    number: text,
    state: text,
    amountFen: fen,
    orderId: uuid,
    orderNumber: text,
    partnerId: uuid,
    reason: text,
    requestedAt: instant,
  },
  { seller: uuid, states: texts, at: optional(instant), id: optional(uuid), limit: int },
  p => sql`
    select r.return_id, r.number, r.state, r.amount_fen, r.order_id, o.number as order_number,
           r.buyer_org_id as partner_id, r.reason, r.requested_at
      from trade.return_request r
      join trade.sales_order o on o.org_id = r.org_id and o.order_id = r.order_id
     where r.org_id = ${p.seller}
       and (cardinality(${p.states}::text[]) = 0 or r.state = any (${p.states}))
       and (${p.at}::timestamptz is null or (r.requested_at, r.return_id) < (${p.at}, ${p.id}::uuid))
     order by r.requested_at desc, r.return_id desc limit ${p.limit}`,
)

export const returnHead = maybe(
  'returnHead',
  {
    returnId: uuid,
    number: text,
    state: text,
    orderId: uuid,
    buyerOrgId: uuid,
    amountFen: fen,
    reason: text,
  },
  { seller: uuid, returnId: uuid },
  p => sql`
    select return_id, number, state, order_id, buyer_org_id, amount_fen, reason
      from trade.return_request where org_id = ${p.seller} and return_id = ${p.returnId}`,
)

export const returnLines = many(
  'returnLines',
  { lineNo: int, lotId: uuid, quantity: units, amountFen: fen, costFen: fen, vatBp: int },
  { seller: uuid, returnId: uuid },
  p => sql`
    select line_no, lot_id, quantity, amount_fen, cost_fen, vat_bp from trade.return_line
     where org_id = ${p.seller} and return_id = ${p.returnId} order by line_no, lot_id`,
)

/** What is asked back already and not decided: it counts against what may still be asked. */
export const requestedBack = many(
  'requestedBack',
  { lineNo: int, lotId: uuid, quantity: units },
  { seller: uuid, order: uuid },
  p => sql`
    select l.line_no, l.lot_id, sum(l.quantity)::bigint as quantity
      from trade.return_request r
      join trade.return_line l on l.org_id = r.org_id and l.return_id = r.return_id
     where r.org_id = ${p.seller} and r.order_id = ${p.order} and r.state = 'requested'
     group by l.line_no, l.lot_id`,
)

export const lockOrder = maybe(
  'lockOrder',
  { state: text },
  { seller: uuid, order: uuid },
  p => sql`
    select state from trade.sales_order where org_id = ${p.seller} and order_id = ${p.order} for update`,
)
