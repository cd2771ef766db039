import { deflateSync } from 'node:zlib'
import { chunk } from './scan-picture.ts'

const SIDE = 480
const COLOURS = [
  [14, 124, 102],
  [43, 98, 168],
  [176, 72, 52],
  [120, 84, 156],
  [196, 140, 28],
] as const

type Pixel = readonly [number, number, number]
const PAPER: Pixel = [252, 252, 250]

/** A box seen a little from the side: front with a band and lines for the words, the darker side, a shadow. */
function pixel(x: number, y: number, seed: number): Pixel {
  const colour = COLOURS[seed % COLOURS.length]!
  const [left, right, top, bottom] = [70, 350, 130, 370]
  const isFront = x >= left && x < right && y >= top && y < bottom
  const slant = (x - right) * 0.5
  const isSide = x >= right && x < 410 && y >= top - slant && y < bottom - slant
  const lift = (top - y) * 2
  const isLid = y < top && y >= 100 && x >= left + lift && x < right + lift
  if (isSide) return colour.map(part => Math.round(part * 0.55)) as unknown as Pixel
  if (isLid) return colour.map(part => Math.round(part * 0.75 + 60)) as unknown as Pixel
  if (!isFront) return y > bottom && y < bottom + 14 && x > left + 20 && x < 400 ? [236, 236, 232] : PAPER
  if (y < top + 46) return colour
  const line = Math.floor((y - top - 70) / 26)
  const isWords = line >= 0 && line < 5 && (y - top - 70) % 26 < (line === 0 ? 16 : 9)
  const end = left + 60 + ((line * 47 + seed * 29) % 150)
  if (isWords && x > left + 20 && x < end && x % 16 < 13) return line === 0 ? colour : [120, 130, 134]
  const pill = Math.hypot((x - 300) / 1.6, y - 320)
  return pill < 22 ? colour : [255, 255, 255]
}

/** A PNG that stands for a medicine's pack: nobody's brand and no words, the same for the same seed. */
export function packPicture(seed: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(SIDE, 0)
  head.writeUInt32BE(SIDE, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const rows = Buffer.alloc((SIDE * 3 + 1) * SIDE)
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++) rows.set(pixel(x, y, seed), y * (SIDE * 3 + 1) + 1 + x * 3)
  // A mark in the corner that nobody sees: two products' pictures are never the same bytes.
  rows.writeUInt16BE(seed & 0xffff, 1)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
