import { instant, int, json, list, optional, sql, statements, text, uuid, word } from '@yaolian/kernel'
import type { MergeState } from './contract-import.ts'

const { filtered, many, maybe, run } = statements('catalogue')

/** Where the product stood, and which ones had been merged into it. */
export type MergeBefore = { state: string; chained: string[] }

const columns = {
  mergeId: uuid,
  productId: uuid,
  survivorId: uuid,
  state: word<MergeState>(),
  rule: text,
  score: int,
  reason: text,
  before: json<MergeBefore>(),
  proposedBy: optional(uuid),
  proposedName: text,
  proposedAt: instant,
  decidedName: optional(text),
  decidedAt: optional(instant),
  note: text,
}

export const insertMerge = run(
  'insertMerge',
  {
    id: uuid,
    product: uuid,
    survivor: uuid,
    rule: text,
    score: int,
    reason: text,
    before: json<MergeBefore>(),
    by: optional(uuid),
    name: text,
    at: instant,
  },
  p => sql`
    insert into catalogue.product_merge (merge_id, product_id, survivor_id, state, rule, score, reason, before,
                                         proposed_by, proposed_name, proposed_at)
    values (${p.id}, ${p.product}, ${p.survivor}, 'proposed', ${p.rule}, ${p.score}, ${p.reason}, ${p.before},
            ${p.by}, ${p.name}, ${p.at})`,
)

export const lockMerge = maybe(
  'lockMerge',
  columns,
  { id: uuid },
  p => sql`
    select merge_id, product_id, survivor_id, state, rule, score, reason, before, proposed_by, proposed_name,
           proposed_at, decided_name, decided_at, note
      from catalogue.product_merge where merge_id = ${p.id} for update`,
)

export const mergeById = maybe(
  'mergeById',
  columns,
  { id: uuid },
  p => sql`
    select merge_id, product_id, survivor_id, state, rule, score, reason, before, proposed_by, proposed_name,
           proposed_at, decided_name, decided_at, note
      from catalogue.product_merge where merge_id = ${p.id}`,
)

/** Merges that stand or wait for one of these products, on either side. */
export const openMerges = many(
  'openMerges',
  { mergeId: uuid, productId: uuid, survivorId: uuid },
  { ids: list(uuid) },
  p => sql`
    select m.merge_id, m.product_id, m.survivor_id
      from unnest(${p.ids}::uuid[]) as w (product_id)
      join catalogue.product_merge m on m.product_id = w.product_id
     where m.state in ('proposed', 'merged')`,
)

export const mergesListed = filtered(
  'mergesListed',
  columns,
  { state: optional(text), before: optional(uuid), limit: int },
  p => sql`
    select merge_id, product_id, survivor_id, state, rule, score, reason, before, proposed_by, proposed_name,
           proposed_at, decided_name, decided_at, note
      from catalogue.product_merge
     where (${p.state}::text is null or state = ${p.state})
       and (${p.before}::uuid is null or merge_id < ${p.before})
     order by merge_id desc limit ${p.limit}`,
)

export const decideMergeRow = run(
  'decideMergeRow',
  {
    id: uuid,
    state: text,
    before: json<MergeBefore>(),
    by: optional(uuid),
    name: text,
    note: text,
    at: instant,
  },
  p => sql`
    update catalogue.product_merge
       set state = ${p.state}, before = ${p.before}, decided_by = ${p.by}, decided_name = ${p.name},
           decided_at = ${p.at}, note = ${p.note}
     where merge_id = ${p.id}`,
)
export const undoMergeRow = run(
  'undoMergeRow',
  { id: uuid, name: text, note: text, at: instant },
  p => sql`
    update catalogue.product_merge
       set state = 'undone', undone_name = ${p.name}, undone_at = ${p.at}, note = ${p.note}
     where merge_id = ${p.id}`,
)

/** Where products lead that were merged. */
export const mergedOf = many(
  'mergedOf',
  { productId: uuid, mergedInto: uuid },
  { ids: list(uuid) },
  p => sql`
    select p.product_id, p.merged_into
      from unnest(${p.ids}::uuid[]) as w (product_id)
      join catalogue.product p on p.product_id = w.product_id
     where p.merged_into is not null`,
)
export const mergedInto = many(
  'mergedInto',
  { productId: uuid },
  { id: uuid },
  p => sql`select product_id from catalogue.product where merged_into = ${p.id} order by product_id`,
)
/** Lets products lead to another one, or to none, and gives them a state. */
export const pointProducts = run(
  'pointProducts',
  { ids: list(uuid), to: optional(uuid), state: text, at: instant },
  p => sql`
    update catalogue.product p
       set merged_into = ${p.to}, state = ${p.state}, version = p.version + 1, updated_at = ${p.at}
      from unnest(${p.ids}::uuid[]) as w (product_id)
     where p.product_id = w.product_id`,
)
