import { giveBack, openShelf, type Pick, type Shelf, type Short, take } from './shelf.ts'
import type { Day, Stock } from './stock.ts'

/** What one customer wants of a product; `minimumExpiry` states the remaining life that the customer asks for. */
export type Demand = { quantity: number; minimumExpiry?: Day }

export type AllocationRule = {
  /** Business date of the act. */
  asOf: Day
  /** For demands that name no minimum of their own. */
  minimumExpiry?: Day
}

/**
 * Serves demands for one product in their order, each wholly or not at all; an answer for each, in the same
 * order. A short demand takes nothing, so that a later, smaller one may still be served. Pure: the lots stay as
 * they are.
 */
export function allocate(
  lots: readonly Stock[],
  demands: readonly Demand[],
  rule: AllocationRule,
): (Pick[] | Short)[] {
  const shelf = openShelf(lots, rule.asOf)
  return demands.map(demand =>
    take(shelf, demand.quantity, demand.minimumExpiry ?? rule.minimumExpiry ?? rule.asOf),
  )
}

/** One line of an order: `shelf` is the key under which the product's shelf stands in the map. */
export type OrderLine = { shelf: string; quantity: number; minimumExpiry?: Day }
export type Order = { id: string; lines: readonly OrderLine[] }

export type OrderAnswer =
  | { id: string; picks: Pick[][] }
  | { id: string; short: { line: number; wanted: number; available: number }[] }

/**
 * Decides a batch of orders in arrival order against running shelves, each order wholly or not at all: picks by
 * line, or every line that is short. The shelves shrink by what was accepted and by nothing else; a missing
 * shelf has nothing on it. This is the hot path: no I/O between orders, and no unit is promised twice.
 */
export function allocateBatch(shelves: ReadonlyMap<string, Shelf>, orders: readonly Order[]): OrderAnswer[] {
  return orders.map(order => allocateOrder(shelves, order))
}

function allocateOrder(shelves: ReadonlyMap<string, Shelf>, { id, lines }: Order): OrderAnswer {
  const picks: Pick[][] = []
  const short: { line: number; wanted: number; available: number }[] = []
  for (const [line, { shelf: key, quantity, minimumExpiry }] of lines.entries()) {
    const shelf = shelves.get(key)
    const taken = shelf ? take(shelf, quantity, minimumExpiry) : { available: 0 }
    if (Array.isArray(taken)) picks[line] = taken
    else short.push({ line, wanted: quantity, available: taken.available })
  }
  if (short.length === 0) return { id, picks }
  for (const [line, taken] of picks.entries()) {
    const shelf = shelves.get(lines[line]?.shelf ?? '')
    if (shelf && taken) giveBack(shelf, taken)
  }
  return { id, short }
}
