/** Credit's face: who may owe how much for how long, and who owes what. */
import type { Module } from '@yaolian/kernel'
import { subscribers } from './handlers.ts'
import { jobs } from './jobs.ts'
import { proofs } from './proofs.ts'
import { events, rights } from './rights.ts'
import { creditRoutes } from './routes.ts'

export const credit: Module = {
  name: 'credit',
  migrations: new URL('../migrations/', import.meta.url),
  rights,
  events,
  routes: creditRoutes,
  subscribers,
  jobs,
  proofs,
}

export { decideCredit } from './decide-credit.ts'
export { lockOverdueLines } from './jobs.ts'
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
