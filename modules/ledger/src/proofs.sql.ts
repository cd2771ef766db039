import { big, sql, statements, text } from '@yaolian/kernel'

const { many } = statements('ledger')

/** Each proof gives one row at least: how much it looked at, and the first faults as text. */
const FAULTS = { checked: big, fault: text }

export const balanceFaults = many(
  'balanceFaults',
  FAULTS,
  {},
  () => sql`
    with books as (
      select org_id, sum(debits_posted) as dr, sum(credits_posted) as cr, sum(debits_pending) as drp,
             sum(credits_pending) as crp, sum(debits_posted - credits_posted) filter (where code = '9001') as waiting
        from ledger.account group by org_id
    ), faults as (
      select format('%s: posted %s debit, %s credit; pending %s debit, %s credit; 9001 holds %s',
                    org_id, dr, cr, drp, crp, coalesce(waiting, 0)) as fault
        from books where dr <> cr or drp <> crp or waiting <> 0 limit 20
    )
    select (select count(*) from books) as checked, coalesce(f.fault, '') as fault
      from (select 1) as always left join faults f on true`,
)

export const counterFaults = many(
  'counterFaults',
  FAULTS,
  {},
  () => sql`
    with sides as (
      select t.org_id, t.debit_account_id as account_id, t.kind, t.amount_fen, w.amount_fen as pending_fen, 1 as side
        from ledger.transfer t
        left join ledger.transfer w on w.org_id = t.org_id and w.transfer_id = t.pending_id
      union all
      select t.org_id, t.credit_account_id, t.kind, t.amount_fen, w.amount_fen, -1
        from ledger.transfer t
        left join ledger.transfer w on w.org_id = t.org_id and w.transfer_id = t.pending_id
    ), moves as (
      select org_id, account_id, side,
             case when kind = 'pending' then amount_fen when kind in ('post', 'void') then - pending_fen else 0 end
               as pending,
             case when kind in ('single', 'post') then amount_fen else 0 end as posted
        from sides
    ), sums as (
      select org_id, account_id, sum(pending) filter (where side = 1) as dp, sum(posted) filter (where side = 1) as d,
             sum(pending) filter (where side = -1) as cp, sum(posted) filter (where side = -1) as c
        from moves group by org_id, account_id
    ), faults as (
      select format('%s account %s: counters %s %s %s %s, transfers %s %s %s %s', coalesce(a.org_id, s.org_id),
                    coalesce(a.code, s.account_id::text), a.debits_pending, a.debits_posted, a.credits_pending,
                    a.credits_posted, s.dp, s.d, s.cp, s.c) as fault
        from ledger.account a full join sums s on s.org_id = a.org_id and s.account_id = a.account_id
       where (a.debits_pending, a.debits_posted, a.credits_pending, a.credits_posted) is distinct from
             (coalesce(s.dp, 0), coalesce(s.d, 0), coalesce(s.cp, 0), coalesce(s.c, 0))
       limit 20
    )
    select (select count(*) from ledger.account) as checked, coalesce(f.fault, '') as fault
      from (select 1) as always left join faults f on true`,
)

export const resolutionFaults = many(
  'resolutionFaults',
  FAULTS,
  {},
  () => sql`
    with resolved as (
      select org_id, pending_id, count(*) as times, sum(amount_fen) as fen, min(debit_account_id::text) as debit,
             min(credit_account_id::text) as credit
        from ledger.transfer where pending_id is not null group by org_id, pending_id
    ), faults as (
      select format('%s pending %s of %s fen: resolved %s times with %s fen', r.org_id, r.pending_id, w.amount_fen,
                    r.times, r.fen) as fault
        from resolved r left join ledger.transfer w on w.org_id = r.org_id and w.transfer_id = r.pending_id
       where w.kind is distinct from 'pending' or r.times > 1 or r.fen > w.amount_fen
          or (w.debit_account_id::text, w.credit_account_id::text) is distinct from (r.debit, r.credit)
       limit 20
    )
    select (select count(*) from resolved) as checked, coalesce(f.fault, '') as fault
      from (select 1) as always left join faults f on true`,
)

export const mirrorFaults = many(
  'mirrorFaults',
  FAULTS,
  {},
  () => sql`
    with claims as (
      select org_id as seller, party_org_id as buyer, debits_posted - credits_posted as fen
        from ledger.account where code = '1122'
    ), debts as (
      select party_org_id as seller, org_id as buyer, credits_posted - debits_posted as fen
        from ledger.account where code = '2202'
    ), sides as (
      select seller, buyer, coalesce(c.fen, 0) as claim, coalesce(d.fen, 0) as debt
        from claims c full join debts d using (seller, buyer)
    ), faults as (
      select format('%s has %s fen from %s, who owes %s', seller, claim, buyer, debt) as fault
        from sides where claim <> debt limit 20
    )
    select (select count(*) from sides) as checked, coalesce(f.fault, '') as fault
      from (select 1) as always left join faults f on true`,
)
