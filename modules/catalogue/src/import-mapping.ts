import type { TableRow } from '@yaolian/tables'
import { bareTitle, FIELDS, type Field, readHeader } from './import-headers.ts'

/** Field → number of the column that holds it. */
export type Mapping = Partial<Record<Field, number>>
export type ListHead = {
  titles: string[]
  /** Of the titles; 0 where the list has none. */
  headLine: number
  mapping: Mapping
}
type Cells = Extract<TableRow, { cells: string[] }>

/** ERP systems print the firm, the date and a blank line above the titles. */
const HEAD_LINES_MAX = 15
const SAMPLE_ROWS = 200

/**
 * Finds the line of titles and what each column holds: by its title, then by what stands in it. Nothing is certain;
 * a person sees the mapping with a few rows and corrects it.
 */
export function readHead(rows: readonly TableRow[]): ListHead | null {
  const whole = rows.filter((row): row is Cells => 'cells' in row)
  const [first] = whole
  if (!first) return null
  const scored = whole.slice(0, HEAD_LINES_MAX).map(row => ({ row, columns: readHeader(row.cells) }))
  const best = scored.reduce((a, b) => (b.columns.size > a.columns.size ? b : a))
  const found = best.columns.size >= 2
  const titles = found
    ? best.row.cells
    : Array.from({ length: Math.max(...whole.slice(0, SAMPLE_ROWS).map(row => row.cells.length)) }, (_, i) =>
        String(i + 1),
      )
  const body = whole.filter(row => !found || row.line > best.row.line).slice(0, SAMPLE_ROWS)
  const mapping: Mapping = Object.fromEntries(found ? best.columns : [])
  return {
    titles: [...titles],
    headLine: found ? best.row.line : 0,
    mapping: byContent(mapping, titles.length, body),
  }
}

const LOOKS: readonly (readonly [Field, RegExp])[] = [
  ['approvalNo', /^(?:国药准字|注册证号)?\s*[HZSJBF][CJ]?\s*\d{8}$/i],
  ['barcode', /^0?69\d{11}$/],
  ['spec', /\d\s*(?:mg|g|ml|μg|ug|iu|万|片|粒|支|袋|%).*/i],
  ['maker', /(?:公司|厂|株式会社|gmbh|ltd)\W*$/i],
]
const SHARE_MIN = 0.6

function byContent(mapping: Mapping, width: number, rows: readonly Cells[]): Mapping {
  const found = { ...mapping }
  for (const [field, pattern] of LOOKS) {
    if (found[field] !== undefined) continue
    for (let column = 0; column < width; column++) {
      if (Object.values(found).includes(column)) continue
      const cells = rows.map(row => row.cells[column] ?? '').filter(cell => cell !== '')
      const fitting = cells.filter(cell => pattern.test(cell.normalize('NFKC'))).length
      if (cells.length > 0 && fitting / cells.length >= SHARE_MIN) {
        found[field] = column
        break
      }
    }
  }
  return found
}

/** The same export has the same titles: by these its mapping is remembered. */
export const titlesKey = (titles: readonly string[]): string =>
  titles.map(bareTitle).join('|').slice(0, 2_000)

/** Only columns that the list has, each for one field. */
export function cleanMapping(mapping: Mapping, width: number): Mapping | null {
  const pairs = FIELDS.flatMap(field => {
    const column = mapping[field]
    return column === undefined ? [] : [[field, column] as const]
  })
  const columns = pairs.map(([, column]) => column)
  if (columns.some(column => column < 0 || column >= width)) return null
  if (new Set(columns).size !== columns.length) return null
  return Object.fromEntries(pairs)
}

/** What a row says, field by field; empty cells are left out. */
export const cellsOf = (cells: readonly string[], mapping: Mapping): Partial<Record<Field, string>> =>
  Object.fromEntries(
    Object.entries(mapping).flatMap(([field, column]) => {
      const text = (cells[column] ?? '').slice(0, 500)
      return text === '' ? [] : [[field, text]]
    }),
  )
