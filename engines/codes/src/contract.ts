/**
 * What a browser uses to read numbers back while somebody types. The groups of formats are apart, so that a page
 * loads only those it names; so does DIVISIONS, a long list for a chunk of its own.
 */
export type { Both } from './char-set.ts'
export { DIVISIONS, type Division } from './division.ts'
export { ANY_APPROVAL } from './table/any-approval.ts'
export type { CodeFormat, ReadBack } from './table/code-format.ts'
export { FIRM_FORMATS } from './table/firms.ts'
export { GOODS_FORMATS } from './table/goods.ts'
export { PEOPLE_FORMATS } from './table/people.ts'
export { sayWrong } from './why.ts'
