import { fen, instant, int, list, optional, sql, statements, text, uuid } from '@yaolian/kernel'

const { many, run } = statements('ledger')

/**
 * In key order, so that two transactions opening the same accounts wait in one direction only. No conflict target:
 * with one, the other unique key of the same row would still fail in a race.
 */
export const insertAccounts = run(
  'insertAccounts',
  { orgs: list(uuid), ids: list(uuid), codes: list(text), parties: list(optional(uuid)), at: instant },
  p => sql`
    insert into ledger.account (org_id, account_id, code, party_org_id, opened_at)
    select w.org_id, w.account_id, w.code, w.party_org_id, ${p.at}
      from unnest(${p.orgs}::uuid[], ${p.ids}::uuid[], ${p.codes}::text[], ${p.parties}::uuid[])
        as w (org_id, account_id, code, party_org_id)
     order by w.org_id, w.account_id
    on conflict do nothing`,
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

// The pair compares as a row: accounts kept by party have one each, the others a single row whose null party
// is never reached by the second part of the comparison.
export const accountsAfter = many(
  'accountsAfter',
  {
    accountId: uuid,
    code: text,
    partyOrgId: optional(uuid),
    debitsPending: fen,
    debitsPosted: fen,
    creditsPending: fen,
    creditsPosted: fen,
    debitLimitFen: optional(fen),
  },
  {
    org: uuid,
    afterCode: text,
    afterParty: uuid,
    code: optional(text),
    party: optional(uuid),
    limit: int,
  },
  p => sql`
    select account_id, code, party_org_id, debits_pending, debits_posted, credits_pending, credits_posted,
           debit_limit_fen
      from ledger.account
     where org_id = ${p.org} and (code, party_org_id) > (${p.afterCode}, ${p.afterParty})
       and (${p.code}::text is null or code = ${p.code})
       and (${p.party}::uuid is null or party_org_id = ${p.party})
     order by code, party_org_id
     limit ${p.limit}`,
)

export const countersByCode = many(
  'countersByCode',
  {
    code: text,
    accounts: int,
    debitsPending: fen,
    debitsPosted: fen,
    creditsPending: fen,
    creditsPosted: fen,
  },
  { org: uuid },
  p => sql`
    select code, count(*)::integer as accounts, sum(debits_pending)::bigint as debits_pending,
           sum(debits_posted)::bigint as debits_posted, sum(credits_pending)::bigint as credits_pending,
           sum(credits_posted)::bigint as credits_posted
      from ledger.account where org_id = ${p.org} group by code order by code`,
)
