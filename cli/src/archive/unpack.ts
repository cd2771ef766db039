import {
  closeSync,
  createReadStream,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs'
import { join, normalize } from 'node:path'
import { MANIFEST_NAME, TAR_NAME } from './base-backup.ts'
import { parseManifest, tally } from './manifest.ts'
import { type TarEntry, tarReader } from './tar.ts'

/**
 * Unpacks a backup into an existing, empty directory. Throws unless every file is exactly what was backed up.
 */
export async function unpack(backupDir: string, directory: string): Promise<{ files: number }> {
  for (const name of [TAR_NAME, MANIFEST_NAME]) {
    if (!existsSync(join(backupDir, name)))
      throw new Error(`${backupDir} is not a backup: ${name} is missing`)
  }
  const manifest = parseManifest(readFileSync(join(backupDir, MANIFEST_NAME), 'utf8'))
  const sums = tally()
  const writer = fileWriter(directory)
  const reader = tarReader({
    onEntry: entry => {
      sums.onEntry(entry)
      writer.open(entry)
    },
    onData: piece => {
      sums.onData(piece)
      writer.write(piece)
    },
    onEntryEnd: entry => {
      sums.onEntryEnd(entry)
      writer.close()
    },
  })
  for await (const chunk of createReadStream(join(backupDir, TAR_NAME), { highWaterMark: 1024 * 1024 })) {
    reader.write(chunk as Buffer)
  }
  reader.end()
  const { files, bad } = sums.compare(manifest)
  if (bad.length > 0) throw new Error(`the backup is damaged:\n${bad.slice(0, 20).join('\n')}`)
  return { files }
}

function fileWriter(directory: string) {
  let file: number | null = null
  return {
    open: ({ path, kind, mode }: TarEntry) => {
      const target = inside(directory, path)
      if (kind === 'link') throw new Error(`${path}: links and tablespaces can not be restored`)
      if (kind === 'directory') mkdirSync(target, { recursive: true, mode: 0o700 })
      else file = openSync(target, 'wx', mode & 0o777)
    },
    write: (piece: Buffer) => {
      for (let written = 0; written < piece.length; ) written += writeSync(file!, piece, written)
    },
    close: () => {
      if (file !== null) closeSync(file)
      file = null
    },
  }
}

/** A path in an archive must not lead out of the directory it is unpacked into. */
function inside(directory: string, path: string): string {
  const relative = normalize(path)
  if (relative.startsWith('..') || relative.startsWith('/'))
    throw new Error(`${path} leads out of the backup`)
  return join(directory, relative)
}
