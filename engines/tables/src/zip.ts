import { UNPACKED_BYTES_MAX, UnreadableTable } from './table.ts'

/**
 * Unpacks a raw deflate stream to at most `bytesMax` bytes; throws a RangeError beyond them and another error when
 * the stream is damaged. Node: `inflateRawSync(bytes, { maxOutputLength: bytesMax })`.
 */
export type Inflate = (deflated: Uint8Array, bytesMax: number) => Uint8Array

/** Gives a file of the archive, or null where it has none of that name. */
export type Archive = (name: string) => Uint8Array | null

const ENTRIES_MAX = 2_000
const END_BYTES = 22
const COMMENT_BYTES_MAX = 65_535

type Entry = { method: number; packedBytes: number; bytes: number; at: number; secret: boolean }

/** Opens a zip archive (APPNOTE 6.3.9, without zip64: uploads are small). What it unpacks has one limit in all. */
export function openZip(bytes: Uint8Array, inflate: Inflate): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = readEntries(bytes, view)
  let left = UNPACKED_BYTES_MAX
  return name => {
    const entry = entries.get(name.toLowerCase())
    if (!entry) return null
    if (entry.secret) throw new UnreadableTable('encrypted')
    if (entry.bytes > left) throw new UnreadableTable('too_large')
    const packed = packedBytes(bytes, view, entry)
    const plain = entry.method === 0 ? packed : unpack(packed, entry, inflate)
    if (plain.length !== entry.bytes) throw new UnreadableTable('broken')
    left -= plain.length
    return plain
  }
}

/** The declared size is also the limit: an archive that unpacks to more than it declares is a bomb. */
function unpack(packed: Uint8Array, entry: Entry, inflate: Inflate): Uint8Array {
  if (entry.method !== 8) throw new UnreadableTable('broken')
  try {
    return inflate(packed, Math.max(entry.bytes, 1))
  } catch (error) {
    throw new UnreadableTable(error instanceof RangeError ? 'too_large' : 'broken')
  }
}

function packedBytes(bytes: Uint8Array, view: DataView, { at, packedBytes }: Entry): Uint8Array {
  if (at + 30 > bytes.length || view.getUint32(at, true) !== 0x04034b50) throw new UnreadableTable('broken')
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (start + packedBytes > bytes.length) throw new UnreadableTable('broken')
  return bytes.subarray(start, start + packedBytes)
}

function readEntries(bytes: Uint8Array, view: DataView): Map<string, Entry> {
  const end = endRecord(bytes, view)
  const count = view.getUint16(end + 10, true)
  if (count > ENTRIES_MAX) throw new UnreadableTable('too_large')
  const entries = new Map<string, Entry>()
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw new UnreadableTable('broken')
    const [nameBytes, extraBytes, noteBytes] = [28, 30, 32].map(field =>
      view.getUint16(at + field, true),
    ) as [number, number, number]
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameBytes))
    entries.set(name.replaceAll('\\', '/').toLowerCase(), {
      secret: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packedBytes: view.getUint32(at + 20, true),
      bytes: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    })
    at += 46 + nameBytes + extraBytes + noteBytes
  }
  return entries
}

function endRecord(bytes: Uint8Array, view: DataView): number {
  const first = Math.max(0, bytes.length - END_BYTES - COMMENT_BYTES_MAX)
  for (let at = bytes.length - END_BYTES; at >= first; at--)
    if (view.getUint32(at, true) === 0x06054b50) return at
  throw new UnreadableTable('broken')
}
