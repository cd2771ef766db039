import { fen, instant, list, optional, sql, statements, text, uuid } from '@yaolian/kernel'

const { run } = statements('ledger')

/** In key order, so that two transactions opening the same accounts wait in one direction only. */
export const insertAccounts = run(
  'insertAccounts',
  { orgs: list(uuid), ids: list(uuid), codes: list(text), parties: list(optional(uuid)), at: instant },
  p => sql`
    insert into ledger.account (org_id, account_id, code, party_org_id, opened_at)
    select w.org_id, w.account_id, w.code, w.party_org_id, ${p.at}
      from unnest(${p.orgs}::uuid[], ${p.ids}::uuid[], ${p.codes}::text[], ${p.parties}::uuid[])
        as w (org_id, account_id, code, party_org_id)
     order by w.org_id, w.account_id
    on conflict (org_id, account_id) do nothing`,
)

export const updateDebitLimits = run(
  'updateDebitLimits',
  { orgs: list(uuid), ids: list(uuid), limits: list(optional(fen)) },
  p => sql`
    with locked as materialized (
      select a.org_id, a.account_id, w.debit_limit_fen
        from unnest(${p.orgs}::uuid[], ${p.ids}::uuid[], ${p.limits}::bigint[])
          as w (org_id, account_id, debit_limit_fen)
        join ledger.account a on a.org_id = w.org_id and a.account_id = w.account_id
       order by a.org_id, a.account_id
         for no key update of a
    )
    update ledger.account a set debit_limit_fen = l.debit_limit_fen
      from locked l where a.org_id = l.org_id and a.account_id = l.account_id`,
)
