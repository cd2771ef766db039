/** Credit's face: who may owe how much for how long, and who owes what. */
export { decideCredit } from './decide-credit.ts'
export { type CreditLine, type CreditPair, type LockReason, pairKey } from './line.ts'
export { lockLine, unlockLine } from './lock-line.ts'
export { readLines } from './read-lines.ts'
export { type LineTerms, setLines } from './set-lines.ts'
export {
  addOpenItems,
  type NewOpenItem,
  type Receipt,
  type Settlement,
  settleOpenItems,
} from './settle-items.ts'
