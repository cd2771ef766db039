/** With a byte order mark, so that Excel reads it as UTF-8. */
export const CSV_HEAD = '\ufeff'

const FORMULA = /^\s*[=+\-@＝＋－＠\t\r]/
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/

/**
 * One line of CSV. A cell that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV
 * injection); a plain negative number stays one.
 */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join()}\r\n`

export function csvCell(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
