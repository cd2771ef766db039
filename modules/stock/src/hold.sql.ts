import { bool, instant, list, optional, sql, statements, text, units, uuid } from '@yaolian/kernel'

const { many, maybe, run } = statements('stock')

export const insertHolds = run(
  'insertHolds',
  {
    orgs: list(uuid),
    ids: list(uuid),
    lots: list(uuid),
    causes: list(text),
    wholeLots: list(bool),
    reasons: list(text),
    documents: list(optional(uuid)),
    now: instant,
    users: list(optional(uuid)),
    names: list(text),
  },
  p => sql`
    insert into stock.hold (org_id, hold_id, lot_id, cause, whole_lot, reason, document_id, placed_at,
                            placed_by, placed_name)
    select w.org_id, w.hold_id, w.lot_id, w.cause, w.whole_lot, w.reason, w.document_id,
           ${p.now}::timestamptz, w.by_user, w.by_name
      from unnest(${p.orgs}::uuid[], ${p.ids}::uuid[], ${p.lots}::uuid[], ${p.causes}::text[],
                  ${p.wholeLots}::boolean[], ${p.reasons}::text[], ${p.documents}::uuid[],
                  ${p.users}::uuid[], ${p.names}::text[])
           as w (org_id, hold_id, lot_id, cause, whole_lot, reason, document_id, by_user, by_name)`,
)

export const insertHoldLines = run(
  'insertHoldLines',
  { orgs: list(uuid), holds: list(uuid), stocks: list(uuid), quantities: list(units) },
  p => sql`
    insert into stock.hold_line (org_id, hold_id, stock_id, quantity)
    select * from unnest(${p.orgs}::uuid[], ${p.holds}::uuid[], ${p.stocks}::uuid[],
           ${p.quantities}::bigint[])`,
)

const holdColumns = {
  holdId: uuid,
  lotId: uuid,
  cause: text,
  wholeLot: bool,
  reason: text,
  state: text,
  placedAt: instant,
  placedName: text,
  endedAt: optional(instant),
  endedName: optional(text),
  endReason: optional(text),
}

export const holdById = maybe(
  'holdById',
  holdColumns,
  { org: uuid, hold: uuid },
  p => sql`
    select hold_id, lot_id, cause, whole_lot, reason, state, placed_at, placed_name, ended_at, ended_name,
           end_reason
      from stock.hold where org_id = ${p.org} and hold_id = ${p.hold}`,
)

export const openHolds = many(
  'openHolds',
  { orgId: uuid, lotId: uuid, holdId: uuid, cause: text },
  { orgs: list(uuid), lots: list(uuid) },
  p => sql`
    select h.org_id, h.lot_id, h.hold_id, h.cause
      from unnest(${p.orgs}::uuid[], ${p.lots}::uuid[]) as w (org_id, lot_id)
      join stock.hold h on h.org_id = w.org_id and h.lot_id = w.lot_id and h.state = 'open'`,
)

export const holdLines = many(
  'holdLines',
  { stockId: uuid, quantity: units },
  { org: uuid, hold: uuid },
  p => sql`
    select stock_id, quantity from stock.hold_line
     where org_id = ${p.org} and hold_id = ${p.hold} order by stock_id`,
)

/** Only an open hold ends; 0 rows otherwise. */
export const setHoldEnded = run(
  'setHoldEnded',
  { org: uuid, hold: uuid, state: text, reason: text, now: instant, byUser: optional(uuid), byName: text },
  p => sql`
    update stock.hold
       set state = ${p.state}, end_reason = ${p.reason}, ended_at = ${p.now}, ended_by = ${p.byUser},
           ended_name = ${p.byName}
     where org_id = ${p.org} and hold_id = ${p.hold} and state = 'open'`,
)
