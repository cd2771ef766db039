import { big, optional, sql, statements, text } from '@yaolian/kernel'

const { many } = statements('stock')

// Each proof gives the number of things it looked at, beside up to 20 violations: at least one row always.
const columns = { checked: big, violation: optional(text) }

export const unbalancedLots = many(
  'unbalancedLots',
  columns,
  {},
  () => sql`
    with sums as (
      select org_id, lot_id, sum(on_hand) as total from stock.entry group by org_id, lot_id
    )
    select c.checked, v.violation
      from (select count(*) as checked from sums) c
      left join (
        select format('owner %s product %s lot %s: legs sum to %s', s.org_id, l.product_id, l.lot_no, s.total)
                 as violation
          from sums s left join stock.lot l on l.org_id = s.org_id and l.lot_id = s.lot_id
         where s.total <> 0 limit 20) v on true`,
)

export const shelvesAgainstEntries = many(
  'shelvesAgainstEntries',
  columns,
  {},
  () => sql`
    with sums as (
      select org_id, stock_id, sum(on_hand) as on_hand, sum(reserved) as reserved, sum(held) as held
        from stock.entry where stock_id is not null group by org_id, stock_id
    ), pairs as (
      select coalesce(s.org_id, e.org_id) as org_id, coalesce(s.stock_id, e.stock_id) as stock_id,
             s.on_hand, s.reserved, s.held,
             coalesce(e.on_hand, 0) as sum_on_hand, coalesce(e.reserved, 0) as sum_reserved,
             coalesce(e.held, 0) as sum_held
        from stock.stock s full join sums e on e.org_id = s.org_id and e.stock_id = s.stock_id
    )
    select c.checked, v.violation
      from (select count(*) as checked from pairs) c
      left join (
        select format('owner %s shelf %s: on hand %s reserved %s held %s, entries say %s %s %s',
                      org_id, stock_id, on_hand, reserved, held, sum_on_hand, sum_reserved, sum_held)
                 as violation
          from pairs
         where on_hand is distinct from sum_on_hand or reserved is distinct from sum_reserved
            or held is distinct from sum_held or reserved < 0 or held < 0 or reserved + held > on_hand
         limit 20) v on true`,
)

export const shelvesAgainstPromises = many(
  'shelvesAgainstPromises',
  columns,
  {},
  () => sql`
    with promised as (
      select org_id, stock_id, sum(quantity) as quantity from stock.reservation
       where state = 'open' group by org_id, stock_id
    ), stopped as (
      select i.org_id, i.stock_id, sum(i.quantity) as quantity
        from stock.hold h join stock.hold_line i on i.org_id = h.org_id and i.hold_id = h.hold_id
       where h.state = 'open' group by i.org_id, i.stock_id
    ), pairs as (
      select s.org_id, s.stock_id, s.reserved, s.held, coalesce(p.quantity, 0) as promised,
             coalesce(o.quantity, 0) as stopped
        from stock.stock s
        left join promised p on p.org_id = s.org_id and p.stock_id = s.stock_id
        left join stopped o on o.org_id = s.org_id and o.stock_id = s.stock_id
    )
    select c.checked, v.violation
      from (select count(*) as checked from pairs) c
      left join (
        select format('owner %s shelf %s: reserved %s, open reservations %s; held %s, open holds %s',
                      org_id, stock_id, reserved, promised, held, stopped) as violation
          from pairs where reserved <> promised or held <> stopped limit 20) v on true`,
)

/** What a document still has reserved on a shelf is what entries put there and took away again: once each. */
export const endedTwice = many(
  'endedTwice',
  columns,
  {},
  () => sql`
    with entered as (
      select org_id, document_id, stock_id, sum(reserved) as reserved,
             -coalesce(sum(reserved) filter (where reserved < 0), 0) as ended
        from stock.entry where reserved <> 0 group by org_id, document_id, stock_id
    ), promised as (
      select org_id, document_id, stock_id,
             coalesce(sum(quantity) filter (where state = 'open'), 0) as reserved,
             coalesce(sum(quantity) filter (where state <> 'open'), 0) as ended, count(*) as promises
        from stock.reservation group by org_id, document_id, stock_id
    ), pairs as (
      select coalesce(p.org_id, e.org_id) as org_id, coalesce(p.document_id, e.document_id) as document_id,
             coalesce(p.stock_id, e.stock_id) as stock_id, coalesce(p.promises, 0) as promises,
             coalesce(p.reserved, 0) as open, coalesce(p.ended, 0) as ended,
             coalesce(e.reserved, 0) as open_entries, coalesce(e.ended, 0) as ended_entries
        from promised p full join entered e
          on e.org_id = p.org_id and e.document_id = p.document_id and e.stock_id = p.stock_id
    )
    select c.checked, v.violation
      from (select coalesce(sum(promises), 0)::bigint as checked from pairs) c
      left join (
        select format('owner %s document %s shelf %s: open %s ended %s, entries say %s and %s',
                      org_id, document_id, stock_id, open, ended, open_entries, ended_entries) as violation
          from pairs where open <> open_entries or ended <> ended_entries limit 20) v on true`,
)

export const shelvesAgainstLots = many(
  'shelvesAgainstLots',
  columns,
  {},
  () => sql`
    with stops as (
      select org_id, lot_id, count(*) as open from stock.hold
       where state = 'open' and whole_lot group by org_id, lot_id
    ), lots as (
      select l.*, coalesce(h.open, 0) as open_stops
        from stock.lot l left join stops h on h.org_id = l.org_id and h.lot_id = l.lot_id
    ), bad as (
      select l.org_id, l.lot_id, 'stops ' || l.stops || ', open holds ' || l.open_stops as what
        from lots l where l.stops <> l.open_stops
      union all
      select s.org_id, s.lot_id, 'shelf ' || s.stock_id || ' differs from its lot or place'
        from stock.stock s
        left join lots l on l.org_id = s.org_id and l.lot_id = s.lot_id
        left join stock.place o on o.org_id = s.org_id and o.place_id = s.place_id
       where l.lot_id is null or o.place_id is null
          or (s.product_id, s.lot_no, s.expires_on, s.unit_cost_micro, s.quality, s.recalled, s.stops,
              s.place_fits)
             is distinct from
             (l.product_id, l.lot_no, l.expires_on, l.unit_cost_micro, l.quality, l.recalled, l.stops,
              l.temperature = any (o.zones))
    )
    select c.checked, v.violation
      from (select count(*) as checked from lots) c
      left join (
        select format('owner %s lot %s: %s', org_id, lot_id, what) as violation from bad limit 20) v on true`,
)
