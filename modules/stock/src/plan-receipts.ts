import { type Actor, type Refusal, refuse } from '@yaolian/kernel'
import { blendCost } from './blend-cost.ts'
import type { Quality, TemperatureClass } from './contract.ts'
import type { LockedShelf, Lot } from './lots.ts'
import { fromOutside, type Movement } from './movement.ts'
import type { NewHold } from './record-holds.ts'

/** Goods that arrive from outside, of one lot, for one document. */
export type Receipt = {
  orgId: string
  documentId: string
  productId: string
  /** What the product needs; the lot keeps it. */
  temperature: TemperatureClass
  lotNo: string
  madeOn: string | null
  expiresOn: string
  quantity: number
  unitCostMicro: number
  /** Number of the test report (检验报告). */
  report?: string
  /** accepted: checked on arrival; pending: not for sale before the acceptance (验收). */
  quality: Exclude<Quality, 'rejected'>
  /** The main place when left out. */
  placeId?: string | null
  /** Who takes them in, where a batch holds the commands of several people. */
  by?: Actor | undefined
}
export type Arrival = Receipt & { placeId: string }

export type ReceivedLine = {
  orgId: string
  documentId: string
  productId: string
  lotId: string
  stockId: string
  placeId: string
  lotNo: string
  quantity: number
  unitCostMicro: number
}
export type ReceiptPlan = {
  newLots: Lot[]
  changedLots: Lot[]
  newShelves: { orgId: string; stockId: string; lotId: string; placeId: string }[]
  movements: Movement[]
  holds: NewHold[]
  lines: ReceivedLine[]
}

const lotKey = (of: { orgId: string; productId: string; lotNo: string }): string =>
  JSON.stringify([of.orgId, of.productId, of.lotNo])

/** Why this arrival can't join the lot that is known under its number; null when it can. */
function contradiction(lot: Lot, arrival: Arrival): Refusal | null {
  if (lot.quality === 'rejected') return refuse('stock.lot_rejected', { lotNo: lot.lotNo })
  if (lot.expiresOn !== arrival.expiresOn)
    return refuse('stock.lot_differs', {
      lotNo: lot.lotNo,
      field: 'expiresOn',
      known: lot.expiresOn,
      given: arrival.expiresOn,
    })
  if (lot.madeOn && arrival.madeOn && lot.madeOn !== arrival.madeOn)
    return refuse('stock.lot_differs', {
      lotNo: lot.lotNo,
      field: 'madeOn',
      known: lot.madeOn,
      given: arrival.madeOn,
    })
  return null
}

/**
 * Joins arrivals to known lots and shelves, or opens new ones. The cost of a lot becomes the moving
 * average. Units that still wait for acceptance join an accepted lot under a hold of their own.
 */
export function planReceipts(
  arrivals: readonly Arrival[],
  lots: readonly Lot[],
  shelves: readonly LockedShelf[],
  reason: string,
  newId: () => string,
): ReceiptPlan | Refusal {
  const plan: ReceiptPlan = {
    newLots: [],
    changedLots: [],
    newShelves: [],
    movements: [],
    holds: [],
    lines: [],
  }
  const known = new Map(lots.map(lot => [lotKey(lot), { ...lot }]))
  const changed = new Set<Lot>()
  const shelfIds = new Map(shelves.map(s => [s.orgId + s.lotId + s.placeId, s.stockId]))
  const onHand = new Map<string, number>()
  for (const shelf of shelves) onHand.set(shelf.lotId, (onHand.get(shelf.lotId) ?? 0) + shelf.onHand)

  for (const arrival of arrivals) {
    let lot = known.get(lotKey(arrival))
    if (lot) {
      const refusal = contradiction(lot, arrival)
      if (refusal) return refusal
      const before = onHand.get(lot.lotId) ?? 0
      const cost = blendCost(before, lot.unitCostMicro, arrival.quantity, arrival.unitCostMicro)
      if (cost !== lot.unitCostMicro || (!lot.report && arrival.report)) changed.add(lot)
      lot.unitCostMicro = cost
      lot.report ||= arrival.report ?? ''
    } else {
      lot = newLot(arrival, newId())
      known.set(lotKey(arrival), lot)
      plan.newLots.push(lot)
    }
    onHand.set(lot.lotId, (onHand.get(lot.lotId) ?? 0) + arrival.quantity)
    const shelfKey = arrival.orgId + lot.lotId + arrival.placeId
    let stockId = shelfIds.get(shelfKey)
    if (!stockId) {
      stockId = newId()
      shelfIds.set(shelfKey, stockId)
      plan.newShelves.push({ orgId: arrival.orgId, stockId, lotId: lot.lotId, placeId: arrival.placeId })
    }
    bringIn(plan, arrival, lot, stockId, reason, newId)
  }
  const created = new Set(plan.newLots)
  plan.changedLots = [...changed].filter(lot => !created.has(lot))
  return plan
}

const newLot = (arrival: Arrival, lotId: string): Lot => ({
  orgId: arrival.orgId,
  lotId,
  productId: arrival.productId,
  lotNo: arrival.lotNo,
  madeOn: arrival.madeOn,
  expiresOn: arrival.expiresOn,
  temperature: arrival.temperature,
  quality: arrival.quality,
  recalled: false,
  stops: 0,
  unitCostMicro: arrival.unitCostMicro,
  report: arrival.report ?? '',
})

function bringIn(
  plan: ReceiptPlan,
  arrival: Arrival,
  lot: Lot,
  stockId: string,
  reason: string,
  newId: () => string,
): void {
  const { orgId, documentId, productId, placeId, lotNo, quantity, unitCostMicro, by } = arrival
  const { lotId } = lot
  const waits = arrival.quality === 'pending' && lot.quality === 'accepted'
  plan.movements.push(
    ...fromOutside({ orgId, lotId, stockId, reason, documentId, by }, quantity, waits ? quantity : 0),
  )
  if (waits)
    plan.holds.push({
      orgId,
      holdId: newId(),
      lotId,
      cause: 'receipt',
      wholeLot: false,
      reason,
      documentId,
      by,
      lines: [{ stockId, quantity }],
    })
  plan.lines.push({
    orgId,
    documentId,
    productId,
    lotId,
    stockId,
    placeId,
    lotNo,
    quantity,
    unitCostMicro,
  })
}
