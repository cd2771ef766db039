import {
  type Ctx,
  isRefusal,
  keepFiles,
  NotFound,
  permit,
  type Refusal,
  readFile,
  refuse,
} from '@yaolian/kernel'
import { readTable, type Table } from '@yaolian/tables'
import type { ListImport } from './contract-import.ts'
import { importById, insertImport, mappingOf } from './import-lists.sql.ts'
import { cleanMapping, readHead, titlesKey } from './import-mapping.ts'
import { inflate } from './read-table.ts'

/** More than any firm deals in; a catalogue of 400,000 comes by the command line. */
const LIST_ROWS_MAX = 20_000
const SAMPLE_ROWS = 6

/**
 * Begins the import of a firm's own list, an uploaded CSV or xlsx: reads it, finds its titles and proposes what each
 * column holds, as it was corrected the last time a list with the same titles came. Nothing is matched yet.
 */
export async function openImport(
  ctx: Ctx,
  given: { importId: string; fileId: string },
): Promise<ListImport | Refusal> {
  permit(ctx, 'catalogue.list.import')
  const { orgId } = ctx.actor
  const table = await readList(ctx, given.fileId)
  if (isRefusal(table)) return table
  const head = readHead(table.rows)
  const rows = head ? table.rows.filter(row => row.line > head.headLine) : []
  if (!head || rows.length === 0) return refuse('catalogue.import_unreadable', { why: 'empty' })
  if (rows.length > LIST_ROWS_MAX)
    return refuse('catalogue.import_too_long', { rows: rows.length, rowsMax: LIST_ROWS_MAX })
  const remembered = await mappingOf(ctx, { org: orgId, titles: titlesKey(head.titles) })
  const mapping = (remembered && cleanMapping(remembered.mapping, head.titles.length)) ?? head.mapping
  const kept = await keepFiles(ctx, [{ orgId, fileId: given.fileId }], ['csv', 'xlsx'])
  if (isRefusal(kept)) return kept
  await insertImport(ctx, {
    org: orgId,
    id: given.importId,
    file: given.fileId,
    fileName: kept[0]?.name ?? '',
    titles: head.titles,
    headLine: head.headLine,
    mapping,
    sample: rows
      .flatMap(row => ('cells' in row ? [row.cells.map(cell => cell.slice(0, 80))] : []))
      .slice(0, SAMPLE_ROWS),
    rows: rows.length,
    byName: ctx.actor.name,
    at: ctx.now,
  })
  const opened = await importById(ctx, { org: orgId, id: given.importId })
  if (!opened) throw new NotFound('import')
  const { fileId: _, ...list } = opened
  return list
}

/** The rows of an uploaded file, or why there are none. */
export async function readList(ctx: Ctx, fileId: string): Promise<Extract<Table, { ok: true }> | Refusal> {
  const file = await readFile(ctx, { orgId: ctx.actor.orgId, fileId })
  if (!file) return refuse('file.missing', { fileId })
  const table = readTable(file.content, inflate)
  return table.ok ? table : refuse('catalogue.import_unreadable', { why: table.why })
}
