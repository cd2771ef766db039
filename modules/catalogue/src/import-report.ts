import type { RowProblem } from './read-row.ts'

/**
 * The report of an import as CSV, row by row, since a bad file may have 400,000 of them. With a byte order mark, so
 * that Excel reads it as UTF-8. A cell that a spreadsheet would run as a formula gets an apostrophe in front
 * (OWASP, CSV injection).
 */
export const REPORT_HEAD = '\ufeff行,列,原因,内容\r\n'
export const reportRow = ({ line, column, reason, value }: RowProblem): string =>
  `${[String(line), column, reason, value].map(csvCell).join()}\r\n`

export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
