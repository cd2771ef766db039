import type { proofsZh } from './proofs.zh.ts'

export const proofsEn: Record<keyof typeof proofsZh, string> = {
  proofsLead:
    'The house adds everything up again: goods, money and credit, and whether a rule let something pass. It runs every night.',
  proofsHold: 'All {n} proofs hold',
  proofsBroken: '{bad} of {n} proofs do not hold',
  proofsChecked: '{checked} records checked',
  proofsAt: 'finished {at}, took {seconds} s',
  proveNow: 'Run now',
  proving: 'Running…',
  proofsLate: 'Still queued or running. The result will stand here; you need not wait.',
  noProofs: 'The proofs have not run yet',
  noProofsHint: 'Run them once to add up stock, books and trade over all data. They also run every night.',
  holds: 'holds',
  broken: '{n} wrong',
  checkedN: '{n} checked',
  violationsMore: '{n} more',
  'promise.1': 'Goods: every box came from and went to somewhere',
  'promise.2': 'Reservations: each ends exactly once',
  'promise.3': 'Issuable: expired, held and unaccepted stock never leaves',
  'promise.4': 'Money: debit equals credit, to the fen',
  'promise.5': 'Permission: every trade was judged by the rules',
  'promise.6': 'Once: one command has one effect',
  promiseOther: 'Others',
}
