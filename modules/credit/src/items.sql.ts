import { day, fen, instant, list, optional, sql, statements, text, uuid } from '@yaolian/kernel'

const { many, run } = statements('credit')

/**
 * Holds the lines of these pairs, in key order, until the transaction ends: a signature and a payment of one pair
 * at the same time would otherwise each miss what the other brings, and leave a paid debt open.
 */
export const holdLines = many(
  'holdLines',
  { sellerOrgId: uuid, buyerOrgId: uuid },
  { sellers: list(uuid), buyers: list(uuid) },
  p => sql`
    select l.org_id as seller_org_id, l.buyer_org_id
      from unnest(${p.sellers}::uuid[], ${p.buyers}::uuid[]) as w (seller_org_id, buyer_org_id)
      join credit.line l on l.org_id = w.seller_org_id and l.buyer_org_id = w.buyer_org_id
     order by l.org_id, l.buyer_org_id
       for no key update of l`,
)

/** Due when the order says; where it doesn't, after the line's term as it is now. */
export const insertItems = run(
  'insertItems',
  {
    orgs: list(uuid),
    ids: list(uuid),
    buyers: list(uuid),
    numbers: list(text),
    days: list(day),
    dues: list(optional(day)),
    amounts: list(fen),
  },
  p => sql`
    insert into credit.open_item
      (org_id, item_id, buyer_org_id, document_no, issued_on, due_on, amount_fen, open_fen)
    select w.org_id, w.item_id, w.buyer_org_id, w.document_no, w.issued_on,
           coalesce(w.due_on, w.issued_on + l.term_days), w.amount_fen, w.amount_fen
      from unnest(${p.orgs}::uuid[], ${p.ids}::uuid[], ${p.buyers}::uuid[], ${p.numbers}::text[],
                  ${p.days}::date[], ${p.dues}::date[], ${p.amounts}::bigint[])
        as w (org_id, item_id, buyer_org_id, document_no, issued_on, due_on, amount_fen)
      join credit.line l on l.org_id = w.org_id and l.buyer_org_id = w.buyer_org_id`,
)

export const insertReceipts = run(
  'insertReceipts',
  {
    orgs: list(uuid),
    ids: list(uuid),
    buyers: list(uuid),
    kinds: list(text),
    numbers: list(text),
    days: list(day),
    amounts: list(fen),
  },
  p => sql`
    insert into credit.receipt
      (org_id, receipt_id, buyer_org_id, kind, document_no, received_on, amount_fen, unmatched_fen)
    select w.org_id, w.receipt_id, w.buyer_org_id, w.kind, w.document_no, w.received_on, w.amount_fen, w.amount_fen
      from unnest(${p.orgs}::uuid[], ${p.ids}::uuid[], ${p.buyers}::uuid[], ${p.kinds}::text[],
                  ${p.numbers}::text[], ${p.days}::date[], ${p.amounts}::bigint[])
        as w (org_id, receipt_id, buyer_org_id, kind, document_no, received_on, amount_fen)`,
)

export const openItems = many(
  'openItems',
  { sellerOrgId: uuid, buyerOrgId: uuid, itemId: uuid, documentNo: text, openFen: fen },
  { sellers: list(uuid), buyers: list(uuid) },
  p => sql`
    select i.org_id as seller_org_id, i.buyer_org_id, i.item_id, i.document_no, i.open_fen
      from unnest(${p.sellers}::uuid[], ${p.buyers}::uuid[]) as w (seller_org_id, buyer_org_id)
      join credit.open_item i on i.org_id = w.seller_org_id and i.buyer_org_id = w.buyer_org_id and i.open_fen > 0
     order by i.due_on, i.document_no, i.item_id`,
)

export const unmatchedReceipts = many(
  'unmatchedReceipts',
  { sellerOrgId: uuid, buyerOrgId: uuid, receiptId: uuid, unmatchedFen: fen },
  { sellers: list(uuid), buyers: list(uuid) },
  p => sql`
    select r.org_id as seller_org_id, r.buyer_org_id, r.receipt_id, r.unmatched_fen
      from unnest(${p.sellers}::uuid[], ${p.buyers}::uuid[]) as w (seller_org_id, buyer_org_id)
      join credit.receipt r
        on r.org_id = w.seller_org_id and r.buyer_org_id = w.buyer_org_id and r.unmatched_fen > 0
     order by r.received_on, r.document_no, r.receipt_id`,
)

export const payItems = run(
  'payItems',
  { orgs: list(uuid), ids: list(uuid), amounts: list(fen) },
  p => sql`
    update credit.open_item i set open_fen = i.open_fen - w.amount_fen
      from unnest(${p.orgs}::uuid[], ${p.ids}::uuid[], ${p.amounts}::bigint[]) as w (org_id, item_id, amount_fen)
     where i.org_id = w.org_id and i.item_id = w.item_id`,
)

export const useReceipts = run(
  'useReceipts',
  { orgs: list(uuid), ids: list(uuid), amounts: list(fen) },
  p => sql`
    update credit.receipt r set unmatched_fen = r.unmatched_fen - w.amount_fen
      from unnest(${p.orgs}::uuid[], ${p.ids}::uuid[], ${p.amounts}::bigint[]) as w (org_id, receipt_id, amount_fen)
     where r.org_id = w.org_id and r.receipt_id = w.receipt_id`,
)

export const insertMatches = run(
  'insertMatches',
  { orgs: list(uuid), receipts: list(uuid), items: list(uuid), amounts: list(fen), at: instant },
  p => sql`
    insert into credit.match (org_id, receipt_id, item_id, amount_fen, at)
    select w.org_id, w.receipt_id, w.item_id, w.amount_fen, ${p.at}
      from unnest(${p.orgs}::uuid[], ${p.receipts}::uuid[], ${p.items}::uuid[], ${p.amounts}::bigint[])
        as w (org_id, receipt_id, item_id, amount_fen)`,
)
