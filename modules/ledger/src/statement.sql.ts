import { day, fen, instant, int, optional, sql, statements, text, uuid } from '@yaolian/kernel'

const { many, maybe } = statements('ledger')

/**
 * Posted balance (debits − credits) of an account now, and what moved it since: from a day on, after a day, and
 * after a place on the statement. What was owed earlier is now minus since, so the work is bounded by the recent
 * past instead of the account's whole history.
 */
export const balanceSince = maybe(
  'balanceSince',
  { pendingFen: fen, nowFen: fen, sinceFromFen: fen, sinceToFen: fen, sinceAfterFen: fen },
  { org: uuid, account: uuid, from: day, to: day, afterDay: day, afterDocument: uuid, afterCode: text },
  p => sql`
    select a.debits_pending as pending_fen, a.debits_posted - a.credits_posted as now_fen,
           s.since_from_fen, s.since_to_fen, s.since_after_fen
      from ledger.account a, lateral (
        select coalesce(sum(fen), 0)::bigint as since_from_fen,
               coalesce(sum(fen) filter (where business_date > ${p.to}), 0)::bigint as since_to_fen,
               coalesce(sum(fen) filter (where (business_date, document_id, code)
                 > (${p.afterDay}, ${p.afterDocument}, ${p.afterCode})), 0)::bigint as since_after_fen
          from (select business_date, document_id, code, amount_fen as fen from ledger.transfer
                 where org_id = ${p.org} and debit_account_id = ${p.account} and business_date >= ${p.from}
                   and kind in ('single', 'post')
                union all
                select business_date, document_id, code, - amount_fen from ledger.transfer
                 where org_id = ${p.org} and credit_account_id = ${p.account} and business_date >= ${p.from}
                   and kind in ('single', 'post')) as moved) as s
     where a.org_id = ${p.org} and a.account_id = ${p.account}`,
)

/** Documents on an account by day, one row for each, so that both parties' statements show the same rows. */
export const documentsAfter = many(
  'documentsAfter',
  { businessDate: day, documentId: uuid, documentNo: text, code: text, debitFen: fen, creditFen: fen },
  {
    org: uuid,
    account: uuid,
    from: day,
    to: day,
    afterDay: day,
    afterDocument: uuid,
    afterCode: text,
    limit: int,
  },
  p => sql`
    select business_date, document_id, min(document_no) as document_no, code,
           sum(debit)::bigint as debit_fen, sum(credit)::bigint as credit_fen
      from (select business_date, document_id, document_no, code, amount_fen as debit, 0::bigint as credit
              from ledger.transfer
             where org_id = ${p.org} and debit_account_id = ${p.account} and kind in ('single', 'post')
               and business_date between greatest(${p.from}::date, ${p.afterDay}::date) and ${p.to}
            union all
            select business_date, document_id, document_no, code, 0, amount_fen
              from ledger.transfer
             where org_id = ${p.org} and credit_account_id = ${p.account} and kind in ('single', 'post')
               and business_date between greatest(${p.from}::date, ${p.afterDay}::date) and ${p.to}) as moved
     where (business_date, document_id, code) > (${p.afterDay}, ${p.afterDocument}, ${p.afterCode})
     group by business_date, document_id, code
     order by business_date, document_id, code
     limit ${p.limit}`,
)

const TRANSFER = {
  transferId: uuid,
  kind: text,
  code: text,
  part: text,
  debitCode: text,
  debitPartyOrgId: optional(uuid),
  creditCode: text,
  creditPartyOrgId: optional(uuid),
  amountFen: fen,
  pendingId: optional(uuid),
  documentId: uuid,
  documentNo: text,
  businessDate: day,
  at: instant,
}

/** Newest document first: transfer ids begin with the time of their document. */
export const transfersBefore = many(
  'transfersBefore',
  TRANSFER,
  { org: uuid, before: uuid, first: uuid, document: optional(uuid), limit: int },
  p => sql`
    select t.transfer_id, t.kind, t.code, t.part, d.code as debit_code, d.party_org_id as debit_party_org_id,
           c.code as credit_code, c.party_org_id as credit_party_org_id, t.amount_fen, t.pending_id,
           t.document_id, t.document_no, t.business_date, t.at
      from ledger.transfer t
      join ledger.account d on d.org_id = t.org_id and d.account_id = t.debit_account_id
      join ledger.account c on c.org_id = t.org_id and c.account_id = t.credit_account_id
     where t.org_id = ${p.org} and t.transfer_id < ${p.before} and t.transfer_id >= ${p.first}
       and (${p.document}::uuid is null or t.document_id = ${p.document})
     order by t.transfer_id desc
     limit ${p.limit}`,
)
