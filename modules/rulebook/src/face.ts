import type { Module } from '@yaolian/kernel'
import { rulebookRoutes } from './routes.ts'

export const rulebook: Module = {
  name: 'rulebook',
  migrations: new URL('../migrations/', import.meta.url),
  rights: {
    'rulebook.hits.read': { zh: '查看法规条款命中与放行记录', en: 'See rule hits and overrides' },
    'rulebook.override': { zh: '申请或复核法规条款放行', en: 'Sign to pass a rule' },
    'rulebook.override.quality': {
      zh: '以质量负责人身份放行允许放行的条款',
      en: 'As head of quality, pass rules that allow it',
    },
    'rulebook.override.platform': {
      zh: '以平台质量身份为任一供货方放行允许放行的条款',
      en: 'As platform quality, pass rules that allow it for any seller',
    },
  },
  events: {
    'rulebook.override_signed':
      'ruleId, buyerOrgId, productId, step, granted; of the seller; the subject is the override',
    'rulebook.override_ended': 'ruleId, buyerOrgId, reason; of the seller; the subject is the override',
  },
  routes: rulebookRoutes,
  subscribers: [],
  jobs: [],
  proofs: [],
}

export { allRules, ruleById, ruleMessage } from './all-rules.ts'
export * from './contract.ts'
export { explainTrade } from './explain-trade.ts'
export * from './goods-facts.ts'
export {
  isLotStateRule,
  judgeInvoices,
  judgeReceipt,
  judgeReturn,
  judgeShipment,
} from './goods-rules.ts'
export { type ChainNode, countInvoices } from './invoice-chain.ts'
export { judgeProduct } from './judge-product.ts'
export { keepUntil } from './keep-until.ts'
export { LICENCE_POWERS, licencesThat, PRINTED_SCOPES, readPrintedScope } from './licence-scope.ts'
export { type Grant, passHits, readGrants } from './pass-overrides.ts'
export { provinceCode } from './province-code.ts'
export { type HitToRecord, type JudgedHit, recordHits } from './record-hits.ts'
export { judgeTrade, refusalHits, tradeRules } from './trade-rules.ts'
export { type Change, whatWouldHelp } from './what-if.ts'
