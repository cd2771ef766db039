export type FileKind = 'pdf' | 'jpeg' | 'png' | 'webp' | 'xlsx' | 'csv'

export const CONTENT_TYPES: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
}

/** File name endings under which each kind may come. */
export const ENDINGS: Readonly<Record<FileKind, readonly string[]>> = {
  pdf: ['pdf'],
  jpeg: ['jpg', 'jpeg'],
  png: ['png'],
  webp: ['webp'],
  xlsx: ['xlsx'],
  csv: ['csv', 'tsv', 'txt'],
}
