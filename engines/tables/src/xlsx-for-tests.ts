// biome-ignore lint/correctness/noNodejsModules: only tests load this file
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Inflate } from './zip.ts'

export const inflate: Inflate = (deflated, bytesMax) =>
  inflateRawSync(deflated, { maxOutputLength: bytesMax })

/** A zip archive of these files; `lie` overwrites the declared sizes. */
export function zipOf(
  files: Record<string, string>,
  { lie, flags = 0 }: { lie?: number; flags?: number } = {},
) {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, text] of Object.entries(files)) {
    const plain = Buffer.from(text)
    const packed = deflateRawSync(plain)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(packed.length, 18)
    head.writeUInt32LE(lie ?? plain.length, 22)
    head.writeUInt16LE(Buffer.byteLength(name), 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50)
    entry.writeUInt16LE(flags, 8)
    head.copy(entry, 10, 8, 28)
    entry.writeUInt16LE(Buffer.byteLength(name), 28)
    entry.writeUInt32LE(at, 42)
    parts.push(head, Buffer.from(name), packed)
    directory.push(entry, Buffer.from(name))
    at += 30 + Buffer.byteLength(name) + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, listed, end])
}

/** A workbook as Excel writes it: its sheets in XML, shared strings and styles. */
export const xlsxOf = (
  sheets: Record<string, string>,
  { strings = [], formats = [] }: { strings?: string[]; formats?: number[] } = {},
): Record<string, string> => ({
  '[Content_Types].xml': '<Types/>',
  'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns:r="r"><sheets>${Object.keys(sheets)
    .map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
    .join('')}</sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships>${Object.keys(sheets)
    .map((_, i) => `<Relationship Id="rId${i + 1}" Target="worksheets/sheet${i + 1}.xml"/>`)
    .join('')}</Relationships>`,
  'xl/sharedStrings.xml': `<sst>${strings.map(text => `<si>${text}</si>`).join('')}</sst>`,
  'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm"/></numFmts><cellXfs>${formats
    .map(id => `<xf numFmtId="${id}"/>`)
    .join('')}</cellXfs></styleSheet>`,
  ...Object.fromEntries(
    Object.values(sheets).map((rows, i) => [
      `xl/worksheets/sheet${i + 1}.xml`,
      `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    ]),
  ),
})
