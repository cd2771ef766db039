/** What a browser may use to read numbers back while somebody types; no I/O, no randomness. */

export { parseApprovalNumber } from './approval-number.ts'
export type { Both } from './char-set.ts'
export type { Wrong } from './format.ts'
export { type NumberedLicence, readLicenceNumber } from './licence-number.ts'
export { parseGtin } from './product-code.ts'
export type { ReadBack } from './table/code-format.ts'
export { type CodeKey, FORMATS } from './table/formats.ts'
export { sayWrong } from './why.ts'
