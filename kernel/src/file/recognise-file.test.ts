import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { imageSize } from './image-size.ts'
import { recogniseFile } from './recognise-file.ts'

const pdf = (inside: string): Buffer => Buffer.from(`%PDF-1.7\n${inside}\ntrailer << /Root 1 0 R >>\n%%EOF\n`)

function png(width: number, height: number): Buffer {
  const head = Buffer.alloc(24)
  head.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])
  head.write('IHDR', 12)
  head.writeUInt32BE(width, 16)
  head.writeUInt32BE(height, 20)
  return Buffer.concat([head, Buffer.from('....IEND....')])
}

function jpeg(width: number, height: number): Buffer {
  const comment = Buffer.from([0xff, 0xfe, 0, 4, 1, 2])
  const frame = Buffer.from([
    0xff,
    0xc0,
    0,
    11,
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    1,
    1,
    0x11,
    0,
  ])
  return Buffer.concat([Buffer.from([0xff, 0xd8]), comment, frame, Buffer.from([0xff, 0xd9])])
}

const zip = (...names: string[]): Buffer =>
  Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.from(names.join(' ')), Buffer.from('PK\u0005\u0006')])
const workbook = zip('[Content_Types].xml', 'xl/workbook.xml')
const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const gbk = Buffer.from([0xc6, 0xb7, 0xc3, 0xfb, 0x2c, 0xb9, 0xe6, 0xb8, 0xf1, 0x0d, 0x0a]) // 品名,规格

describe('a file is what its content says', () => {
  test.each<[string, Buffer, unknown]>([
    ['许可证.pdf', pdf('1 0 obj << /Type /Catalog >> endobj'), { kind: 'pdf' }],
    ['盒.PNG', png(800, 600), { kind: 'png' }],
    ['盒.jpeg', jpeg(800, 600), { kind: 'jpeg' }],
    ['目录.xlsx', workbook, { kind: 'xlsx' }],
    ['目录.csv', gbk, { kind: 'csv' }],
    ['目录.csv', Buffer.from('品名,规格\r\n'), { kind: 'csv' }],
    ['空.pdf', Buffer.alloc(0), { fault: 'empty' }],
    ['许可证.pdf', png(800, 600), { fault: 'renamed', kind: 'png' }],
    ['许可证', pdf(''), { fault: 'renamed', kind: 'pdf' }],
    ['许可证.pdf', pdf('').subarray(0, 12), { fault: 'damaged', kind: 'pdf' }],
    ['许可证.pdf', pdf('/Encrypt 5 0 R'), { fault: 'encrypted', kind: 'pdf' }],
    ['许可证.pdf', pdf('<< /S /JavaScript /JS (app.alert(1)) >>'), { fault: 'active', kind: 'pdf' }],
    ['许可证.pdf', pdf('<< /Type /EmbeddedFile >>'), { fault: 'active', kind: 'pdf' }],
    ['盒.png', png(800, 600).subarray(0, 20), { fault: 'damaged', kind: 'png' }],
    ['盒.jpg', jpeg(800, 600).subarray(0, 9), { fault: 'damaged', kind: 'jpeg' }],
    ['盒.png', png(60_000, 60_000), { fault: 'dimensions', kind: 'png' }],
    ['盒.png', png(0, 600), { fault: 'dimensions', kind: 'png' }],
    ['目录.xlsx', Buffer.concat([workbook, Buffer.from('xl/vbaProject.bin')]), { fault: 'active' }],
    ['程序.xlsx', zip('run.exe'), { fault: 'kind' }],
    ['目录.xls', ole, { fault: 'kind' }],
    ['目录.xlsx', Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]), { fault: 'encrypted' }],
    ['目录.csv', Buffer.from('品名\t规格', 'utf16le'), { fault: 'kind' }],
    ['程序.exe', Buffer.from('MZ\u0000\u0000'), { fault: 'kind' }],
  ])('%s', (name, content, expected) => {
    expect(recogniseFile(content, name)).toEqual(expected)
  })
})

test('sizes of images are read from their headers', () => {
  expect(imageSize('jpeg', jpeg(640, 480))).toEqual({ width: 640, height: 480 })
  const extended = Buffer.concat([
    Buffer.from('RIFF....WEBPVP8X'),
    Buffer.from([10, 0, 0, 0, 0, 0, 0, 0, 127, 2, 0, 223, 1, 0]),
  ])
  expect(imageSize('webp', extended)).toEqual({ width: 640, height: 480 })
})

test('no bytes whatever make it throw', () => {
  const heads = [
    '%PDF-',
    '\u00ff\u00d8\u00ff',
    '\u0089PNG\r\n\u001a\n',
    'RIFF....WEBPVP8L',
    'PK\u0003\u0004',
    '',
  ].map(head => Buffer.from(head, 'latin1'))
  fc.assert(
    fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 200 }), (head, rest) => {
      recogniseFile(Buffer.concat([head, rest]), 'a.pdf')
    }),
  )
})
