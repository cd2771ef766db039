import { imageSize } from './image-size.ts'
import { ENDINGS, type FileKind } from './kinds.ts'

/** Why a file is not taken. */
type FileFault = 'empty' | 'kind' | 'renamed' | 'damaged' | 'encrypted' | 'active' | 'dimensions'
export type FoundFault = { fault: FileFault; kind?: FileKind }
export type Recognised = { kind: FileKind } | FoundFault

const SIDE_PIXELS_MAX = 20_000
const PIXELS_MAX = 80_000_000

/**
 * What a file is, by its content; its name only has to agree. Refuses what is cut off, encrypted, or would act on
 * its own when opened (scripts, programs and files inside a PDF; what hides in compressed object streams is not
 * seen, so files are served without leave to do anything).
 */
export function recogniseFile(content: Buffer, name: string): Recognised {
  if (content.length === 0) return { fault: 'empty' }
  const kind = kindOf(content)
  if (typeof kind === 'object') return kind
  const fault = faultOf(kind, content)
  if (fault) return { fault, kind }
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  return ENDINGS[kind].includes(ending) ? { kind } : { fault: 'renamed', kind }
}

const begins = (content: Buffer, ...bytes: number[]): boolean => bytes.every((byte, i) => content[i] === byte)

function kindOf(content: Buffer): FileKind | { fault: FileFault } {
  if (content.subarray(0, 5).equals(Buffer.from('%PDF-'))) return 'pdf'
  if (begins(content, 0xff, 0xd8, 0xff)) return 'jpeg'
  if (begins(content, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (content.toString('latin1', 0, 4) === 'RIFF' && content.toString('latin1', 8, 12) === 'WEBP')
    return 'webp'
  if (begins(content, 0x50, 0x4b, 0x03, 0x04)) return zipKind(content)
  // The container of old Office files, and of new ones with a password.
  if (begins(content, 0xd0, 0xcf, 0x11, 0xe0))
    return { fault: content.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : 'kind' }
  return looksLikeText(content) ? 'csv' : { fault: 'kind' }
}

function zipKind(content: Buffer): FileKind | { fault: FileFault } {
  // Names stand in clear in the central directory, at the end.
  const isWorkbook = content.includes('xl/workbook.xml') && content.includes('[Content_Types].xml')
  if (!isWorkbook) return { fault: 'kind' }
  return content.includes('vbaProject.bin') ? { fault: 'active' } : 'xlsx'
}

/** UTF-8 or GBK text has no control characters but tabs and line ends. UTF-16 has zeros: it is saved anew. */
function looksLikeText(content: Buffer): boolean {
  for (const byte of content.subarray(0, 65_536))
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) return false
  return !begins(content, 0xff, 0xfe) && !begins(content, 0xfe, 0xff)
}

const ACTIVE_PDF = /\/(JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA)\b/

function faultOf(kind: FileKind, content: Buffer): FileFault | null {
  if (kind === 'csv') return null
  if (kind === 'xlsx') return content.includes(Buffer.from([0x50, 0x4b, 0x05, 0x06])) ? null : 'damaged'
  if (kind === 'pdf') {
    if (!content.subarray(-2048).includes('%%EOF')) return 'damaged'
    const text = content.toString('latin1')
    if (/\/Encrypt\b/.test(text)) return 'encrypted'
    return ACTIVE_PDF.test(text) ? 'active' : null
  }
  const size = imageSize(kind, content)
  if (!size || !isWhole(kind, content)) return 'damaged'
  const { width, height } = size
  const isSane = Math.max(width, height) <= SIDE_PIXELS_MAX && width * height <= PIXELS_MAX
  return isSane && width > 0 && height > 0 ? null : 'dimensions'
}

function isWhole(kind: 'jpeg' | 'png' | 'webp', content: Buffer): boolean {
  if (kind === 'jpeg') return content.subarray(-1024).includes(Buffer.from([0xff, 0xd9]))
  if (kind === 'png') return content.subarray(-64).includes('IEND')
  return content.readUInt32LE(4) + 8 <= content.length
}
