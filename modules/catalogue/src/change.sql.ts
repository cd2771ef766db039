import {
  bool,
  day,
  instant,
  int,
  json,
  list,
  optional,
  sql,
  statements,
  text,
  texts,
  uuid,
  word,
} from '@yaolian/kernel'
import type { ChangeKind, ChangeState, LeafletSections } from './contract.ts'

const { filtered, many, maybe, run } = statements('catalogue')

const columns = {
  requestId: uuid,
  productId: uuid,
  genericName: text,
  spec: text,
  makerName: text,
  kind: word<ChangeKind>(),
  state: word<ChangeState>(),
  before: json<Record<string, unknown>>(),
  after: json<Record<string, unknown>>(),
  reason: text,
  effectiveFrom: day,
  askedBy: optional(uuid),
  askedName: text,
  askedAt: instant,
  decidedName: optional(text),
  decidedAt: optional(instant),
  appliedAt: optional(instant),
  note: text,
}
export const insertRequest = run(
  'insertRequest',
  {
    id: uuid,
    product: uuid,
    kind: text,
    state: text,
    before: json(),
    after: json(),
    reason: text,
    from: day,
    user: optional(uuid),
    name: text,
    at: instant,
    decidedAt: optional(instant),
  },
  p => sql`
    insert into catalogue.change_request (request_id, product_id, kind, state, before, after, reason, effective_from,
           asked_by, asked_name, asked_at, decided_at, applied_at)
    values (${p.id}, ${p.product}, ${p.kind}, ${p.state}, ${p.before}, ${p.after}, ${p.reason}, ${p.from}, ${p.user},
            ${p.name}, ${p.at}, ${p.decidedAt}, ${p.decidedAt})`,
)

export const requestById = maybe(
  'requestById',
  columns,
  { id: uuid },
  p => sql`
    select r.request_id, r.product_id, p.generic_name, p.spec, p.maker_name, r.kind, r.state, r.before, r.after,
           r.reason, r.effective_from, r.asked_by, r.asked_name, r.asked_at, r.decided_name, r.decided_at,
           r.applied_at, r.note
      from catalogue.change_request r join catalogue.product p on p.product_id = r.product_id
     where r.request_id = ${p.id} for update of r`,
)
export const readRequest = maybe(
  'readRequest',
  columns,
  { id: uuid },
  p => sql`
    select r.request_id, r.product_id, p.generic_name, p.spec, p.maker_name, r.kind, r.state, r.before, r.after,
           r.reason, r.effective_from, r.asked_by, r.asked_name, r.asked_at, r.decided_name, r.decided_at,
           r.applied_at, r.note
      from catalogue.change_request r join catalogue.product p on p.product_id = r.product_id
     where r.request_id = ${p.id}`,
)
export const openRequest = maybe(
  'openRequest',
  { requestId: uuid, askedName: text },
  { product: uuid, kind: text },
  p => sql`
    select request_id, asked_name from catalogue.change_request
     where product_id = ${p.product} and kind = ${p.kind} and state in ('open', 'approved')`,
)
export const decideRequest = run(
  'decideRequest',
  {
    id: uuid,
    state: text,
    note: text,
    user: optional(uuid),
    name: text,
    at: instant,
    appliedAt: optional(instant),
  },
  p => sql`
    update catalogue.change_request
       set state = ${p.state}, note = ${p.note}, decided_by = ${p.user}, decided_name = ${p.name},
           decided_at = ${p.at}, applied_at = ${p.appliedAt}
     where request_id = ${p.id}`,
)
/** The day has come, or what stood there has changed since: the decision stays as it was made. */
export const settleRequest = run(
  'settleRequest',
  { id: uuid, state: text, note: text, appliedAt: optional(instant) },
  p => sql`
    update catalogue.change_request
       set state = ${p.state}, note = ${p.note}, applied_at = ${p.appliedAt}
     where request_id = ${p.id} and state = 'approved'`,
)
export const dueRequests = many(
  'dueRequests',
  { requestId: uuid },
  { today: day },
  p => sql`
    select request_id from catalogue.change_request
     where state = 'approved' and effective_from <= ${p.today} order by request_id limit 500`,
)

export const listRequests = filtered(
  'listRequests',
  columns,
  { states: texts, product: optional(uuid), before: optional(uuid), limit: int },
  p => sql`
    select r.request_id, r.product_id, p.generic_name, p.spec, p.maker_name, r.kind, r.state, r.before, r.after,
           r.reason, r.effective_from, r.asked_by, r.asked_name, r.asked_at, r.decided_name, r.decided_at,
           r.applied_at, r.note
      from catalogue.change_request r join catalogue.product p on p.product_id = r.product_id
     where r.state = any (${p.states}) and (${p.product}::uuid is null or r.product_id = ${p.product})
       and (${p.before}::uuid is null or r.request_id < ${p.before})
     order by r.request_id desc
     limit ${p.limit}`,
)

/** Own leaflets, or those of another pack under the same number where it has none of its own. */
export const leafletsOf = many(
  'leafletsOf',
  {
    version: int,
    revisedOn: day,
    sections: json<LeafletSections>(),
    source: text,
    hasFile: bool,
    byName: text,
    approvedBy: text,
    at: instant,
    ofOtherPack: bool,
  },
  { product: uuid },
  p => sql`
    with pack as (
      select q.product_id, q.product_id <> p.product_id as other
        from catalogue.product p
        join catalogue.product q on q.product_id = p.product_id
             or (q.approval_no = p.approval_no and q.drug_id = p.drug_id and q.strength = p.strength)
       where p.product_id = ${p.product})
    select l.version, l.revised_on, l.sections, l.source, l.file_id is not null as has_file, l.by_name, l.approved_by,
           l.at, pack.other as of_other_pack
      from pack join catalogue.leaflet l on l.product_id = pack.product_id
     where not pack.other
        or not exists (select from catalogue.leaflet own where own.product_id = ${p.product})
     order by l.revised_on desc, l.version desc
     limit 20`,
)
export const newestLeaflet = maybe(
  'newestLeaflet',
  { version: int, revisedOn: day, sections: json<LeafletSections>(), source: text },
  { product: uuid },
  p => sql`
    select version, revised_on, sections, source from catalogue.leaflet
     where product_id = ${p.product} order by version desc limit 1`,
)
export const insertLeaflets = run(
  'insertLeaflets',
  {
    products: list(uuid),
    versions: list(int),
    revisedOn: list(day),
    sections: list(json<LeafletSections>()),
    sources: list(text),
    files: list(optional(uuid)),
    fileOrg: optional(uuid),
    byName: text,
    approvedBy: text,
    at: instant,
  },
  p => sql`
    insert into catalogue.leaflet (product_id, version, revised_on, sections, source, file_id, file_org, by_name,
           approved_by, at)
    select w.product_id, w.version, w.revised_on, w.sections, w.source, w.file_id, ${p.fileOrg}, ${p.byName},
           ${p.approvedBy}, ${p.at}
      from unnest(${p.products}::uuid[], ${p.versions}::integer[], ${p.revisedOn}::date[], ${p.sections}::jsonb[],
                  ${p.sources}::text[], ${p.files}::uuid[])
           as w (product_id, version, revised_on, sections, source, file_id)`,
)
