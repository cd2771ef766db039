import { createHash } from 'node:crypto'
import { FIELDS, type Field } from './import-headers.ts'
import type { ListCells } from './match-list.ts'
import type { ProductToStore } from './product-row.ts'
import { type RowProblem, readRow } from './read-row.ts'
import { simplified } from './traditional.ts'

/**
 * By what the next import knows a row again: the firm's own code, or where its list has none, the words that say
 * which product it is.
 */
export function codeOf(cells: ListCells): string {
  const code = (cells.code ?? '').trim()
  if (code !== '') return `c:${code.slice(0, 100)}`
  const words = ['name', 'brand', 'spec', 'unit', 'form', 'maker', 'approvalNo', 'barcode'].map(
    field => cells[field] ?? '',
  )
  return `w:${createHash('sha256').update(words.join('\t')).digest('hex').slice(0, 40)}`
}

/** What a list calls a product, for whoever looks at the firm's codes later. */
export const wordsOf = (cells: ListCells): string =>
  [cells.name, cells.spec, cells.maker].filter(Boolean).join(' ').slice(0, 300)

/** The draft that a row would make, or everything that is wrong with it; traditional characters are read too. */
export function draftOf(
  line: number,
  cells: ListCells,
  titleOf: (field: Field) => string,
): ProductToStore | RowProblem[] {
  const columns = new Map(FIELDS.map((field, i) => [field, i]))
  const row = FIELDS.map(field => simplified(cells[field] ?? ''))
  return readRow(line, row, { titles: FIELDS.map(titleOf), columns })
}
