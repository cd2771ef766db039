import { inflateRawSync } from 'node:zlib'
import {
  delimitedReader,
  type Inflate,
  readTable as readWhole,
  type TableRow,
  UnreadableTable,
} from '@yaolian/tables'

export type { TableRow } from '@yaolian/tables'
export { UnreadableTable } from '@yaolian/tables'

/** A spreadsheet is read as a whole; what is larger comes as delimited text, whose size doesn't matter. */
const SPREADSHEET_BYTES_MAX = 50_000_000

export const inflate: Inflate = (deflated, bytesMax) =>
  inflateRawSync(deflated, { maxOutputLength: bytesMax })

/** Rows of a file that arrives in pieces: delimited text as it comes, xlsx when it is whole. */
export async function* readTable(source: AsyncIterable<Uint8Array>): AsyncGenerator<TableRow> {
  const reader = delimitedReader()
  let archive: Uint8Array[] | null = null
  let size = 0
  for await (const bytes of source) {
    if (size === 0 && bytes[0] === 0x50 && bytes[1] === 0x4b) archive = []
    size += bytes.length
    if (!archive) yield* reader.push(bytes)
    else if (size > SPREADSHEET_BYTES_MAX) throw new UnreadableTable('too_large')
    else archive.push(bytes)
  }
  if (!archive) return yield* reader.end()
  const table = readWhole(Buffer.concat(archive), inflate)
  if (!table.ok) throw new UnreadableTable(table.why)
  yield* table.rows
}
