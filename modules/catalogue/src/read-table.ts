import { Readable } from 'node:stream'
import { TextDecoder } from 'node:util'
import { parse } from 'csv-parse'

/** One record of a delimited text with the line (from 1) on which it begins; or why it could not be read. */
export type TableRow = { line: number; cells: string[] } | { line: number; problem: 'row.syntax' }

/** The file is no delimited text at all. */
export class UnreadableTable extends Error {
  readonly why: 'spreadsheet' | 'binary' | 'empty'
  constructor(why: UnreadableTable['why']) {
    super(`not a delimited text: ${why}`)
    this.why = why
  }
}

const HEAD_BYTES = 65_536
const RECORD_CHARS_MAX = 100_000

/**
 * Reads CSV or tab- or semicolon-separated text row by row, in UTF-8 with or without a byte order mark, UTF-16 or
 * GB18030 (which holds GBK); the head of the file tells which. Memory doesn't grow with the file. Throws
 * UnreadableTable where it is something else.
 */
export async function* readTable(source: AsyncIterable<Uint8Array>): AsyncGenerator<TableRow> {
  const bytes = source[Symbol.asyncIterator]()
  const head = await takeHead(bytes)
  const encoding = encodingOf(head)
  const decoder = new TextDecoder(encoding)
  const start = decoder.decode(head, { stream: true })
  const problems: TableRow[] = []
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(start),
    info: true,
    max_record_size: RECORD_CHARS_MAX,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: error => {
      problems.push({ line: Number(error?.lines ?? 0), problem: 'row.syntax' })
    },
  })
  Readable.from(decode(start, bytes, decoder))
    .on('error', error => parser.destroy(error))
    .pipe(parser)
  for await (const { record, info } of parser as AsyncIterable<{
    record: string[]
    info: { lines: number }
  }>) {
    const inside = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)
    const line = info.lines - inside
    // The parser runs ahead of its reader: a problem waits for its place among the rows.
    while (problems[0] && problems[0].line <= line) yield problems.shift() as TableRow
    yield { line, cells: record.map(cell => cell.trim()) }
  }
  yield* problems
}

async function takeHead(bytes: AsyncIterator<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for (let size = 0; size < HEAD_BYTES; ) {
    const { value, done } = await bytes.next()
    if (done) break
    chunks.push(value)
    size += value.length
  }
  return Buffer.concat(chunks)
}

async function* decode(
  start: string,
  bytes: AsyncIterator<Uint8Array>,
  decoder: TextDecoder,
): AsyncGenerator<string> {
  yield start
  for (let next = await bytes.next(); !next.done; next = await bytes.next())
    yield decoder.decode(next.value, { stream: true })
  yield decoder.decode()
}

function encodingOf(head: Buffer): string {
  if (head.length === 0) throw new UnreadableTable('empty')
  const starts = (...bytes: number[]): boolean => bytes.every((byte, i) => head[i] === byte)
  // xlsx is a zip archive, xls an OLE document.
  if (starts(0x50, 0x4b, 3, 4) || starts(0xd0, 0xcf, 0x11, 0xe0)) throw new UnreadableTable('spreadsheet')
  if (starts(0xff, 0xfe)) return 'utf-16le'
  if (starts(0xfe, 0xff)) return 'utf-16be'
  if (head.includes(0)) throw new UnreadableTable('binary')
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}

function delimiterOf(start: string): string {
  const title = start.slice(0, start.search(/[\r\n]/) >>> 0)
  const count = (sign: string): number => title.split(sign).length
  return ['\t', ';', ','].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',')
}
