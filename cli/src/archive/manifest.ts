import { createHash, type Hash } from 'node:crypto'
import type { TarEntry } from './tar.ts'

/**
 * PostgreSQL's list of the files in a backup
 * (https://www.postgresql.org/docs/18/backup-manifest-format.html).
 */
export type Manifest = Map<string, { size: number; sha256: string }>

type ManifestFile = { Path?: string; 'Encoded-Path'?: string; Size: number; Checksum: string }

/** Throws when the manifest was changed since PostgreSQL wrote it. */
export function parseManifest(text: string): Manifest {
  const marker = text.lastIndexOf('"Manifest-Checksum"')
  const parsed = JSON.parse(text) as { Files: ManifestFile[]; 'Manifest-Checksum': string }
  const actual = createHash('sha256').update(text.slice(0, marker)).digest('hex')
  if (actual !== parsed['Manifest-Checksum'])
    throw new Error('the manifest of the backup was changed or damaged')
  return new Map(
    parsed.Files.map(file => [
      file.Path ?? Buffer.from(file['Encoded-Path']!, 'hex').toString(),
      { size: file.Size, sha256: file.Checksum },
    ]),
  )
}

export type Tally = {
  onEntry(entry: TarEntry): void
  onData(piece: Buffer): void
  onEntryEnd(entry: TarEntry): void
  /** One line per file that is missing, surplus or not what the manifest says; none is a sound backup. */
  compare(manifest: Manifest): { files: number; bad: string[] }
}

/** Hashes files as they pass by, to be held against the manifest, which comes after them. */
export function tally(): Tally {
  const seen: Manifest = new Map()
  let hash: Hash = createHash('sha256')
  return {
    onEntry: () => {
      hash = createHash('sha256')
    },
    onData: piece => void hash.update(piece),
    onEntryEnd: ({ path, kind, size }) => {
      if (kind === 'file') seen.set(path, { size, sha256: hash.digest('hex') })
    },
    compare: manifest => {
      const bad: string[] = []
      for (const [path, { size, sha256 }] of manifest) {
        const found = seen.get(path)
        if (found === undefined) bad.push(`${path} is missing`)
        else if (found.size !== size || found.sha256 !== sha256) bad.push(`${path} is not what was backed up`)
      }
      // The write-ahead log isn't in the manifest: its own checksums guard it, record by record.
      for (const path of seen.keys()) {
        if (!manifest.has(path) && !path.startsWith('pg_wal/')) bad.push(`${path} is not part of the backup`)
      }
      return { files: manifest.size, bad }
    },
  }
}
