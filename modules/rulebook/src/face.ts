/** What other modules may call. Schemas and words that the browser needs too come from `./contract`. */
export * from './contract.ts'
export { LICENCE_POWERS, licencesThat, PRINTED_SCOPES, readPrintedScope } from './licence-scope.ts'
export { judgeTrade, refusalHits, ruleById, ruleMessage, tradeRules } from './trade-rules.ts'
