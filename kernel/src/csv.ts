/** Signs that make a spreadsheet take a cell for a formula, full-width ones included, also behind blanks and quotes. */
const FORMULA = /^[\s"']*[=+\-@＝＋－＠]|^[\t\r]/

/** One cell of a CSV file (RFC 4180). Text that a spreadsheet would reckon with gets an apostrophe in front. */
export function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export const csvLine = (cells: readonly (string | number | null)[]): string =>
  `${cells.map(csvCell).join(',')}\r\n`

/** Excel takes a CSV file for UTF-8 only with this at its beginning. */
export const CSV_MARK = '\uFEFF'
