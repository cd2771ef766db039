import { crc32, deflateSync } from 'node:zlib'

const WIDTH = 420
const HEIGHT = 594
const MARGIN = 28

/** One chunk of a PNG with its length and sum. */
export function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** How dark a point of the page is: paper, a double frame, a title and lines of writing that end unevenly, a seal. */
function shade(x: number, y: number, seed: number): number {
  const edge = Math.min(x, y, WIDTH - 1 - x, HEIGHT - 1 - y)
  if (edge === 14 || edge === 15 || edge === 20) return 90
  const seal = Math.hypot(x - 310, y - 480)
  if (seal > 42 && seal < 46) return 120
  if (y > 60 && y < 84 && x > 110 && x < 310) return x % 26 < 20 && y % 8 < 6 ? 60 : 250
  const line = Math.floor((y - 130) / 34)
  const end = 210 + ((line * 53 + seed * 31) % 150)
  const isWritten = y > 130 && y < 430 && (y - 130) % 34 < 12 && x > MARGIN + 20 && x < end
  return isWritten && x % 13 < 9 && y % 4 < 3 ? 110 : 250
}

/** A PNG that looks like the scan of a certificate from some way off; nobody's, and the same for the same seed. */
export function scanPicture(seed: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(WIDTH, 0)
  head.writeUInt32BE(HEIGHT, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const rows = Buffer.alloc((WIDTH + 1) * HEIGHT)
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) rows[y * (WIDTH + 1) + 1 + x] = shade(x, y, seed)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
