import { instant, list, optional, sql, statements, text, units, uuid } from '@yaolian/kernel'

const { run } = statements('stock')

/**
 * Adds signed differences to shelves that this transaction has locked. The CHECK of the table is the last
 * wall.
 */
export const changeShelves = run(
  'changeShelves',
  { orgs: list(uuid), stocks: list(uuid), onHand: list(units), reserved: list(units), held: list(units) },
  p => sql`
    with changes as materialized (
      select w.org_id, w.stock_id, sum(w.on_hand)::bigint as on_hand, sum(w.reserved)::bigint as reserved,
             sum(w.held)::bigint as held
        from unnest(${p.orgs}::uuid[], ${p.stocks}::uuid[], ${p.onHand}::bigint[], ${p.reserved}::bigint[],
                    ${p.held}::bigint[]) as w (org_id, stock_id, on_hand, reserved, held)
       group by w.org_id, w.stock_id
    )
    update stock.stock s
       set on_hand = s.on_hand + c.on_hand, reserved = s.reserved + c.reserved, held = s.held + c.held
      from changes c where s.org_id = c.org_id and s.stock_id = c.stock_id`,
)

export const insertEntries = run(
  'insertEntries',
  {
    orgs: list(uuid),
    lots: list(uuid),
    stocks: list(optional(uuid)),
    onHand: list(units),
    reserved: list(units),
    held: list(units),
    reasons: list(text),
    documents: list(optional(uuid)),
    now: instant,
    users: list(optional(uuid)),
    names: list(text),
  },
  p => sql`
    insert into stock.entry (org_id, lot_id, stock_id, on_hand, reserved, held, reason, document_id, at,
                             by_user, by_name)
    select w.org_id, w.lot_id, w.stock_id, w.on_hand, w.reserved, w.held, w.reason, w.document_id,
           ${p.now}::timestamptz, w.by_user, w.by_name
      from unnest(${p.orgs}::uuid[], ${p.lots}::uuid[], ${p.stocks}::uuid[], ${p.onHand}::bigint[],
                  ${p.reserved}::bigint[], ${p.held}::bigint[], ${p.reasons}::text[], ${p.documents}::uuid[],
                  ${p.users}::uuid[], ${p.names}::text[])
           as w (org_id, lot_id, stock_id, on_hand, reserved, held, reason, document_id, by_user, by_name)`,
)
