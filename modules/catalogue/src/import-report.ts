import { CSV_HEAD, csvLine } from '@yaolian/tables'
import type { RowProblem } from './read-row.ts'

/**
 * The report of an import as CSV, row by row, since a bad file may have 400,000 of them; no cell runs as a formula.
 */
export const REPORT_HEAD = `${CSV_HEAD}行,列,原因,内容\r\n`
export const reportRow = ({ line, column, reason, value }: RowProblem): string =>
  csvLine([String(line), column, reason, value])
