import { day, fen, instant, int, list, optional, sql, statements, text, units, uuid } from '@yaolian/kernel'

const { many, one, run } = statements('trade')

export const insertReturn = one(
  'insertReturn',
  { number: text },
  {
    seller: uuid,
    returnId: uuid,
    order: uuid,
    buyer: uuid,
    reason: text,
    amount: fen,
    at: instant,
    day,
    lineNos: list(int),
    lots: list(uuid),
    quantities: list(units),
    amounts: list(fen),
    costs: list(fen),
    vatBps: list(int),
  },
  p => sql`
    with taken as (
      insert into kernel.document_number as n (org_id, kind, day, last) values (${p.seller}, 'RT', ${p.day}, 1)
      on conflict (org_id, kind, day) do update set last = n.last + 1
      returning n.last
    ), asked as (
      insert into trade.return_request (org_id, return_id, order_id, buyer_org_id, number, state, reason, amount_fen,
             requested_at)
      select ${p.seller}, ${p.returnId}, ${p.order}, ${p.buyer},
             'RT' || to_char(${p.day}::date, 'YYYYMMDD') || '-' || lpad(last::text, 6, '0'),
             'requested', ${p.reason}, ${p.amount}, ${p.at}
        from taken
      returning number
    ), lines as (
      insert into trade.return_line (org_id, return_id, line_no, lot_id, quantity, amount_fen, cost_fen, vat_bp)
      select ${p.seller}, ${p.returnId}, l.line_no, l.lot_id, l.quantity, l.amount_fen, l.cost_fen, l.vat_bp
        from unnest(${p.lineNos}::integer[], ${p.lots}::uuid[], ${p.quantities}::bigint[], ${p.amounts}::bigint[],
                    ${p.costs}::bigint[], ${p.vatBps}::integer[])
          as l (line_no, lot_id, quantity, amount_fen, cost_fen, vat_bp)
    )
    select number from asked`,
)

export const decideReturnRow = run(
  'decideReturnRow',
  { seller: uuid, returnId: uuid, state: text, at: instant, by: text, decision: optional(text) },
  p => sql`
    update trade.return_request
       set state = ${p.state}, decided_at = ${p.at}, decided_by = ${p.by}, decision = ${p.decision}
     where org_id = ${p.seller} and return_id = ${p.returnId} and state = 'requested'`,
)

export const addReturned = run(
  'addReturned',
  { seller: uuid, order: uuid, lineNos: list(int), lots: list(uuid), quantities: list(units) },
  p => sql`
    update trade.delivery_line d set returned = d.returned + l.quantity
      from unnest(${p.lineNos}::integer[], ${p.lots}::uuid[], ${p.quantities}::bigint[]) as l (line_no, lot_id, quantity)
     where d.org_id = ${p.seller} and d.order_id = ${p.order} and d.line_no = l.line_no and d.lot_id = l.lot_id
       and d.returned + l.quantity <= d.signed`,
)

export const insertPayments = many(
  'insertPayments',
  { paymentId: uuid, number: text },
  {
    seller: uuid,
    payments: list(uuid),
    buyers: list(uuid),
    amounts: list(fen),
    paidOn: list(day),
    references: list(text),
    at: instant,
    day,
    by: text,
  },
  p => sql`
    with w as (
      select *, row_number() over () as place
        from unnest(${p.payments}::uuid[], ${p.buyers}::uuid[], ${p.amounts}::bigint[], ${p.paidOn}::date[],
                    ${p.references}::text[]) as w (payment_id, buyer_org_id, amount_fen, paid_on, reference)
    ), taken as (
      insert into kernel.document_number as n (org_id, kind, day, last)
      select ${p.seller}, 'PM', ${p.day}, count(*) from w
      on conflict (org_id, kind, day) do update set last = n.last + excluded.last
      returning n.last
    )
    insert into trade.payment (org_id, payment_id, number, buyer_org_id, amount_fen, paid_on, reference,
           recorded_at, recorded_by)
    select ${p.seller}, w.payment_id, 'PM' || to_char(${p.day}::date, 'YYYYMMDD') || '-' ||
             lpad((t.last - (select count(*) from w) + w.place)::text, 6, '0'),
           w.buyer_org_id, w.amount_fen, w.paid_on, w.reference, ${p.at}, ${p.by}
      from w cross join taken t
    returning payment_id, number`,
)

/** Those of these firms that have ever ordered from this seller. */
export const buyersWithOrders = many(
  'buyersWithOrders',
  { buyerOrgId: uuid },
  { seller: uuid, buyers: list(uuid) },
  p => sql`
    select w.buyer_org_id from unnest(${p.buyers}::uuid[]) as w (buyer_org_id)
     where exists (select from trade.sales_order o
                    where o.org_id = ${p.seller} and o.buyer_org_id = w.buyer_org_id)`,
)

/** The same bank reference of the same buyer was recorded before. */
export const paymentsKnown = many(
  'paymentsKnown',
  { buyerOrgId: uuid, reference: text },
  { seller: uuid, buyers: list(uuid), references: list(text) },
  p => sql`
    select p.buyer_org_id, p.reference
      from unnest(${p.buyers}::uuid[], ${p.references}::text[]) as w (buyer_org_id, reference)
      join trade.payment p
        on p.org_id = ${p.seller} and p.buyer_org_id = w.buyer_org_id and p.reference = w.reference`,
)
