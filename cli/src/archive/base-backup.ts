import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import pg from 'pg'
import { copyOut } from './copy.ts'
import { parseManifest, tally } from './manifest.ts'
import { tarReader } from './tar.ts'

export const TAR_NAME = 'base.tar'
export const MANIFEST_NAME = 'backup_manifest'

export type BaseBackup = { bytes: number; files: number; bad: string[] }

/**
 * Copies a running PostgreSQL byte by byte, write-ahead log included, through the replication protocol:
 * pg_basebackup isn't in the npm packages, and a distribution's older one refuses a newer server. Every file
 * is checked against the manifest on its way. The role needs REPLICATION.
 */
export async function baseBackup(
  ownerUrl: string,
  directory: string,
  onBytes: (done: number) => void,
): Promise<BaseBackup> {
  const client = new pg.Client({ connectionString: ownerUrl, replication: 'true' } as pg.ClientConfig)
  await client.connect()
  try {
    const tar = createWriteStream(join(directory, TAR_NAME), { flags: 'wx', mode: 0o600 })
    const sums = tally()
    const reader = tarReader(sums)
    const manifest: Buffer[] = []
    let archives = 0
    let isManifest = false
    let bytes = 0
    const sink = messageSink({
      archive: () => {
        // More than one archive means tablespaces outside the data directory, which our clusters don't have.
        if (++archives > 1) throw new Error('tablespaces can not be backed up')
      },
      manifest: () => {
        isManifest = true
      },
      data: async content => {
        if (isManifest) return void manifest.push(content)
        reader.write(content)
        bytes += content.length
        onBytes(bytes)
        if (!tar.write(content)) await once(tar, 'drain')
      },
    })
    await copyOut(client, BASE_BACKUP, sink)
    sink.end()
    tar.end()
    await Promise.all([once(sink, 'close'), once(tar, 'close')])
    reader.end()
    const text = Buffer.concat(manifest).toString()
    await writeFile(join(directory, MANIFEST_NAME), text, { flag: 'wx', mode: 0o600 })
    return { bytes, ...sums.compare(parseManifest(text)) }
  } finally {
    await client.end()
  }
}

const BASE_BACKUP = `BASE_BACKUP (LABEL 'yaolian', CHECKPOINT 'fast', WAL true,
  MANIFEST 'yes', MANIFEST_CHECKSUMS 'SHA256')`

type Messages = { archive(): void; manifest(): void; data(content: Buffer): Promise<void> }

/** Each CopyData message begins with a letter that says what it is. */
function messageSink(messages: Messages): Writable {
  const handle = async (message: Buffer) => {
    const kind = String.fromCharCode(message[0]!)
    if (kind === 'n') messages.archive()
    else if (kind === 'm') messages.manifest()
    else if (kind === 'd') await messages.data(message.subarray(1))
    else if (kind !== 'p') throw new Error(`unknown message "${kind}" in a base backup`)
  }
  return new Writable({
    write: (message: Buffer, _encoding, done) => {
      handle(message).then(() => done(), done)
    },
  })
}
