import { big, sql, statements, text } from '@yaolian/kernel'

const { many } = statements('credit')

/** One row at least: how much was looked at, and the first faults as text. */
const FAULTS = { checked: big, fault: text }

export const matchFaults = many(
  'matchFaults',
  FAULTS,
  {},
  () => sql`
    with sums as (
      select 'item' as what, i.org_id, i.item_id as id, i.amount_fen, i.open_fen as rest, coalesce(m.fen, 0) as matched
        from credit.open_item i left join
             (select org_id, item_id, sum(amount_fen) as fen from credit.match group by org_id, item_id) as m
             on m.org_id = i.org_id and m.item_id = i.item_id
      union all
      select 'receipt', r.org_id, r.receipt_id, r.amount_fen, r.unmatched_fen, coalesce(m.fen, 0)
        from credit.receipt r left join
             (select org_id, receipt_id, sum(amount_fen) as fen from credit.match group by org_id, receipt_id) as m
             on m.org_id = r.org_id and m.receipt_id = r.receipt_id
    ), faults as (
      select format('%s %s of %s: %s fen, matched %s, left %s', what, id, org_id, amount_fen, matched, rest) as fault
        from sums where amount_fen <> matched + rest limit 20
    )
    select (select count(*) from sums) as checked, coalesce(f.fault, '') as fault
      from (select 1) as always left join faults f on true`,
)

export const receivableFaults = many(
  'receivableFaults',
  FAULTS,
  {},
  () => sql`
    with items as (
      select org_id, buyer_org_id, sum(fen) as fen
        from (select org_id, buyer_org_id, open_fen as fen from credit.open_item where open_fen > 0
              union all
              select org_id, buyer_org_id, - unmatched_fen from credit.receipt where unmatched_fen > 0) as open
       group by org_id, buyer_org_id
    ), books as (
      select org_id, party_org_id as buyer_org_id, debits_posted - credits_posted as fen
        from ledger.face_account where code = '1122'
    ), sides as (
      select org_id, buyer_org_id, coalesce(i.fen, 0) as items, coalesce(b.fen, 0) as books
        from items i full join books b using (org_id, buyer_org_id)
    ), faults as (
      select format('%s from %s: open items %s fen, ledger %s', org_id, buyer_org_id, items, books) as fault
        from sides where items <> books limit 20
    )
    select (select count(*) from sides) as checked, coalesce(f.fault, '') as fault
      from (select 1) as always left join faults f on true`,
)
