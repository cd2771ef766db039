import { day, fen, instant, int, list, optional, sql, statements, text, uuid } from '@yaolian/kernel'

const { many, maybe } = statements('credit')

/** A line with what is used of it. */
const LINE = {
  sellerOrgId: uuid,
  buyerOrgId: uuid,
  limitFen: fen,
  termDays: int,
  state: text,
  lockReason: optional(text),
  lockNote: optional(text),
  version: int,
  changedAt: instant,
  exposureFen: fen,
  oldestDueOn: optional(day),
}

/** A line after a change, as its event tells it. */
const CHANGED = {
  orgId: uuid,
  buyerOrgId: uuid,
  limitFen: fen,
  termDays: int,
  state: text,
  lockReason: optional(text),
  version: int,
}

export const linesOfPairs = many(
  'linesOfPairs',
  LINE,
  { sellers: list(uuid), buyers: list(uuid) },
  p => sql`
    select l.org_id as seller_org_id, l.buyer_org_id, l.limit_fen, l.term_days, l.state, l.lock_reason, l.lock_note,
           l.version, l.changed_at,
           coalesce(a.debits_pending + a.debits_posted - a.credits_posted, 0) as exposure_fen,
           (select i.due_on from credit.open_item i
             where i.org_id = l.org_id and i.buyer_org_id = l.buyer_org_id and i.open_fen > 0
             order by i.due_on limit 1) as oldest_due_on
      from unnest(${p.sellers}::uuid[], ${p.buyers}::uuid[]) as w (seller_org_id, buyer_org_id)
      join credit.line l on l.org_id = w.seller_org_id and l.buyer_org_id = w.buyer_org_id
      left join ledger.face_account a
        on a.org_id = l.org_id and a.code = '1122' and a.party_org_id = l.buyer_org_id`,
)

/** A line that is asked for as it stands already is not touched and not given back. */
export const upsertLines = many(
  'upsertLines',
  CHANGED,
  { org: uuid, buyers: list(uuid), limits: list(fen), terms: list(int), by: text, at: instant },
  p => sql`
    insert into credit.line as l (org_id, buyer_org_id, limit_fen, term_days, changed_by, changed_at)
    select ${p.org}, w.buyer_org_id, w.limit_fen, w.term_days, ${p.by}, ${p.at}
      from unnest(${p.buyers}::uuid[], ${p.limits}::bigint[], ${p.terms}::integer[])
        as w (buyer_org_id, limit_fen, term_days)
     order by w.buyer_org_id
    on conflict (org_id, buyer_org_id) do update
       set limit_fen = excluded.limit_fen, term_days = excluded.term_days, version = l.version + 1,
           changed_by = excluded.changed_by, changed_at = excluded.changed_at
     where (l.limit_fen, l.term_days) is distinct from (excluded.limit_fen, excluded.term_days)
    returning l.org_id, l.buyer_org_id, l.limit_fen, l.term_days, l.state, l.lock_reason, l.version`,
)

export const setLock = maybe(
  'setLock',
  CHANGED,
  {
    org: uuid,
    buyer: uuid,
    version: int,
    state: text,
    reason: optional(text),
    note: optional(text),
    by: text,
    at: instant,
  },
  p => sql`
    update credit.line l
       set state = ${p.state}, lock_reason = ${p.reason}, lock_note = ${p.note}, version = l.version + 1,
           changed_by = ${p.by}, changed_at = ${p.at}
     where l.org_id = ${p.org} and l.buyer_org_id = ${p.buyer} and l.version = ${p.version}
    returning l.org_id, l.buyer_org_id, l.limit_fen, l.term_days, l.state, l.lock_reason, l.version`,
)

/** Open lines with a debt past its due day, at most `limit` of them. */
export const lockOverdue = many(
  'lockOverdue',
  CHANGED,
  { today: day, by: text, at: instant, limit: int },
  p => sql`
    with late as materialized (
      select l.org_id, l.buyer_org_id from credit.line l
       where l.state = 'open' and exists
         (select from credit.open_item i where i.org_id = l.org_id and i.buyer_org_id = l.buyer_org_id
             and i.open_fen > 0 and i.due_on < ${p.today})
       order by l.org_id, l.buyer_org_id limit ${p.limit}
         for no key update of l
    )
    update credit.line l
       set state = 'locked', lock_reason = 'overdue', lock_note = null, version = l.version + 1,
           changed_by = ${p.by}, changed_at = ${p.at}
      from late where l.org_id = late.org_id and l.buyer_org_id = late.buyer_org_id
    returning l.org_id, l.buyer_org_id, l.limit_fen, l.term_days, l.state, l.lock_reason, l.version`,
)

/** Overdue locks of these pairs under which nothing is overdue any more. */
export const liftOverdue = many(
  'liftOverdue',
  CHANGED,
  { sellers: list(uuid), buyers: list(uuid), today: day, by: text, at: instant },
  p => sql`
    with paid as materialized (
      select l.org_id, l.buyer_org_id
        from unnest(${p.sellers}::uuid[], ${p.buyers}::uuid[]) as w (seller_org_id, buyer_org_id)
        join credit.line l on l.org_id = w.seller_org_id and l.buyer_org_id = w.buyer_org_id
       where l.lock_reason = 'overdue' and not exists
         (select from credit.open_item i where i.org_id = l.org_id and i.buyer_org_id = l.buyer_org_id
             and i.open_fen > 0 and i.due_on < ${p.today})
       order by l.org_id, l.buyer_org_id
         for no key update of l
    )
    update credit.line l
       set state = 'open', lock_reason = null, lock_note = null, version = l.version + 1,
           changed_by = ${p.by}, changed_at = ${p.at}
      from paid where l.org_id = paid.org_id and l.buyer_org_id = paid.buyer_org_id
    returning l.org_id, l.buyer_org_id, l.limit_fen, l.term_days, l.state, l.lock_reason, l.version`,
)

export const linesOfSeller = many(
  'linesOfSeller',
  LINE,
  { org: uuid, after: uuid, buyer: optional(uuid), state: optional(text), limit: int },
  p => sql`
    select l.org_id as seller_org_id, l.buyer_org_id, l.limit_fen, l.term_days, l.state, l.lock_reason, l.lock_note,
           l.version, l.changed_at,
           coalesce(a.debits_pending + a.debits_posted - a.credits_posted, 0) as exposure_fen,
           (select i.due_on from credit.open_item i
             where i.org_id = l.org_id and i.buyer_org_id = l.buyer_org_id and i.open_fen > 0
             order by i.due_on limit 1) as oldest_due_on
      from credit.line l
      left join ledger.face_account a
        on a.org_id = l.org_id and a.code = '1122' and a.party_org_id = l.buyer_org_id
     where l.org_id = ${p.org} and l.buyer_org_id > ${p.after}
       and (${p.buyer}::uuid is null or l.buyer_org_id = ${p.buyer})
       and (${p.state}::text is null or l.state = ${p.state})
     order by l.buyer_org_id
     limit ${p.limit}`,
)
