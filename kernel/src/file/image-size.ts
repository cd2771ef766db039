export type ImageSize = { width: number; height: number }

/** Width and height in pixels as the header says, without decoding; null where the header is none. */
export function imageSize(kind: 'jpeg' | 'png' | 'webp', content: Buffer): ImageSize | null {
  try {
    if (kind === 'png')
      return content.toString('latin1', 12, 16) === 'IHDR'
        ? { width: content.readUInt32BE(16), height: content.readUInt32BE(20) }
        : null
    return kind === 'jpeg' ? jpegSize(content) : webpSize(content)
  } catch (error) {
    if (error instanceof RangeError) return null // the header ends before its fields do
    throw error
  }
}

/** ITU-T T.81 B.2.2: the first start-of-frame segment. */
function jpegSize(content: Buffer): ImageSize | null {
  let at = 2
  while (content[at] === 0xff) {
    const marker = content[at + 1]!
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return { height: content.readUInt16BE(at + 5), width: content.readUInt16BE(at + 7) }
    at += 2 + content.readUInt16BE(at + 2)
  }
  return null
}

/** RFC 9649, sections 2.5 to 2.7. */
function webpSize(content: Buffer): ImageSize | null {
  const chunk = content.toString('latin1', 12, 16)
  if (chunk === 'VP8X') return { width: content.readUIntLE(24, 3) + 1, height: content.readUIntLE(27, 3) + 1 }
  if (chunk === 'VP8 ')
    return { width: content.readUInt16LE(26) & 0x3fff, height: content.readUInt16LE(28) & 0x3fff }
  if (chunk !== 'VP8L') return null
  const bits = content.readUInt32LE(21)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}
