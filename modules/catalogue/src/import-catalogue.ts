import { type Actor, type Ctx, type Database, permit, type Refusal, refuse, transact } from '@yaolian/kernel'
import { fillApprovals } from './import.sql.ts'
import { readHeader } from './import-headers.ts'
import { indexProducts } from './index-products.ts'
import type { ProductToStore } from './product-row.ts'
import { type Header, type RowProblem, readRow } from './read-row.ts'
import { readTable, type TableRow, UnreadableTable } from './read-table.ts'
import { storeProducts } from './store-products.ts'

export type CatalogueImport = {
  /** Records below the header. */
  rows: number
  /** New drafts, and drafts that got the number they lacked. */
  accepted: number
  rejected: number
  /** Known already, or named earlier in the same file. */
  unchanged: number
}
export type ImportOptions = {
  /** Each reason why a row was not taken, as it is found. */
  onProblem?: (problem: RowProblem) => void
  /** After each piece that was committed. */
  onProgress?: (done: CatalogueImport) => void
}

/** Small enough not to hold event readers up, large enough that the flights don't count. */
const PIECE_ROWS = 1_000

/**
 * Reads a list of products in somebody's columns and keeps the good rows as drafts; the bad ones are reported
 * with line, column and reason. Commits in pieces, so that 400,000 rows neither fill memory nor hold one long
 * transaction; run again, it finds everything unchanged. Refused as a whole only where the file is no table or
 * has no column for the name or the spec.
 */
export async function importCatalogue(
  db: Database,
  actor: Actor,
  source: AsyncIterable<Uint8Array>,
  options: ImportOptions = {},
): Promise<CatalogueImport | Refusal> {
  permit({ actor }, 'catalogue.import')
  const done: CatalogueImport = { rows: 0, accepted: 0, rejected: 0, unchanged: 0 }
  const piece: ProductToStore[] = []
  const flush = async (): Promise<void> => {
    const rows = piece.splice(0)
    const changed = await transact(db, { actor }, ctx => keep(ctx, rows))
    done.accepted += changed
    done.unchanged += rows.length - changed
    options.onProgress?.({ ...done })
  }
  let header: Header | null = null
  try {
    for await (const row of readTable(source)) {
      if (!header) {
        header = headerOf(row)
        if (!header) return refuse('catalogue.import_columns', { columns: 'cells' in row ? row.cells : [] })
        continue
      }
      done.rows++
      const read = 'cells' in row ? readRow(row.line, row.cells, header) : [broken(row)]
      if (Array.isArray(read)) {
        done.rejected++
        for (const problem of read) options.onProblem?.(problem)
      } else if (piece.push(read) === PIECE_ROWS) await flush()
    }
  } catch (error) {
    if (error instanceof UnreadableTable) return refuse('catalogue.import_unreadable', { why: error.why })
    throw error
  }
  if (!header) return refuse('catalogue.import_unreadable', { why: 'empty' })
  if (piece.length > 0) await flush()
  return done
}

const broken = ({ line, problem }: { line: number; problem: string }): RowProblem => ({
  line,
  column: '',
  reason: problem,
  value: '',
})

function headerOf(row: TableRow): Header | null {
  if (!('cells' in row)) return null
  const columns = readHeader(row.cells)
  return columns.has('name') && columns.has('spec') ? { titles: row.cells, columns } : null
}

/** How many rows changed something. */
async function keep(ctx: Ctx, rows: readonly ProductToStore[]): Promise<number> {
  const stored = await storeProducts(ctx, rows)
  const numbered = rows.filter(row => row.approvalNo !== null && !stored.has(row.productId))
  if (numbered.length === 0) return stored.size
  const filled = await fillApprovals(ctx, {
    names: numbered.map(row => row.genericName),
    forms: numbered.map(row => row.form),
    specs: numbered.map(row => row.spec),
    makers: numbered.map(row => row.makerName),
    approvals: numbered.map(row => row.approvalNo ?? ''),
    at: ctx.now,
  })
  await indexProducts(
    ctx,
    filled.map(({ productId }) => productId),
  )
  return stored.size + filled.length
}
