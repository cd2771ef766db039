import { type Ctx, decodeKey, NotFound, pageOf, permit } from '@yaolian/kernel'
import { CSV_HEAD, csvLine } from '@yaolian/tables'
import type {
  ImportRow,
  ImportRowQuery,
  ImportRowState,
  ListImport,
  ListImportDetail,
  MatchProposal,
} from './contract-import.ts'
import { countRows, importById, importsNewest, rowsOfImport } from './import-lists.sql.ts'
import type { StoredProposal } from './match-list.ts'
import { productsById } from './product.sql.ts'
import { type FoundProduct, faceOf } from './read-products.ts'

/** A firm's imports, newest first. */
export async function listImports(
  ctx: Ctx,
  query: { after?: string; limit: number },
): Promise<{ rows: ListImport[]; next: string | null }> {
  permit(ctx, 'catalogue.list.import')
  const [before] = decodeKey(query.after, 1) ?? [null]
  const rows = await importsNewest(ctx, {
    org: ctx.actor.orgId,
    before: before === null ? null : String(before),
    limit: query.limit + 1,
  })
  return pageOf(rows, query.limit, row => [row.importId])
}

/** One import with how many rows stand where: what a screen asks for while the matching runs. */
export async function getImport(ctx: Ctx, importId: string): Promise<ListImportDetail> {
  permit(ctx, 'catalogue.list.import')
  const key = { org: ctx.actor.orgId, id: importId }
  const [found, counts] = await Promise.all([importById(ctx, key), countRows(ctx, key)])
  if (!found) throw new NotFound('import')
  const { fileId: _, ...list } = found
  return { ...list, counts }
}

type Show = NonNullable<ImportRowQuery['f.show']>
const SHOWN: Record<Show, { states: ImportRowState[]; decision: string | null }> = {
  match: { states: ['open'], decision: 'match' },
  candidate: { states: ['open'], decision: 'candidate' },
  new: { states: ['open'], decision: 'new' },
  faulty: { states: ['faulty'], decision: null },
  done: { states: ['accepted', 'drafted'], decision: null },
  skipped: { states: ['skipped'], decision: null },
}

/** Rows of an import with their proposals, in the order of the list. */
export async function importRows(
  ctx: Ctx,
  given: { importId: string; show?: Show; after?: string; limit: number },
): Promise<{ rows: ImportRow[]; next: string | null }> {
  permit(ctx, 'catalogue.list.import')
  const key = { org: ctx.actor.orgId, id: given.importId }
  if (!(await importById(ctx, key))) throw new NotFound('import')
  const [after] = decodeKey(given.after, 1) ?? [0]
  const shown = given.show ? SHOWN[given.show] : { states: null, decision: null }
  const found = await rowsOfImport(ctx, { ...key, ...shown, after: Number(after), limit: given.limit + 1 })
  const { rows, next } = pageOf(found, given.limit, row => [row.line])
  const ids = rows.flatMap(row => [...row.proposals.map(one => one.productId), row.productId ?? ''])
  const byId = new Map(
    (await productsById(ctx, { ids: [...new Set(ids)].filter(Boolean) })).map(one => [one.productId, one]),
  )
  return { rows: rows.map(row => rowOf(row, byId)), next }
}

type Stored = Awaited<ReturnType<typeof rowsOfImport>>[number]

function rowOf(row: Stored, byId: ReadonlyMap<string, FoundProduct>): ImportRow {
  const product = row.productId ? byId.get(row.productId) : undefined
  return {
    line: row.line,
    cells: row.cells,
    state: row.state,
    decision: row.decision,
    score: row.score,
    rule: row.rule,
    faults: row.fault ?? [],
    proposals: proposalsOf(row.proposals, byId),
    product: product ? faceOf(product) : null,
    byName: row.byName,
  }
}

export const proposalsOf = (
  proposals: readonly StoredProposal[],
  byId: ReadonlyMap<string, FoundProduct>,
): MatchProposal[] =>
  proposals.flatMap(({ productId, ...judged }) => {
    const product = byId.get(productId)
    return product ? [{ ...judged, product: faceOf(product), state: product.state }] : []
  })

const REPORT_ROWS = 500

/** The whole import as CSV, row by row: what the list said, what it is, by which rule, and what was wrong. */
export async function importReport(
  ctx: Ctx,
  importId: string,
): Promise<{ contentType: string; fileName: string; body: Buffer }> {
  permit(ctx, 'catalogue.list.import')
  const { fileName, titles, mapping } = await getImport(ctx, importId)
  const fields = Object.entries(mapping).sort(([, a], [, b]) => a - b)
  const lines = [
    csvLine([
      '行号',
      ...fields.map(([, column]) => titles[column] ?? ''),
      '结果',
      '规则',
      '得分',
      '品种',
      '规格',
      '生产企业',
      '批准文号',
      '问题',
    ]),
  ]
  for (let after: string | null = ''; after !== null; ) {
    const page: Awaited<ReturnType<typeof importRows>> = await importRows(ctx, {
      importId,
      limit: REPORT_ROWS,
      ...(after && { after }),
    })
    for (const row of page.rows)
      lines.push(
        csvLine(
          reportCells(
            row,
            fields.map(([field]) => field),
          ),
        ),
      )
    after = page.next
  }
  return {
    contentType: 'text/csv; charset=utf-8',
    fileName: `${fileName.replace(/\.[^.]*$/, '')}-匹配.csv`,
    body: Buffer.from(CSV_HEAD + lines.join('')),
  }
}

const WORDS: Record<ImportRowState, string> = {
  waiting: '待匹配',
  faulty: '有问题',
  open: '待处理',
  accepted: '已匹配',
  drafted: '新建草稿',
  skipped: '已跳过',
}

function reportCells(row: ImportRow, fields: readonly string[]): string[] {
  const product = row.product
  return [
    String(row.line),
    ...fields.map(field => row.cells[field] ?? ''),
    WORDS[row.state],
    row.rule,
    row.score > 0 ? (row.score / 100).toFixed(2) : '',
    product?.genericName ?? '',
    product?.spec ?? '',
    product?.makerName ?? '',
    product?.approvalNo ?? '',
    row.faults.map(fault => `${fault.column} ${fault.reason} ${fault.value}`.trim()).join('; '),
  ]
}
