import { big, day, fen, instant, int, list, optional, sql, statements, text, uuid } from '@yaolian/kernel'

const { one } = statements('ledger')

/**
 * The whole of applying transfers, in one statement and all or nothing. `missing` is looked at without any lock and
 * nothing is locked while it is above zero, so that opening accounts never waits while holding others. Then the
 * accounts are locked in key order (the sort stands below the lock in every plan) and the guards see the locked
 * values. The verdict counts what is wrong; writes happen where it counts nothing.
 *
 * A limit only stops what raises the claim: after it was lowered, what is under way may still be posted.
 */
export const applyAll = one(
  'applyAll',
  { missing: int, unresolvable: int, overLimit: int, inserted: big, updated: big },
  {
    orgs: list(uuid),
    ids: list(uuid),
    debits: list(optional(uuid)),
    credits: list(optional(uuid)),
    amounts: list(optional(fen)),
    kinds: list(text),
    pendings: list(optional(uuid)),
    codes: list(text),
    parts: list(text),
    documents: list(uuid),
    numbers: list(text),
    days: list(day),
    versions: list(int),
    at: instant,
  },
  p => sql`
    with asked as materialized (
      select * from unnest(${p.orgs}::uuid[], ${p.ids}::uuid[], ${p.debits}::uuid[], ${p.credits}::uuid[],
        ${p.amounts}::bigint[], ${p.kinds}::text[], ${p.pendings}::uuid[], ${p.codes}::text[], ${p.parts}::text[],
        ${p.documents}::uuid[], ${p.numbers}::text[], ${p.days}::date[], ${p.versions}::integer[])
        as t (org_id, transfer_id, debit_id, credit_id, amount, kind, pending_id, code, part,
              document_id, document_no, business_date, rule_version)
    ), filled as materialized (
      select n.*, coalesce(n.debit_id, w.debit_account_id) as debit,
             coalesce(n.credit_id, w.credit_account_id) as credit,
             case n.kind when 'void' then w.amount_fen else n.amount end as fen,
             case n.kind when 'single' then 0 when 'pending' then n.amount else - w.amount_fen end as pending_fen,
             case n.kind when 'pending' then 0 when 'void' then 0 else n.amount end as posted_fen,
             n.pending_id is not null and (w.transfer_id is null or coalesce(n.amount > w.amount_fen, false)
               or r.transfer_id is not null) as unresolvable
        from asked n
        left join ledger.transfer w
          on w.org_id = n.org_id and w.transfer_id = n.pending_id and w.kind = 'pending'
        left join ledger.transfer r on r.org_id = n.org_id and r.pending_id = n.pending_id
    ), moved as materialized (
      select org_id, account_id, sum(debits_pending)::bigint as debits_pending,
             sum(debits_posted)::bigint as debits_posted, sum(credits_pending)::bigint as credits_pending,
             sum(credits_posted)::bigint as credits_posted
        from (select org_id, debit, pending_fen, posted_fen, 0::bigint, 0::bigint from filled where not unresolvable
              union all
              select org_id, credit, 0, 0, pending_fen, posted_fen from filled where not unresolvable)
          as side (org_id, account_id, debits_pending, debits_posted, credits_pending, credits_posted)
       group by org_id, account_id
    ), asked_well as materialized (
      select (select count(*) from filled where unresolvable)::integer as unresolvable,
             (select count(*) from moved m where not exists
               (select from ledger.account a where a.org_id = m.org_id and a.account_id = m.account_id))::integer
               as missing
    ), locked as materialized (
      select a.org_id, a.account_id, m.debits_pending, m.debits_posted, m.credits_pending, m.credits_posted,
             m.debits_pending + m.debits_posted - m.credits_posted > 0
               and a.debits_pending + a.debits_posted - a.credits_posted
                 + m.debits_pending + m.debits_posted - m.credits_posted > a.debit_limit_fen as over_limit
        from moved m join ledger.account a on a.org_id = m.org_id and a.account_id = m.account_id
       where (select missing + unresolvable = 0 from asked_well)
       order by a.org_id, a.account_id
         for no key update of a
    ), verdict as materialized (
      select w.missing, w.unresolvable, l.over_limit, w.missing + w.unresolvable + l.over_limit = 0 as good
        from asked_well w, (select count(*) filter (where over_limit)::integer as over_limit from locked) as l
    ), inserted as (
      insert into ledger.transfer (org_id, transfer_id, debit_account_id, credit_account_id, amount_fen, kind,
        pending_id, code, part, document_id, document_no, business_date, rule_version, at)
      select f.org_id, f.transfer_id, f.debit, f.credit, f.fen, f.kind, f.pending_id, f.code, f.part,
             f.document_id, f.document_no, f.business_date, f.rule_version, ${p.at}
        from filled f where (select good from verdict)
      returning 1
    ), updated as (
      update ledger.account a
         set debits_pending = a.debits_pending + l.debits_pending,
             debits_posted = a.debits_posted + l.debits_posted,
             credits_pending = a.credits_pending + l.credits_pending,
             credits_posted = a.credits_posted + l.credits_posted
        from locked l
       where a.org_id = l.org_id and a.account_id = l.account_id and (select good from verdict)
      returning 1
    )
    select v.missing, v.unresolvable, v.over_limit,
           (select count(*) from inserted) as inserted, (select count(*) from updated) as updated
      from verdict v`,
)
