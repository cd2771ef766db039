/** One record with the line (from 1, as an editor or a spreadsheet counts) on which it begins; or why it is none. */
export type TableRow = { line: number; cells: string[] } | { line: number; problem: RowFault }

/**
 * `row.syntax`: a quote that never closes. `row.encoding`: characters that were lost or garbled before the file
 * came here. `row.long`: more characters or columns than any list has.
 */
export type RowFault = 'row.syntax' | 'row.encoding' | 'row.long'

/**
 * Why a file is no table. `encrypted`: opened by a password only. `old_excel`: xls of 1997–2003. `markup`: a web
 * page under another name, as many ERP systems export it. `archive`: a zip that holds no spreadsheet. `binary`:
 * something else. `encoding`: a text in none of UTF-8, UTF-16, GB18030. `broken`: a spreadsheet that was cut off
 * or damaged. `too_large`: more rows or bytes, unpacked, than the limits. `empty`.
 */
export type TableFault =
  | 'empty'
  | 'encrypted'
  | 'old_excel'
  | 'markup'
  | 'archive'
  | 'binary'
  | 'encoding'
  | 'broken'
  | 'too_large'

/** Thrown inside the engine and by streaming readers; `readTable` gives it back as a value. */
export class UnreadableTable extends Error {
  readonly why: TableFault
  constructor(why: TableFault) {
    super(`not a table: ${why}`)
    this.why = why
  }
}

export const RECORD_CHARS_MAX = 100_000
export const COLUMNS_MAX = 512
export const ROWS_MAX = 500_000
/** Of everything that is unpacked from one spreadsheet. */
export const UNPACKED_BYTES_MAX = 200_000_000

const LOST = /\ufffd|锟斤拷|烫烫烫/
/** UTF-8 of Chinese read as Latin-1 and saved again: `é˜¿èŽ«`. Two such characters in a row are no accident. */
const LATIN = /(?:[\u00c3-\u00ef][\u0080-\u00bf\u0152-\u017e\u02c6\u02dc\u2013-\u2122\u20ac]{1,2}){2}/

/** A record as a row: trimmed, or with the fault that makes it unfit to be read. */
export function rowOf(line: number, cells: readonly string[]): TableRow {
  if (cells.length > COLUMNS_MAX) return { line, problem: 'row.long' }
  if (cells.some(cell => LOST.test(cell) || LATIN.test(cell))) return { line, problem: 'row.encoding' }
  return { line, cells: cells.map(cell => cell.trim()) }
}
