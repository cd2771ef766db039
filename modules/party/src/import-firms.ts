import { inflateRawSync } from 'node:zlib'
import {
  type Actor,
  type Ctx,
  type Database,
  isRefusal,
  permit,
  type Refusal,
  refuse,
  transact,
} from '@yaolian/kernel'
import { type Inflate, readTable } from '@yaolian/tables'
import type { NewOrganisation } from './contract.ts'
import { PARENTS } from './decide-registration.ts'
import { knownFirms } from './import.sql.ts'
import type { ImportAnswer, ImportField, ImportOutcome, RowProblem } from './import-contract.ts'
import { type ImportHeader, readImportHeader } from './import-headers.ts'
import { problemOf, type Reason } from './import-reasons.ts'
import { type FirmRow, readFirmRow } from './import-row.ts'
import { registerOrganisations } from './register-organisations.ts'

export type JudgedRow = {
  line: number
  outcome: ImportOutcome
  /** Null where the row could not be read. */
  row: FirmRow | null
}
export type ImportPlan = {
  header: ImportHeader
  /** In the order of the list. */
  judged: JudgedRow[]
  problems: RowProblem[]
  /** The new firms, each after the one that stands above it. */
  fresh: NewOrganisation[]
}

/** What one transaction takes; the command line goes on in pieces. */
export const ROWS_MAX = 2_000
const PIECE_ROWS = 500

const inflate: Inflate = (deflated, bytesMax) => inflateRawSync(deflated, { maxOutputLength: bytesMax })

type ReadFile = { header: ImportHeader; rows: FirmRow[]; problems: RowProblem[]; lines: number[] }

/** Reads the bytes of a list; a refusal where they are no table, have no such columns, or too many rows. */
function readList(bytes: Uint8Array, rowsMax: number): ReadFile | Refusal {
  const table = readTable(bytes, inflate)
  if (!table.ok) return refuse('party.import_unreadable', { why: table.why })
  const first = table.rows.findIndex(row => 'cells' in row && readImportHeader(row.cells) !== null)
  // Reports carry a line or two of their own above the titles.
  const titles = table.rows[first]
  const header =
    first >= 0 && first < 5 && titles && 'cells' in titles ? readImportHeader(titles.cells) : null
  if (!header) {
    const shown = table.rows.flatMap(row => ('cells' in row ? [row.cells.filter(Boolean)] : []))[0] ?? []
    return refuse('party.import_columns', { columns: shown.slice(0, 20).join('、') })
  }
  const below = table.rows.slice(first + 1)
  if (below.length > rowsMax) return refuse('party.import_too_many', { rows: below.length, rowsMax })
  const list: ReadFile = { header, rows: [], problems: [], lines: below.map(row => row.line) }
  for (const row of below) {
    const read =
      'cells' in row ? readFirmRow(row.line, row.cells, header) : [problemOf(row.line, '', row.problem, '')]
    if (Array.isArray(read)) list.problems.push(...read)
    else list.rows.push(read)
  }
  return list
}

/**
 * Judges every row of a list against the firms that are registered, without changing anything. Rows that a list names
 * twice count once; a code that belongs to another name is refused, never overwritten.
 */
export async function planImport(
  ctx: Ctx,
  bytes: Uint8Array,
  rowsMax = ROWS_MAX,
): Promise<ImportPlan | Refusal> {
  permit(ctx, 'party.organisation.register')
  const list = readList(bytes, rowsMax)
  if (isRefusal(list)) return list
  const codes = list.rows.flatMap(row => (row.parentUscc ? [row.firm.uscc, row.parentUscc] : [row.firm.uscc]))
  const registered = await knownFirms(ctx, { usccs: [...new Set(codes)] })
  const known = new Map<string, Known>(registered.map(firm => [firm.uscc, firm]))
  const judged = new Map(
    list.lines.map(line => [line, { line, outcome: 'rejected', row: null } as JudgedRow]),
  )
  const problems = [...list.problems]
  const fresh: NewOrganisation[] = []
  const reject = (row: FirmRow, field: ImportField, reason: Reason, value: string): void => {
    judged.set(row.line, { line: row.line, outcome: 'rejected', row })
    problems.push(problemOf(row.line, row.titleOf(field), reason, value))
  }
  for (const row of parentsFirst(list.rows)) {
    const { uscc, name, kind, orgId } = row.firm
    const before = known.get(uscc)
    if (before) {
      if (fold(before.name) !== fold(name)) reject(row, 'name', 'uscc.other_name', `${name} ≠ ${before.name}`)
      else if (row.kindSaid && before.kind !== kind) reject(row, 'kind', 'uscc.other_kind', before.kind)
      else judged.set(row.line, { line: row.line, outcome: 'unchanged', row })
      continue
    }
    const parent = row.parentUscc === null ? null : known.get(row.parentUscc)
    if (parent === undefined) reject(row, 'parent', 'parent.unknown', row.parentUscc ?? '')
    else if (parent && !PARENTS.has(parent.kind)) reject(row, 'parent', 'parent.unfit', parent.name)
    else {
      known.set(uscc, { uscc, name, kind, orgId })
      judged.set(row.line, { line: row.line, outcome: 'new', row })
      fresh.push({ ...row.firm, ...(parent && { parentOrgId: parent.orgId }) })
    }
  }
  problems.sort((a, b) => a.line - b.line)
  return { header: list.header, judged: [...judged.values()], problems, fresh }
}

type Known = { uscc: string; orgId: string; name: string; kind: string }

const fold = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s()]/g, '')
    .toUpperCase()

/** Each row after the one that holds its parent, as far as the list holds it; the order is kept otherwise. */
function parentsFirst(rows: readonly FirmRow[]): FirmRow[] {
  const left = new Map(rows.map(row => [row.firm.uscc, row]))
  const placed = new Set<FirmRow>()
  const place = (row: FirmRow, depth: number): void => {
    if (placed.has(row)) return
    const parent = row.parentUscc === null ? undefined : left.get(row.parentUscc)
    if (parent && parent !== row && depth < 10) place(parent, depth + 1)
    placed.add(row)
  }
  for (const row of rows) place(row, 0)
  return [...placed]
}

/** How many of each; a row that could not be read counts once, however much is wrong with it. */
export function countRows(judged: readonly JudgedRow[]): ImportAnswer {
  const of = (outcome: ImportOutcome): number => judged.filter(row => row.outcome === outcome).length
  return { rows: judged.length, accepted: of('new'), rejected: of('rejected'), unchanged: of('unchanged') }
}

/** Registers the new firms of a plan, all in this transaction. */
export async function applyImport(ctx: Ctx, fresh: readonly NewOrganisation[]): Promise<void> {
  if (fresh.length === 0) return
  const refused = (await registerOrganisations(ctx, fresh)).find(isRefusal)
  // The plan has judged by the same facts.
  if (refused) throw new Error(`a planned firm was refused: ${refused.code}`)
}

/**
 * Imports a list from the command line: plans it as a whole, then registers piece by piece, each in its own
 * transaction, so that a large list holds nobody up. Run again, it finds what it did unchanged.
 */
export async function importFirms(
  db: Database,
  actor: Actor,
  bytes: Uint8Array,
  onProgress: (done: number) => void = () => {},
): Promise<{ counts: ImportAnswer; problems: RowProblem[] } | Refusal> {
  const plan = await transact(db, { actor }, ctx => planImport(ctx, bytes, ROWS_MAX * 50))
  if (isRefusal(plan)) return plan
  const { fresh } = plan
  for (let from = 0; from < fresh.length; from += PIECE_ROWS) {
    await transact(db, { actor }, ctx => applyImport(ctx, fresh.slice(from, from + PIECE_ROWS)))
    onProgress(Math.min(from + PIECE_ROWS, fresh.length))
  }
  return { counts: countRows(plan.judged), problems: plan.problems }
}
