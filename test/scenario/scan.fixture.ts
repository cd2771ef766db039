import { crc32, deflateSync } from 'node:zlib'
import { newId } from '@yaolian/kernel'
import type { Client } from '@yaolian/tools'

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** One grey pixel. */
export const pixel = (): Buffer =>
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    chunk('IEND', Buffer.alloc(0)),
  ])

/** Uploads a scan as a browser does and gives its id. */
export async function sendScan(url: string, { credentials }: Client, name = '许可证.png'): Promise<string> {
  const id = newId()
  const query = new URLSearchParams({ id, name })
  const answer = await fetch(`${url.replace(/\/$/, '')}/api/v1/files?${query}`, {
    method: 'POST',
    headers: { ...credentials, 'content-type': 'image/png' },
    body: new Uint8Array(pixel()),
  })
  if (answer.status !== 201) throw new Error(`the scan was answered ${answer.status}: ${await answer.text()}`)
  return id
}
