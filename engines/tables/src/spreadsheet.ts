import { dateText, isDateFormat } from './sheet-dates.ts'
import { COLUMNS_MAX, ROWS_MAX, rowOf, type TableRow, UnreadableTable } from './table.ts'
import { attribute, xmlParts } from './xml.ts'
import { type Archive, type Inflate, openZip } from './zip.ts'

export type Sheet = { sheet: string; others: string[]; rows: TableRow[] }

/**
 * Reads the first visible sheet that holds anything of an xlsx workbook (ECMA-376): shared and inline strings,
 * numbers as people read them, dates as ISO days, the last computed value of a formula. Blank rows have no row.
 * Throws UnreadableTable.
 */
export function readSpreadsheet(bytes: Uint8Array, inflate: Inflate): Sheet {
  const archive = openZip(bytes, inflate)
  const workbook = textOf(archive, 'xl/workbook.xml')
  if (workbook === null) throw new UnreadableTable(archive('EncryptedPackage') ? 'encrypted' : 'archive')
  const { sheets, from1904 } = sheetsOf(workbook, textOf(archive, 'xl/_rels/workbook.xml.rels') ?? '')
  const strings = stringsOf(textOf(archive, 'xl/sharedStrings.xml') ?? '')
  const dates = dateStyles(textOf(archive, 'xl/styles.xml') ?? '')
  const visible = sheets.filter(sheet => !sheet.hidden)
  for (const { name, path } of visible) {
    const xml = textOf(archive, path)
    if (xml === null) throw new UnreadableTable('broken')
    const rows = rowsOf(xml, { strings, dates, from1904 })
    if (rows.length > 0)
      return { sheet: name, others: visible.map(other => other.name).filter(other => other !== name), rows }
  }
  throw new UnreadableTable('empty')
}

function textOf(archive: Archive, name: string): string | null {
  const bytes = archive(name)
  return bytes && new TextDecoder('utf-8').decode(bytes)
}

function sheetsOf(workbook: string, relations: string) {
  const targets = new Map<string, string>()
  for (const part of xmlParts(relations))
    if (part.kind === 'open' && part.name === 'Relationship')
      targets.set(attribute(part.attributes, 'Id'), attribute(part.attributes, 'Target'))
  const sheets: { name: string; path: string; hidden: boolean }[] = []
  let from1904 = false
  for (const part of xmlParts(workbook)) {
    if (part.kind !== 'open') continue
    if (part.name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attribute(part.attributes, 'date1904'))
    if (part.name !== 'sheet') continue
    const target = targets.get(attribute(part.attributes, '[\\w]+:id')) ?? ''
    sheets.push({
      name: attribute(part.attributes, 'name'),
      path: target.startsWith('/') ? target.slice(1) : `xl/${target}`,
      hidden: attribute(part.attributes, 'state') !== '' && attribute(part.attributes, 'state') !== 'visible',
    })
  }
  return { sheets, from1904 }
}

/** Rich text is the sum of its runs; the phonetic guide (rPh) is no part of it. */
function stringsOf(xml: string): string[] {
  const strings: string[] = []
  let text = ''
  let reading = false
  let phonetic = false
  for (const part of xmlParts(xml)) {
    if (part.kind === 'text') {
      if (reading && !phonetic) text += part.text
    } else if (part.name === 'rPh') phonetic = part.kind === 'open'
    else if (part.name === 't') reading = part.kind === 'open' && !part.empty
    else if (part.name === 'si') {
      if (part.kind === 'open' && !part.empty) text = ''
      else strings.push(plain(part.kind === 'open' ? '' : text))
    }
  }
  return strings
}

/** `_x000D_` stands for a character that XML can't hold. */
const plain = (text: string): string =>
  text.replace(/_x([\dA-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

function dateStyles(xml: string): boolean[] {
  const formats = new Map<string, string>()
  const styles: boolean[] = []
  let inCells = false
  for (const part of xmlParts(xml)) {
    if (part.kind === 'text') continue
    if (part.name === 'cellXfs') inCells = part.kind === 'open'
    if (part.kind !== 'open') continue
    if (part.name === 'numFmt')
      formats.set(attribute(part.attributes, 'numFmtId'), attribute(part.attributes, 'formatCode'))
    if (part.name === 'xf' && inCells) {
      const id = attribute(part.attributes, 'numFmtId')
      styles.push(isDateFormat(Number(id), formats.get(id)))
    }
  }
  return styles
}

type Book = { strings: readonly string[]; dates: readonly boolean[]; from1904: boolean }

function rowsOf(xml: string, book: Book): TableRow[] {
  const rows: TableRow[] = []
  let line = 0
  let cells: string[] = []
  let cell = { column: 0, type: '', style: 0, value: '' }
  let reading = false
  for (const part of xmlParts(xml)) {
    if (part.kind === 'text') {
      if (reading) cell.value += part.text
      continue
    }
    const opens = part.kind === 'open'
    if (part.name === 'row') {
      if (opens) {
        line = Number(attribute(part.attributes, 'r')) || line + 1
        cells = []
        cell = { ...cell, column: -1 }
      }
      if ((!opens || part.empty) && cells.some(text => text.trim() !== ''))
        rows.push(
          rowOf(
            line,
            Array.from(cells, text => text ?? ''),
          ),
        )
      if (rows.length > ROWS_MAX) throw new UnreadableTable('too_large')
    } else if (part.name === 'c') {
      if (opens) {
        const column = columnOf(attribute(part.attributes, 'r')) ?? cell.column + 1
        const style = Number(attribute(part.attributes, 's'))
        cell = { column, type: attribute(part.attributes, 't'), style, value: '' }
      }
      // Beyond the limit nothing is kept but the fact, so that a far cell can't fill memory.
      if (!opens) cells[Math.min(cell.column, COLUMNS_MAX)] = cellText(cell, book)
    } else if (part.name === 'v' || part.name === 't') reading = opens && !part.empty
  }
  return rows
}

/** `AB12` → 27. */
function columnOf(reference: string): number | null {
  const letters = /^[A-Z]{1,3}/i.exec(reference)?.[0]
  if (!letters) return null
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function cellText(cell: { type: string; style: number; value: string }, book: Book): string {
  const { type, value } = cell
  if (type === 's') return book.strings[Number(value)] ?? ''
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  if (type !== '' && type !== 'n') return type === 'd' ? value.replace(/T00:00:00.*$/, '') : plain(value)
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) return value
  if (book.dates[cell.style] && number >= 1) return dateText(number, book.from1904)
  // A barcode is stored as 6.9012345678E12 and 0.3 as 0.30000000000000004: a spreadsheet shows 15 digits.
  return String(Number(number.toPrecision(15)))
}
