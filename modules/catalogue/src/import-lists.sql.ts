import { instant, int, json, list, optional, sql, statements, text, uuid, word } from '@yaolian/kernel'
import type { ColumnMapping, ImportRowState, ListImport } from './contract-import.ts'
import type { StoredProposal } from './match-list.ts'
import type { RowProblem } from './read-row.ts'

const { filtered, many, maybe, one, run } = statements('catalogue')

const listColumns = {
  importId: uuid,
  fileName: text,
  state: word<ListImport['state']>(),
  titles: json<string[]>(),
  headLine: int,
  mapping: json<ColumnMapping>(),
  sample: json<string[][]>(),
  rows: int,
  byName: text,
  at: instant,
}

export const insertImport = run(
  'insertImport',
  {
    org: uuid,
    id: uuid,
    file: uuid,
    fileName: text,
    titles: json<readonly string[]>(),
    headLine: int,
    mapping: json<ColumnMapping>(),
    sample: json<readonly (readonly string[])[]>(),
    rows: int,
    byName: text,
    at: instant,
  },
  p => sql`
    insert into catalogue.list_import (org_id, import_id, file_id, file_name, state, titles, head_line, mapping,
                                       sample, rows, by_name, at)
    values (${p.org}, ${p.id}, ${p.file}, ${p.fileName}, 'mapping', ${p.titles}, ${p.headLine}, ${p.mapping},
            ${p.sample}, ${p.rows}, ${p.byName}, ${p.at})`,
)

export const importsNewest = many(
  'importsNewest',
  listColumns,
  { org: uuid, before: optional(uuid), limit: int },
  p => sql`
    select import_id, file_name, state, titles, head_line, mapping, sample, rows, by_name, at
      from catalogue.list_import
     where org_id = ${p.org} and (${p.before}::uuid is null or import_id < ${p.before})
     order by import_id desc limit ${p.limit}`,
)

export const importById = maybe(
  'importById',
  { ...listColumns, fileId: uuid },
  { org: uuid, id: uuid },
  p => sql`
    select import_id, file_id, file_name, state, titles, head_line, mapping, sample, rows, by_name, at
      from catalogue.list_import where org_id = ${p.org} and import_id = ${p.id}`,
)

/** As `importById`, and nobody else changes the list until the transaction ends. */
export const lockImport = maybe(
  'lockImport',
  { ...listColumns, fileId: uuid },
  { org: uuid, id: uuid },
  p => sql`
    select import_id, file_id, file_name, state, titles, head_line, mapping, sample, rows, by_name, at
      from catalogue.list_import where org_id = ${p.org} and import_id = ${p.id} for update`,
)

export const setImport = run(
  'setImport',
  { org: uuid, id: uuid, state: text, mapping: json<ColumnMapping>() },
  p => sql`
    update catalogue.list_import set state = ${p.state}, mapping = ${p.mapping}
     where org_id = ${p.org} and import_id = ${p.id}`,
)

export const mappingOf = maybe(
  'mappingOf',
  { mapping: json<ColumnMapping>() },
  { org: uuid, titles: text },
  p => sql`select mapping from catalogue.column_mapping where org_id = ${p.org} and titles = ${p.titles}`,
)
export const keepMapping = run(
  'keepMapping',
  { org: uuid, titles: text, mapping: json<ColumnMapping>(), at: instant },
  p => sql`
    insert into catalogue.column_mapping (org_id, titles, mapping, at)
    values (${p.org}, ${p.titles}, ${p.mapping}, ${p.at})
    on conflict (org_id, titles) do update set mapping = excluded.mapping, at = excluded.at`,
)

/** Rows of a list, before anything is compared; those of an earlier mapping go first. */
export const dropRows = run(
  'dropRows',
  { org: uuid, id: uuid },
  p => sql`delete from catalogue.import_row where org_id = ${p.org} and import_id = ${p.id}`,
)
export const insertRows = run(
  'insertRows',
  {
    org: uuid,
    id: uuid,
    lines: list(int),
    cells: list(json<Record<string, string>>()),
    codes: list(text),
    states: list(text),
    faults: list(optional(json<readonly RowProblem[]>())),
  },
  p => sql`
    insert into catalogue.import_row (org_id, import_id, line, cells, code, state, fault)
    select ${p.org}, ${p.id}, w.*
      from unnest(${p.lines}::integer[], ${p.cells}::jsonb[], ${p.codes}::text[], ${p.states}::text[],
                  ${p.faults}::jsonb[]) as w`,
)

export const waitingRows = many(
  'waitingRows',
  { line: int, cells: json<Record<string, string>>(), code: text },
  { org: uuid, id: uuid, limit: int },
  p => sql`
    select line, cells, code from catalogue.import_row
     where org_id = ${p.org} and import_id = ${p.id} and state = 'waiting'
     order by line limit ${p.limit} for update`,
)

export const setRows = run(
  'setRows',
  {
    org: uuid,
    id: uuid,
    lines: list(int),
    states: list(text),
    decisions: list(text),
    scores: list(int),
    rules: list(text),
    proposals: list(json<readonly StoredProposal[]>()),
    products: list(optional(uuid)),
    faults: list(optional(json<readonly RowProblem[]>())),
    byName: optional(text),
    at: instant,
  },
  p => sql`
    update catalogue.import_row r
       set state = w.state, decision = w.decision, score = w.score, rule = w.rule, proposals = w.proposals,
           product_id = w.product_id, fault = w.fault, by_name = ${p.byName}, at = ${p.at}
      from unnest(${p.lines}::integer[], ${p.states}::text[], ${p.decisions}::text[], ${p.scores}::integer[],
                  ${p.rules}::text[], ${p.proposals}::jsonb[], ${p.products}::uuid[], ${p.faults}::jsonb[])
           as w (line, state, decision, score, rule, proposals, product_id, fault)
     where r.org_id = ${p.org} and r.import_id = ${p.id} and r.line = w.line`,
)

export const decideRow = run(
  'decideRow',
  {
    org: uuid,
    id: uuid,
    lines: list(int),
    states: list(text),
    products: list(optional(uuid)),
    byName: text,
    at: instant,
  },
  p => sql`
    update catalogue.import_row r
       set state = w.state, product_id = w.product_id, by_name = ${p.byName}, at = ${p.at}
      from unnest(${p.lines}::integer[], ${p.states}::text[], ${p.products}::uuid[]) as w (line, state, product_id)
     where r.org_id = ${p.org} and r.import_id = ${p.id} and r.line = w.line`,
)

const rowColumns = {
  line: int,
  cells: json<Record<string, string>>(),
  code: text,
  state: word<ImportRowState>(),
  decision: word<'' | 'match' | 'candidate' | 'new'>(),
  score: int,
  rule: text,
  fault: optional(json<RowProblem[]>()),
  proposals: json<StoredProposal[]>(),
  productId: optional(uuid),
  byName: optional(text),
}

export const rowsOfImport = filtered(
  'rowsOfImport',
  rowColumns,
  {
    org: uuid,
    id: uuid,
    states: optional(list(text)),
    decision: optional(text),
    after: int,
    limit: int,
  },
  p => sql`
    select line, cells, code, state, decision, score, rule, fault, proposals, product_id, by_name
      from catalogue.import_row
     where org_id = ${p.org} and import_id = ${p.id} and line > ${p.after}
       and (${p.states}::text[] is null or state = any (${p.states}))
       and (${p.decision}::text is null or decision = ${p.decision})
     order by line limit ${p.limit}`,
)

export const rowsByLine = many(
  'rowsByLine',
  rowColumns,
  { org: uuid, id: uuid, lines: list(int) },
  p => sql`
    select r.line, r.cells, r.code, r.state, r.decision, r.score, r.rule, r.fault, r.proposals, r.product_id,
           r.by_name
      from unnest(${p.lines}::integer[]) as w (line)
      join catalogue.import_row r on r.org_id = ${p.org} and r.import_id = ${p.id} and r.line = w.line
       for update of r`,
)

/** Open rows that one rule settles, the best proposal being above the threshold. */
export const settledRows = many(
  'settledRows',
  rowColumns,
  { org: uuid, id: uuid, score: int, limit: int },
  p => sql`
    select line, cells, code, state, decision, score, rule, fault, proposals, product_id, by_name
      from catalogue.import_row
     where org_id = ${p.org} and import_id = ${p.id} and state = 'open' and decision = 'match'
       and score >= ${p.score}
     order by line limit ${p.limit} for update`,
)

export const countRows = one(
  'countRows',
  {
    waiting: int,
    faulty: int,
    openMatch: int,
    openCandidate: int,
    openNew: int,
    accepted: int,
    drafted: int,
    skipped: int,
  },
  { org: uuid, id: uuid },
  p => sql`
    select count(*) filter (where state = 'waiting')::integer as waiting,
           count(*) filter (where state = 'faulty')::integer as faulty,
           count(*) filter (where state = 'open' and decision = 'match')::integer as open_match,
           count(*) filter (where state = 'open' and decision = 'candidate')::integer as open_candidate,
           count(*) filter (where state = 'open' and decision = 'new')::integer as open_new,
           count(*) filter (where state = 'accepted')::integer as accepted,
           count(*) filter (where state = 'drafted')::integer as drafted,
           count(*) filter (where state = 'skipped')::integer as skipped
      from catalogue.import_row where org_id = ${p.org} and import_id = ${p.id}`,
)

/** Products by a firm's own codes; one that was merged leads to the product that it is. */
export const productsByCode = many(
  'productsByCode',
  { code: text, productId: uuid },
  { org: uuid, codes: list(text) },
  p => sql`
    select c.code, coalesce(p.merged_into, p.product_id) as product_id
      from unnest(${p.codes}::text[]) as w (code)
      join catalogue.partner_code c on c.org_id = ${p.org} and c.code = w.code
      join catalogue.product p on p.product_id = c.product_id`,
)
export const keepCodes = run(
  'keepCodes',
  {
    org: uuid,
    codes: list(text),
    products: list(uuid),
    words: list(text),
    byName: text,
    at: instant,
  },
  p => sql`
    insert into catalogue.partner_code (org_id, code, product_id, words, by_name, at)
    select ${p.org}, w.*, ${p.byName}, ${p.at}
      from unnest(${p.codes}::text[], ${p.products}::uuid[], ${p.words}::text[]) as w
    on conflict (org_id, code) do update
       set product_id = excluded.product_id, words = excluded.words, by_name = excluded.by_name, at = excluded.at`,
)
export const dropPartnerCodes = run(
  'dropPartnerCodes',
  { org: uuid, codes: list(text) },
  p => sql`
    delete from catalogue.partner_code c using unnest(${p.codes}::text[]) as w (code)
     where c.org_id = ${p.org} and c.code = w.code`,
)
