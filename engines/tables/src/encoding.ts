import { UnreadableTable } from './table.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'
export type FileShape = { kind: 'text'; encoding: Encoding } | { kind: 'zip' }

/** In a Chinese text in GBK nearly every character is one of GB2312; Big5 read so has 40 % outside. */
const GB2312_SHARE_MIN = 0.8

/**
 * What the bytes are, whatever the file is called: judged by their beginning (64 KB are enough). Throws
 * UnreadableTable for what is no table.
 * @param whole where the directory of an OLE document may stand at its end
 */
export function shapeOf(head: Uint8Array, whole: Uint8Array = head): FileShape {
  if (head.length === 0) throw new UnreadableTable('empty')
  const starts = (...bytes: number[]): boolean => bytes.every((byte, i) => head[i] === byte)
  if (starts(0x50, 0x4b, 3, 4)) return { kind: 'zip' }
  if (starts(0xd0, 0xcf, 0x11, 0xe0))
    throw new UnreadableTable(isEncrypted(whole) ? 'encrypted' : 'old_excel')
  if (starts(0xff, 0xfe)) return { kind: 'text', encoding: 'utf-16le' }
  if (starts(0xfe, 0xff)) return { kind: 'text', encoding: 'utf-16be' }
  if (head.includes(0)) {
    if (zerosAt(head, 1)) return { kind: 'text', encoding: 'utf-16le' }
    throw new UnreadableTable('binary')
  }
  if (starts(0x25, 0x50, 0x44, 0x46) || starts(0x7b, 0x5c, 0x72, 0x74)) throw new UnreadableTable('binary')
  const encoding = isUtf8(head) ? 'utf-8' : 'gb18030'
  if (encoding === 'gb18030' && !isChinese(head)) throw new UnreadableTable('encoding')
  const start = new TextDecoder(encoding).decode(head.subarray(0, 1_024), { stream: true })
  if (/^\s*<(?:!doctype|html|\?xml|table|head|meta|style|body|workbook)/i.test(start))
    throw new UnreadableTable('markup')
  if (start.trim() === '') throw new UnreadableTable('empty')
  return { kind: 'text', encoding }
}

function isUtf8(head: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    return false
  }
}

/** Whether the bytes above 127 are the pairs that Chinese in GB2312 is made of. */
function isChinese(head: Uint8Array): boolean {
  let pairs = 0
  let common = 0
  for (let i = 0; i < head.length - 1; i++) {
    const first = head[i] as number
    if (first < 0x81) continue
    const second = head[i + 1] as number
    pairs++
    if (first >= 0xa1 && first <= 0xf7 && second >= 0xa1) common++
    i++
  }
  return pairs > 0 && common / pairs >= GB2312_SHARE_MIN
}

/** Text in UTF-16 without a byte order mark: every second byte of its ASCII is zero. */
const zerosAt = (head: Uint8Array, odd: 0 | 1): boolean => {
  const seen = head.subarray(0, 512)
  const zeros = (parity: number): number => seen.filter((byte, i) => byte === 0 && i % 2 === parity).length
  return zeros(odd) > seen.length / 20 && zeros(1 - odd) === 0
}

/** A workbook under a password is an OLE document with a stream of this name (ECMA-376, MS-OFFCRYPTO). */
function isEncrypted(bytes: Uint8Array): boolean {
  const name = Array.from('EncryptedPackage').flatMap(letter => [letter.charCodeAt(0), 0])
  for (let at = bytes.indexOf(0x45); at >= 0; at = bytes.indexOf(0x45, at + 1))
    if (name.every((byte, i) => bytes[at + i] === byte)) return true
  return false
}
