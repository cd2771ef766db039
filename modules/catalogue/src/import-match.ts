import type { RowMatch } from '@yaolian/drugmatch'
import {
  type Ctx,
  type Database,
  isRefusal,
  type Job,
  NotFound,
  permit,
  type Refusal,
  refuse,
  systemActor,
  transact,
} from '@yaolian/kernel'
import type { TableRow } from '@yaolian/tables'
import type { ColumnMapping, ListImportDetail } from './contract-import.ts'
import type { Field } from './import-headers.ts'
import {
  countRows,
  dropRows,
  insertRows,
  keepMapping,
  lockImport,
  productsByCode,
  setImport,
  setRows,
  waitingRows,
} from './import-lists.sql.ts'
import { cellsOf, cleanMapping, type Mapping, titlesKey } from './import-mapping.ts'
import { readList } from './import-open.ts'
import { codeOf, draftOf } from './import-row.ts'
import { factsOfCells, matchRows, type StoredProposal } from './match-list.ts'
import type { RowProblem } from './read-row.ts'

/** One piece of work for one transaction: long enough that the flights don't count, short enough to show progress. */
const PIECE_ROWS = 200
const TASK = 'catalogue.match-list'

/**
 * Takes the corrected mapping, remembers it for the next list with these titles, and starts the matching. May be
 * called again while nothing has been decided: a better mapping reads the list anew.
 */
export async function matchList(
  ctx: Ctx,
  given: { importId: string; mapping: ColumnMapping },
): Promise<ListImportDetail | Refusal> {
  permit(ctx, 'catalogue.list.import')
  const key = { org: ctx.actor.orgId, id: given.importId }
  const found = await lockImport(ctx, key)
  if (!found) throw new NotFound('import')
  const mapping = cleanMapping(given.mapping as Mapping, found.titles.length)
  if (!mapping || mapping.name === undefined || mapping.spec === undefined)
    return refuse('catalogue.import_columns', { columns: found.titles })
  const counts = await countRows(ctx, key)
  if (counts.accepted + counts.drafted + counts.skipped > 0)
    return refuse('catalogue.import_decided', { decided: counts.accepted + counts.drafted + counts.skipped })
  const table = await readList(ctx, found.fileId)
  if (isRefusal(table)) return table
  const rows = table.rows.filter(row => row.line > found.headLine).map(row => rowToKeep(row, mapping))
  await dropRows(ctx, key)
  await insertRows(ctx, {
    ...key,
    lines: rows.map(row => row.line),
    cells: rows.map(row => row.cells),
    codes: rows.map(row => row.code),
    states: rows.map(row => (row.fault ? 'faulty' : 'waiting')),
    faults: rows.map(row => row.fault),
  })
  await Promise.all([
    keepMapping(ctx, { org: key.org, titles: titlesKey(found.titles), mapping, at: ctx.now }),
    setImport(ctx, { ...key, state: 'matching', mapping }),
  ])
  ctx.addJob(TASK, { orgId: key.org, importId: key.id }, { key: `${TASK} ${key.id}` })
  const { fileId: _, ...list } = found
  return { ...list, mapping, state: 'matching', counts: await countRows(ctx, key) }
}

function rowToKeep(row: TableRow, mapping: Mapping) {
  if (!('cells' in row)) {
    const fault: RowProblem[] = [{ line: row.line, column: '', reason: row.problem, value: '' }]
    return { line: row.line, cells: {}, code: '', fault }
  }
  const cells = cellsOf(row.cells, mapping) as Record<string, string>
  return { line: row.line, cells, code: codeOf(cells), fault: null }
}

/** The list's own title of a field, so that a fault is named in the words of whoever made the list. */
export const titleOf =
  (titles: readonly string[], mapping: Mapping) =>
  (field: Field): string =>
    titles[mapping[field] ?? -1] ?? field

/** Matches what waits, piece by piece, each in a transaction of its own; run twice, it finds nothing more to do. */
export async function matchWaiting(
  db: Database,
  { orgId, importId }: { orgId: string; importId: string },
): Promise<number> {
  const scope = { actor: { ...systemActor(TASK), orgId }, orgs: [orgId] }
  for (let done = 0; ; ) {
    const matched = await transact(db, scope, ctx => matchPiece(ctx, { org: orgId, id: importId }))
    done += matched
    if (matched < PIECE_ROWS) return done
  }
}

async function matchPiece(ctx: Ctx, key: { org: string; id: string }): Promise<number> {
  const [list, rows] = await Promise.all([
    lockImport(ctx, key),
    waitingRows(ctx, { ...key, limit: PIECE_ROWS }),
  ])
  if (!list) return 0
  if (rows.length < PIECE_ROWS && list.state === 'matching')
    await setImport(ctx, { ...key, state: 'review', mapping: list.mapping })
  if (rows.length === 0) return 0
  const [settled, matches] = await Promise.all([
    productsByCode(ctx, { org: key.org, codes: rows.map(row => row.code) }),
    matchRows(
      ctx,
      rows.map(row => factsOfCells(row.cells)),
    ),
  ])
  const known = new Map(settled.map(row => [row.code, row.productId]))
  const title = titleOf(list.titles, list.mapping as Mapping)
  const judged = rows.map((row, i) => {
    const draft = draftOf(row.line, row.cells, title)
    return judgeRow(row, matches[i], known.get(row.code) ?? null, Array.isArray(draft) ? draft : null)
  })
  await setRows(ctx, {
    ...key,
    lines: judged.map(row => row.line),
    states: judged.map(row => row.state),
    decisions: judged.map(row => row.decision),
    scores: judged.map(row => row.proposals[0]?.score ?? 0),
    rules: judged.map(row => row.proposals[0]?.rule ?? ''),
    proposals: judged.map(row => row.proposals),
    products: judged.map(row => row.product),
    faults: judged.map(row => row.fault),
    byName: null,
    at: ctx.now,
  })
  return rows.length
}

/** What the firm settled once needs nobody again; a row that can't be read may still be chosen for by hand. */
function judgeRow(
  row: { line: number },
  match: RowMatch | undefined,
  known: string | null,
  fault: RowProblem[] | null,
) {
  const proposals: StoredProposal[] = (match?.proposals ?? []).map(one => ({
    productId: one.key,
    rule: one.rule,
    score: Math.round(one.score * 100),
    comparison: one.comparison,
  }))
  if (!known) {
    const decision = match?.decision ?? 'new'
    return { line: row.line, state: fault ? 'faulty' : 'open', decision, proposals, product: null, fault }
  }
  const first: StoredProposal = { productId: known, rule: 'own_code', score: 100, comparison: null }
  const others = proposals.filter(one => one.productId !== known).slice(0, 7)
  return {
    line: row.line,
    state: 'accepted',
    decision: 'match' as const,
    proposals: [first, ...others],
    product: known,
    fault: null,
  }
}

export const matchListJob: Job = {
  task: TASK,
  run: async (db, payload) => {
    await matchWaiting(db, payload as { orgId: string; importId: string })
  },
}
