import { shapeOf } from './encoding.ts'
import { RECORD_CHARS_MAX, rowOf, type TableRow, UnreadableTable } from './table.ts'

const DELIMITERS = [',', '\t', ';', '|', '，', '^'] as const
const HEAD_BYTES = 65_536
const SAMPLE_RECORDS = 30

/** Bytes in, rows out; memory doesn't grow with the file. */
export type DelimitedReader = {
  /** Rows that the bytes complete. Throws UnreadableTable when the beginning shows no text. */
  push: (bytes: Uint8Array) => TableRow[]
  end: () => TableRow[]
}

/**
 * Reads delimited text piece by piece in UTF-8, UTF-16 or GB18030 (which holds GBK), with commas, tabs, semicolons,
 * bars, full-width commas or carets; the beginning tells which. Quotes as RFC 4180, forgiving ones inside a cell.
 * A quote that never closes costs its own line only. Blank lines have no row.
 */
export function delimitedReader(): DelimitedReader {
  let head: Uint8Array | null = new Uint8Array(0)
  let decoder: InstanceType<typeof TextDecoder> | null = null
  let parser: ReturnType<typeof recordParser> | null = null
  const start = (final: boolean): TableRow[] => {
    const bytes = head ?? new Uint8Array(0)
    head = null
    const shape = shapeOf(bytes.subarray(0, HEAD_BYTES))
    if (shape.kind === 'zip') throw new UnreadableTable('archive')
    decoder = new TextDecoder(shape.encoding)
    const text = decoder.decode(bytes, { stream: true })
    parser = recordParser(delimiterOf(text.slice(0, HEAD_BYTES), final))
    return parser(text, false)
  }
  return {
    push: bytes => {
      if (head === null) return parser?.(decoder?.decode(bytes, { stream: true }) ?? '', false) ?? []
      head = joined(head, bytes)
      return head.length < HEAD_BYTES ? [] : start(false)
    },
    end: () => {
      const rows = head === null ? [] : start(true)
      return [...rows, ...(parser?.(decoder?.decode() ?? '', true) ?? [])]
    },
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const whole = new Uint8Array(a.length + b.length)
  whole.set(a)
  whole.set(b, a.length)
  return whole
}

/** Holds what is not a whole record yet; a line is counted as an editor counts it. */
function recordParser(delimiter: string): (text: string, final: boolean) => TableRow[] {
  let rest = ''
  let line = 1
  /** The rest of a broken line is passed over, what follows it is read again. */
  let skipping = false
  return (text, final) => {
    rest += text
    const rows: TableRow[] = []
    let at = 0
    while (at < rest.length) {
      if (skipping) {
        const next = lineEnd(rest, at)
        at = next ?? rest.length
        if (next === null) break
        line++
        skipping = false
        continue
      }
      const record = takeRecord(rest, at, delimiter, final)
      if (record === 'more' && rest.length - at <= RECORD_CHARS_MAX) break
      if (typeof record === 'string') {
        rows.push({ line, problem: record === 'open' ? 'row.syntax' : 'row.long' })
        skipping = true
        continue
      }
      const { cells, next } = record
      if (next - at > RECORD_CHARS_MAX) rows.push({ line, problem: 'row.long' })
      else if (cells.length > 1 || cells[0]?.trim() !== '') rows.push(rowOf(line, cells))
      line += linesIn(rest, at, next)
      at = next
    }
    rest = rest.slice(at)
    return rows
  }
}

function lineEnd(text: string, at: number): number | null {
  const found = text.slice(at).search(/\r\n|\n|\r/)
  if (found < 0) return null
  const end = at + found
  return text.startsWith('\r\n', end) ? end + 2 : end + 1
}

const linesIn = (text: string, from: number, to: number): number =>
  text.slice(from, to).match(/\r\n|\n|\r/g)?.length ?? 0

/** `more`: the record isn't whole yet. `open`: the text ends inside its quotes. */
function takeRecord(
  text: string,
  from: number,
  delimiter: string,
  final: boolean,
): { cells: string[]; next: number } | 'more' | 'open' {
  const plain = plainEnd(delimiter)
  const cells: string[] = []
  for (let at = from; ; ) {
    let cell = ''
    if (text[at] === '"') {
      const quoted = takeQuoted(text, at)
      if (quoted === null) return final ? 'open' : 'more'
      cell = quoted.cell
      at = quoted.next
    }
    plain.lastIndex = at
    const stop = plain.exec(text)?.index ?? text.length
    cells.push(cell + text.slice(at, stop))
    if (stop === text.length) return final ? { cells, next: stop } : 'more'
    if (text[stop] === delimiter) {
      at = stop + 1
      if (at === text.length && final) return { cells: [...cells, ''], next: at }
      continue
    }
    if (text[stop] === '\r' && stop + 1 === text.length && !final) return 'more'
    return { cells, next: text.startsWith('\r\n', stop) ? stop + 2 : stop + 1 }
  }
}

const ENDS = new Map(
  DELIMITERS.map(delimiter => [delimiter as string, new RegExp(`[\\r\\n\\${delimiter}]`, 'g')]),
)
const plainEnd = (delimiter: string): RegExp => ENDS.get(delimiter) ?? /[\r\n,]/g

function takeQuoted(text: string, from: number): { cell: string; next: number } | null {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] === '"') continue
    return { cell: text.slice(from + 1, at).replaceAll('""', '"'), next: at + 1 }
  }
  return null
}

/** The sign that parts most of the first records into the same number of cells; the most cells where several do. */
function delimiterOf(start: string, final: boolean): string {
  const named = /^\ufeff?sep=(.)\r?\n/.exec(start)?.[1]
  if (named && ENDS.has(named)) return named
  const widths = DELIMITERS.map(delimiter => ({ delimiter, ...usualWidth(start, delimiter, final) }))
  const steady = widths.filter(({ width, share }) => width > 1 && share >= 0.6)
  const best = (steady.length > 0 ? steady : widths).reduce((a, b) => (b.width > a.width ? b : a))
  return best.delimiter
}

function usualWidth(start: string, delimiter: string, final: boolean): { width: number; share: number } {
  const counts = new Map<number, number>()
  let records = 0
  for (let at = 0; at < start.length && records < SAMPLE_RECORDS; records++) {
    const record = takeRecord(start, at, delimiter, final || at === 0)
    if (typeof record === 'string') break
    counts.set(record.cells.length, (counts.get(record.cells.length) ?? 0) + 1)
    at = record.next
  }
  const [width, times] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [1, 0])
  return { width, share: records === 0 ? 0 : times / records }
}
