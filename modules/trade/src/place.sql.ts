import {
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
  units,
  uuid,
} from '@yaolian/kernel'

const { many } = statements('trade')

export type ShipTo = { label: string; contact: string; phone: string; address: string }

/**
 * Writes a whole batch of accepted orders at once: takes their numbers, inserts orders, lines and the buyers'
 * own rows. One statement, so that its cost in round trips does not grow with orders or lines.
 */
export const insertOrders = many(
  'insertOrders',
  { orderId: uuid, number: text },
  {
    orders: list(uuid),
    sellers: list(uuid),
    buyers: list(uuid),
    totals: list(fen),
    lineCounts: list(int),
    termDays: list(int),
    lifeDays: list(int),
    shipTos: list(json<ShipTo>()),
    notes: list(optional(text)),
    users: list(optional(uuid)),
    at: instant,
    day,
    reservedUntil: instant,
    lineOrders: list(uuid),
    lineSellers: list(uuid),
    lineNos: list(int),
    products: list(uuid),
    quantities: list(units),
    prices: list(micro),
    vatBps: list(int),
    amounts: list(fen),
    sources: list(text),
    priceIds: list(uuid),
  },
  p => sql`
    with o as (
      select * from unnest(${p.orders}::uuid[], ${p.sellers}::uuid[], ${p.buyers}::uuid[], ${p.totals}::bigint[],
                           ${p.lineCounts}::integer[], ${p.termDays}::integer[], ${p.lifeDays}::integer[],
                           ${p.shipTos}::jsonb[], ${p.notes}::text[], ${p.users}::uuid[])
        as o (order_id, org_id, buyer_org_id, total_fen, line_count, term_days, life_days, ship_to, note, placed_by)
    ), taken as (
      insert into kernel.document_number as n (org_id, kind, day, last)
      select org_id, 'SO', ${p.day}, count(*) from o group by org_id order by org_id
      on conflict (org_id, kind, day) do update set last = n.last + excluded.last
      returning n.org_id, n.last
    ), numbered as (
      select o.*, 'SO' || to_char(${p.day}::date, 'YYYYMMDD') || '-' || lpad(
               (t.last - count(*) over (partition by o.org_id)
                       + row_number() over (partition by o.org_id order by o.order_id))::text, 6, '0') as number
        from o join taken t on t.org_id = o.org_id
    ), placed as (
      insert into trade.sales_order (org_id, order_id, number, buyer_org_id, state, placed_at, placed_by,
             reserved_until, total_fen, line_count, term_days, minimum_life_days, ship_to, note)
      select org_id, order_id, number, buyer_org_id, 'placed', ${p.at}, placed_by,
             ${p.reservedUntil}, total_fen, line_count, term_days, life_days, ship_to, note
        from numbered
      returning order_id, number
    ), bought as (
      insert into trade.purchase (org_id, order_id, seller_org_id, number, state, placed_at, total_fen, line_count)
      select buyer_org_id, order_id, org_id, number, 'placed', ${p.at}, total_fen, line_count from numbered
    ), lines as (
      insert into trade.order_line (org_id, order_id, line_no, product_id, quantity, price_micro, vat_bp,
             amount_fen, price_source, price_id)
      select l.org_id, l.order_id, l.line_no, l.product_id, l.quantity, l.price_micro, l.vat_bp, l.amount_fen,
             l.price_source, l.price_id
        from unnest(${p.lineSellers}::uuid[], ${p.lineOrders}::uuid[], ${p.lineNos}::integer[],
                    ${p.products}::uuid[], ${p.quantities}::bigint[], ${p.prices}::bigint[],
                    ${p.vatBps}::integer[], ${p.amounts}::bigint[], ${p.sources}::text[], ${p.priceIds}::uuid[])
          as l (org_id, order_id, line_no, product_id, quantity, price_micro, vat_bp, amount_fen, price_source, price_id)
    )
    select order_id, number from placed`,
)
