/** One entry of a tar file; size in bytes. */
export type TarEntry = { path: string; size: number; mode: number; kind: 'file' | 'directory' | 'link' }

export type TarReader = {
  write(chunk: Buffer): void
  /** Throws when the archive ended in the middle of an entry. */
  end(): void
}

export type TarHandlers = {
  onEntry(entry: TarEntry): void
  /** Pieces of the entry's content, in order. */
  onData(piece: Buffer): void
  onEntryEnd(entry: TarEntry): void
}

const BLOCK_BYTES = 512

/**
 * Reads the ustar that PostgreSQL's BASE_BACKUP writes
 * (https://www.postgresql.org/docs/18/protocol-replication.html), in chunks of any size.
 */
export function tarReader(handlers: TarHandlers): TarReader {
  let held: Buffer = Buffer.alloc(0)
  let entry: TarEntry | null = null
  let content = 0
  let padding = 0
  const finish = () => {
    if (entry) handlers.onEntryEnd(entry)
    entry = null
  }
  /** Consumes from the front of `held`; false when more input is needed. */
  const step = (): boolean => {
    if (content > 0) {
      if (held.length === 0) return false
      const piece = held.subarray(0, content)
      handlers.onData(piece)
      content -= piece.length
      held = held.subarray(piece.length)
      if (content === 0) finish()
      return true
    }
    if (padding > 0) {
      const skipped = Math.min(padding, held.length)
      padding -= skipped
      held = held.subarray(skipped)
      return skipped > 0
    }
    if (held.length < BLOCK_BYTES) return false
    const header = held.subarray(0, BLOCK_BYTES)
    held = held.subarray(BLOCK_BYTES)
    // Two empty blocks end the archive; PostgreSQL may leave them out.
    if (header.every(byte => byte === 0)) return true
    entry = parseHeader(header)
    content = entry.size
    padding = (BLOCK_BYTES - (entry.size % BLOCK_BYTES)) % BLOCK_BYTES
    handlers.onEntry(entry)
    if (content === 0) finish()
    return true
  }
  return {
    write: chunk => {
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
      while (step());
    },
    end: () => {
      if (entry || content > 0 || held.length > 0) throw new Error('the tar file is cut short')
    },
  }
}

const KINDS: Record<string, TarEntry['kind']> = { '0': 'file', '\0': 'file', '5': 'directory', '2': 'link' }

function parseHeader(header: Buffer): TarEntry {
  const text = (from: number, length: number) => {
    const field = header.subarray(from, from + length)
    const end = field.indexOf(0)
    return field.subarray(0, end < 0 ? length : end).toString()
  }
  const name = text(0, 100)
  assertChecksum(header, name)
  const prefix = text(345, 155)
  const kind = KINDS[String.fromCharCode(header[156]!)]
  if (kind === undefined) throw new Error(`${name}: an entry of unknown kind in the tar file`)
  const size = kind === 'file' ? numberAt(header, 124, 12) : 0
  return { path: prefix ? `${prefix}/${name}` : name, size, mode: numberAt(header, 100, 8), kind }
}

/** Octal text, or big-endian binary where the first bit is set (files over 8 GB). */
function numberAt(header: Buffer, from: number, length: number): number {
  const field = header.subarray(from, from + length)
  if (field[0]! & 0x80) return Number(field.readBigUInt64BE(length - 8))
  return Number.parseInt(field.toString().replaceAll('\0', ' ').trim() || '0', 8)
}

function assertChecksum(header: Buffer, name: string): void {
  const written = numberAt(header, 148, 8)
  let sum = 0
  for (const [index, byte] of header.entries()) sum += index >= 148 && index < 156 ? 32 : byte
  if (sum !== written) throw new Error(`the tar file is damaged at ${name}`)
}
