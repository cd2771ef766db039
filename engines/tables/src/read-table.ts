import { delimitedReader } from './delimited.ts'
import { type Encoding, shapeOf } from './encoding.ts'
import { readSpreadsheet } from './spreadsheet.ts'
import { ROWS_MAX, type TableFault, type TableRow, UnreadableTable } from './table.ts'
import type { Inflate } from './zip.ts'

export type Table =
  | { ok: true; kind: 'csv'; encoding: Encoding; rows: TableRow[] }
  | { ok: true; kind: 'xlsx'; sheet: string; others: string[]; rows: TableRow[] }
  | { ok: false; why: TableFault }

const HEAD_BYTES = 65_536

/**
 * Reads a whole table from the bytes of a file, whatever it is called: delimited text or xlsx.
 * @param inflate unpacks xlsx; engines do no I/O and Node's zlib counts as such
 * @returns rows in order, bad ones with their fault; or why the file is no table
 */
export function readTable(bytes: Uint8Array, inflate: Inflate): Table {
  try {
    const shape = shapeOf(bytes.subarray(0, HEAD_BYTES), bytes)
    if (shape.kind === 'zip') return { ok: true, kind: 'xlsx', ...readSpreadsheet(bytes, inflate) }
    const reader = delimitedReader()
    const rows = [...reader.push(bytes), ...reader.end()]
    if (rows.length > ROWS_MAX) return { ok: false, why: 'too_large' }
    return { ok: true, kind: 'csv', encoding: shape.encoding, rows }
  } catch (error) {
    if (error instanceof UnreadableTable) return { ok: false, why: error.why }
    throw error
  }
}
