import { type AccountKey, transferId } from './account-id.ts'
import type { NewTransfer, PostingCode, TransferHead } from './transfer.ts'

/**
 * Which accounts a document moves. Pure: facts in, transfers out, sums exact. A change of meaning gets a new
 * version, which the transfers carry; rows made by an older one stay as they are.
 */
export const POSTING_RULES_VERSION = 1

export type Document = { documentId: string; documentNo: string; businessDate: string }
export type Parties = { sellerOrgId: string; buyerOrgId: string }
/** Fen; gross is what the buyer owes, net goes to revenue, vat to the tax account: gross = net + vat. */
export type Amounts = { grossFen: number; netFen: number; vatFen: number }

const own = (code: '1002' | '1405' | '1406' | '22210101' | '22210107' | '4001' | '6001' | '6401' | '9001') =>
  ({ code, partyOrgId: null }) as const
const receivableFrom = (buyerOrgId: string): AccountKey => ({ code: '1122', partyOrgId: buyerOrgId })
const payableTo = (sellerOrgId: string): AccountKey => ({ code: '2202', partyOrgId: sellerOrgId })

/** The pending transfer that an order leaves behind; its resolution names it. */
export const pendingOfOrder = (orderId: string): string => transferId(orderId, 'order')

/** Order placed: the claim to come, against the memorandum account. Counts against the buyer's limit at once. */
export function orderPlaced(facts: Document & Parties & { totalFen: number }): NewTransfer[] {
  const head = headOf(facts.sellerOrgId, facts, 'order', 'order')
  return pairs(head, [['', receivableFrom(facts.buyerOrgId), own('9001'), facts.totalFen, 'pending']])
}

/** Order cancelled before shipping: the pending claim is released. */
export function orderCancelled(
  facts: Document & Parties & { orderId: string; totalFen: number },
): NewTransfer[] {
  if (checked(facts.totalFen) === 0) return []
  return [
    {
      ...headOf(facts.sellerOrgId, facts, 'cancel', 'cancel'),
      kind: 'void',
      pendingId: pendingOfOrder(facts.orderId),
    },
  ]
}

/** Goods left the warehouse: at cost from stock to goods dispatched; revenue waits for the signature. */
export function shipped(facts: Document & Pick<Parties, 'sellerOrgId'> & { costFen: number }): NewTransfer[] {
  return pairs(headOf(facts.sellerOrgId, facts, 'ship', 'ship'), [
    ['.cost', own('1406'), own('1405'), facts.costFen],
  ])
}

export type Signed = Document &
  Parties &
  Amounts & {
    orderId: string
    /** Total of the order as it was placed; what was not signed for is released. */
    orderedFen: number
    /** Cost of the signed and of the refused goods, together the cost that was shipped. */
    costFen: number
    refusedCostFen: number
  }

/** Signature in the seller's books: claim, revenue, tax and cost; refused goods return to stock at cost. */
export function signedForSeller(facts: Signed): NewTransfer[] {
  const { sellerOrgId } = facts
  mustSum(facts)
  if (facts.grossFen > facts.orderedFen)
    throw new RangeError(`signed ${facts.grossFen} fen of an order of ${facts.orderedFen}`)
  const head = headOf(sellerOrgId, facts, 'sign', 'sign')
  const pendingId = pendingOfOrder(facts.orderId)
  const resolution: NewTransfer[] =
    facts.grossFen > 0
      ? [{ ...head, part: 'sign.claim', kind: 'post', pendingId, amountFen: facts.grossFen }]
      : facts.orderedFen > 0
        ? [{ ...head, part: 'sign.claim', kind: 'void', pendingId }]
        : []
  return [
    ...resolution,
    ...pairs(head, [
      ['.revenue', own('9001'), own('6001'), facts.netFen],
      ['.vat', own('9001'), own('22210107'), facts.vatFen],
      ['.cost', own('6401'), own('1406'), facts.costFen],
      ['.refused', own('1405'), own('1406'), facts.refusedCostFen],
    ]),
  ]
}

/** Signature in the buyer's books: goods and input tax against the payable to the seller. */
export function signedForBuyer(facts: Document & Parties & Amounts): NewTransfer[] {
  mustSum(facts)
  const payable = payableTo(facts.sellerOrgId)
  return pairs(headOf(facts.buyerOrgId, facts, 'sign', 'receive'), [
    ['.goods', own('1405'), payable, facts.netFen],
    ['.vat', own('22210101'), payable, facts.vatFen],
  ])
}

/** Goods taken back: revenue, tax and cost reversed in the seller's books, goods and tax in the buyer's. */
export function returned(facts: Document & Parties & Amounts & { costFen: number }): NewTransfer[] {
  mustSum(facts)
  const receivable = receivableFrom(facts.buyerOrgId)
  const payable = payableTo(facts.sellerOrgId)
  return [
    ...pairs(headOf(facts.sellerOrgId, facts, 'return', 'return'), [
      ['.revenue', own('6001'), receivable, facts.netFen],
      ['.vat', own('22210107'), receivable, facts.vatFen],
      ['.cost', own('1405'), own('6401'), facts.costFen],
    ]),
    ...pairs(headOf(facts.buyerOrgId, facts, 'return', 'returned'), [
      ['.goods', payable, own('1405'), facts.netFen],
      ['.vat', payable, own('22210101'), facts.vatFen],
    ]),
  ]
}

/** Money received by the seller. More than is owed stays on the receivable as the buyer's credit. */
export function paid(facts: Document & Parties & { amountFen: number }): NewTransfer[] {
  return [
    ...pairs(headOf(facts.sellerOrgId, facts, 'payment', 'payment'), [
      ['.received', own('1002'), receivableFrom(facts.buyerOrgId), facts.amountFen],
    ]),
    ...pairs(headOf(facts.buyerOrgId, facts, 'payment', 'payment'), [
      ['.paid', payableTo(facts.sellerOrgId), own('1002'), facts.amountFen],
    ]),
  ]
}

/**
 * Stock that an organisation brings along when its books begin: against capital. A payable would be one-sided,
 * since no seller here holds the claim; purchases between two organisations are posted when the buyer signs.
 */
export function stockReceived(facts: Document & { orgId: string; costFen: number }): NewTransfer[] {
  return pairs(headOf(facts.orgId, facts, 'stock', 'stock'), [
    ['.opening', own('1405'), own('4001'), facts.costFen],
  ])
}

function headOf(orgId: string, document: Document, code: PostingCode, part: string): TransferHead {
  const { documentId, documentNo, businessDate } = document
  return { orgId, documentId, documentNo, businessDate, code, part, ruleVersion: POSTING_RULES_VERSION }
}

type Pair = [suffix: string, debit: AccountKey, credit: AccountKey, fen: number, kind?: 'pending']

/** A movement of nothing leaves no row: a gift has no claim, an untaxed sale no tax. */
function pairs(head: TransferHead, all: readonly Pair[]): NewTransfer[] {
  return all
    .filter(([, , , fen]) => checked(fen) > 0)
    .map(([suffix, debit, credit, amountFen, kind]) => ({
      ...head,
      part: head.part + suffix,
      kind: kind ?? 'single',
      debit,
      credit,
      amountFen,
    }))
}

function checked(fen: number): number {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new RangeError(`not an amount in fen: ${fen}`)
  return fen
}

function mustSum({ grossFen, netFen, vatFen }: Amounts): void {
  if (checked(netFen) + checked(vatFen) !== checked(grossFen))
    throw new RangeError(`net ${netFen} and VAT ${vatFen} do not make gross ${grossFen}`)
}
