import { expect, test } from 'vitest'
import { fileBytesMax, fileFault } from './upload.ts'

const scan = (name: string, size = 1000) => ({ name, size })

test.each([
  [scan('许可证.PDF'), null],
  [scan('a.jpeg'), null],
  [scan('a.xlsx'), 'fileKind'],
  [scan('pdf'), 'fileKind'],
  [scan('a.pdf.exe'), 'fileKind'],
  [scan('a.pdf', 0), 'fileEmpty'],
  [scan('a.pdf', fileBytesMax), null],
  [scan('a.pdf', fileBytesMax + 1), 'fileTooBig'],
] as const)('%o: %s', (file, fault) => expect(fileFault(file, ['pdf', 'jpeg'])).toBe(fault))
