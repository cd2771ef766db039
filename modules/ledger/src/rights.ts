import type { RightTexts } from '@yaolian/kernel'

export const rights: RightTexts = {
  'ledger.read': {
    zh: '查看本企业账户、分录、试算平衡与往来对账单',
    en: 'Read the own accounts, transfers, trial balance and statements',
  },
}

export const events: Record<string, string> = {
  'ledger.posted':
    'documentNo, businessDate, code, transfers (part, debit and credit account code, amount in fen); subject is the document',
}
