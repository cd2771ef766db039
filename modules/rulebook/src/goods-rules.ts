import { compileRules, judge, type RuleSet, type Verdict } from '@yaolian/rules'
import { InvoiceFacts, ReceiptFacts, ReturnFacts, ShipmentFacts } from './goods-facts.ts'
import { invoiceRules } from './rules/invoice.ts'
import { receiptRules, returnRules } from './rules/receipt.ts'
import { lotStateRules, shipmentPaperRules } from './rules/shipment.ts'

/** The rules that look at lots, papers and invoices, each set over its own facts. */
export const shipmentRuleSet = compileRules([...lotStateRules, ...shipmentPaperRules], ShipmentFacts)
export const receiptRuleSet = compileRules(receiptRules, ReceiptFacts)
export const returnRuleSet = compileRules(returnRules, ReturnFacts)
export const invoiceRuleSet = compileRules(invoiceRules, InvoiceFacts)

/** Rules of a lot's own state, which `stock.not_issuable` says too; the others are the trade desk's. */
const LOT_STATE: ReadonlySet<string> = new Set(lotStateRules.map(rule => rule.id))
export const isLotStateRule = (ruleId: string): boolean => LOT_STATE.has(ruleId)

type Placed = { date: string; seller: { province: string | null }; buyer: { province: string | null } }

function judgeIn(ruleSet: RuleSet, facts: Placed): Verdict {
  const places = [facts.seller.province, facts.buyer.province].filter(place => place !== null)
  return judge(ruleSet, facts, facts.date, [...new Set(places)].sort())
}

/** May this lot leave for this buyer with this carrier? */
export const judgeShipment = (facts: ShipmentFacts): Verdict => judgeIn(shipmentRuleSet, facts)
/** May the buyer sign for this lot? */
export const judgeReceipt = (facts: ReceiptFacts): Verdict => judgeIn(receiptRuleSet, facts)
/** May this lot go back to its seller? */
export const judgeReturn = (facts: ReturnFacts): Verdict => judge(returnRuleSet, facts, facts.date)
/** Do the invoices of this lot keep to the two-invoice system (两票制)? */
export const judgeInvoices = (facts: InvoiceFacts): Verdict => judgeIn(invoiceRuleSet, facts)
