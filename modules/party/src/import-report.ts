import { CSV_HEAD, csvLine } from '@yaolian/tables'
import type { RowProblem } from './import-contract.ts'

/** The rows that are not taken, as CSV in both languages; cells that a spreadsheet would run are made plain text. */
export function importReport(problems: readonly RowProblem[]): string {
  const head = csvLine(['行 line', '列 column', '内容 value', '原因', 'reason', 'code'])
  const rows = problems.map(({ line, column, value, zh, en, reason }) =>
    csvLine([String(line), column, value, zh, en, reason]),
  )
  return CSV_HEAD + head + rows.join('')
}
