import type { Fixture } from '@yaolian/rules'
import type { ProductFacts } from '../contract.ts'
import type { InvoiceFacts, ReceiptFacts, ReturnFacts, ShipmentFacts } from '../goods-facts.ts'
import { CASE_DATE, tradeCase } from './trade-case.ts'

const firm = (which: 'seller' | 'buyer') => {
  const { orgId, kind, province } = tradeCase().facts[which]
  return { orgId, kind, province }
}
const sides = () => ({ date: CASE_DATE, seller: firm('seller'), buyer: firm('buyer') })
const productOf = (part: Partial<ProductFacts> = {}) => tradeCase({ product: part }).facts.product

type ShipmentPart = {
  product?: Partial<ProductFacts>
  lot?: Partial<ShipmentFacts['lot']>
  note?: Partial<ShipmentFacts['note']>
  carrier?: Partial<ShipmentFacts['carrier']>
}

/** An everyday lot that leaves with all its papers in the seller's own van, with what the case is about changed. */
export function shipmentCase(part: ShipmentPart = {}): Fixture & { facts: ShipmentFacts } {
  const facts: ShipmentFacts = {
    ...sides(),
    product: productOf(part.product),
    lot: {
      expiresOn: '2028-06-30',
      accepted: true,
      recalled: false,
      stopped: false,
      placeFits: true,
      hasReport: true,
      ...part.lot,
    },
    note: { complete: true, lacks: '', ...part.note },
    carrier: { own: true, onFile: true, approved: true, ...part.carrier },
  }
  return { date: CASE_DATE, facts }
}

type ReceiptPart = {
  product?: Partial<ProductFacts>
  lot?: Partial<ReceiptFacts['lot']>
  arrival?: Partial<ReceiptFacts['arrival']>
}

/** An everyday lot that arrives in order. */
export function receiptCase(part: ReceiptPart = {}): Fixture & { facts: ReceiptFacts } {
  const facts: ReceiptFacts = {
    ...sides(),
    product: productOf(part.product),
    lot: { expiresOn: '2028-06-30', ...part.lot },
    arrival: { measured: false, celsius: 0, logSeen: false, ...part.arrival },
  }
  return { date: CASE_DATE, facts }
}

/** Ten were signed for; five of the same lot come back. */
export const returnCase = (part: Partial<ReturnFacts> = {}): Fixture & { facts: ReturnFacts } => ({
  date: CASE_DATE,
  facts: { date: CASE_DATE, sold: true, leftUnits: 10, askedUnits: 5, ...part },
})

/** A lot that a distributor bought from the producer and sells to a hospital: two invoices. */
export function invoiceCase(
  chain: Partial<InvoiceFacts['chain']> = {},
  part: { date?: string; product?: Partial<ProductFacts>; buyer?: Partial<InvoiceFacts['buyer']> } = {},
): Fixture & { facts: InvoiceFacts } {
  const date = part.date ?? CASE_DATE
  const facts: InvoiceFacts = {
    ...sides(),
    date,
    buyer: { ...firm('buyer'), kind: 'hospital', ...part.buyer },
    product: productOf(part.product),
    chain: { passes: 2, complete: true, ...chain },
  }
  return { date, facts }
}
