import { type Day, isIssuable, type Stock } from './stock.ts'

/** Units of one stock row for one demand. */
export type Pick = { stockId: string; lotId: string; placeId: string; expiresOn: Day; quantity: number }

/** The demand can't be met; nothing was taken. `available` counts what that customer could have had. */
export type Short = { available: number }

type Row = { stock: Stock; left: number }

/**
 * What may still be taken of one owner's product. It shrinks as demands are met, so that orders decided one after
 * another in memory never see the same unit twice.
 */
export type Shelf = {
  readonly asOf: Day
  /** Issuable rows, earliest expiry first; among equals by stock id, so that input order never matters. */
  readonly rows: readonly Row[]
  readonly byId: ReadonlyMap<string, Row>
}

/** A shelf over the issuable part of these rows; the rows themselves are not changed. O(n log n). */
export function openShelf(stocks: readonly Stock[], asOf: Day): Shelf {
  const rows = stocks
    .filter(stock => stock.available > 0 && isIssuable(stock, asOf))
    .map(stock => ({ stock, left: stock.available }))
    .sort(
      (a, b) => compare(a.stock.expiresOn, b.stock.expiresOn) || compare(a.stock.stockId, b.stock.stockId),
    )
  return { asOf, rows, byId: new Map(rows.map(row => [row.stock.stockId, row])) }
}

/** Units that a customer with this minimum expiry could take now. */
export function availableOn(shelf: Shelf, minimumExpiry: Day = shelf.asOf): number {
  let sum = 0
  for (const row of shelf.rows) if (row.stock.expiresOn >= minimumExpiry) sum += row.left
  return sum
}

/**
 * Takes the quantity off the shelf, or nothing at all. Earliest expiry first (近效期先出), strictly; among rows
 * of one expiry a place that can serve the rest alone goes before splitting over places, one that this demand
 * already visits before others, and the tightest fit before breaking a bigger heap.
 *
 * O(n) for n rows of the product when no two rows share an expiry; rows that do cost their number squared.
 * @throws RangeError when the quantity is no positive whole number
 */
export function take(shelf: Shelf, quantity: number, minimumExpiry: Day = shelf.asOf): Pick[] | Short {
  if (!Number.isSafeInteger(quantity) || quantity <= 0)
    throw new RangeError(`no quantity to take: ${quantity}`)
  const available = availableOn(shelf, minimumExpiry)
  if (available < quantity) return { available }
  const picks: Pick[] = []
  const visited = new Set<string>()
  let need = quantity
  let at = shelf.rows.findIndex(row => row.stock.expiresOn >= minimumExpiry)
  while (need > 0) {
    const expiry = shelf.rows[at]?.stock.expiresOn
    let end = at + 1
    while (shelf.rows[end]?.stock.expiresOn === expiry) end++
    const open = shelf.rows.slice(at, end).filter(row => row.left > 0)
    need -= takeEqual(open, need, visited, picks)
    at = end
  }
  return picks
}

/** Puts picks back, for an order that failed on something else. Only what was taken can come back. */
export function giveBack(shelf: Shelf, picks: readonly Pick[]): void {
  for (const { stockId, quantity } of picks) {
    const row = shelf.byId.get(stockId)
    if (!row || row.left + quantity > row.stock.available) {
      throw new RangeError(`${quantity} units were never taken from stock ${stockId}`)
    }
    row.left += quantity
  }
}

/** Rows of one expiry: place by place, and within a place lot by lot. Returns the units taken. */
function takeEqual(rows: readonly Row[], need: number, visited: Set<string>, picks: Pick[]): number {
  const places = new Map<string, Row[]>()
  for (const row of rows) {
    const { placeId } = row.stock
    places.set(placeId, [...(places.get(placeId) ?? []), row])
  }
  let rest = need
  while (rest > 0 && places.size > 0) {
    const placeId = bestFit(
      [...places].map(([id, inPlace]) => ({
        id,
        units: inPlace.reduce((sum, row) => sum + row.left, 0),
        preferred: visited.has(id),
      })),
      rest,
    )
    rest -= takeFromPlace(places.get(placeId) ?? [], rest, picks)
    visited.add(placeId)
    places.delete(placeId)
  }
  return need - rest
}

function takeFromPlace(rows: readonly Row[], need: number, picks: Pick[]): number {
  const open = new Map(rows.map(row => [row.stock.stockId, row]))
  let rest = need
  while (rest > 0 && open.size > 0) {
    const stockId = bestFit(
      [...open].map(([id, row]) => ({ id, units: row.left, preferred: false })),
      rest,
    )
    const row = open.get(stockId) as Row
    const quantity = Math.min(rest, row.left)
    row.left -= quantity
    rest -= quantity
    open.delete(stockId)
    const { lotId, placeId, expiresOn } = row.stock
    picks.push({ stockId, lotId, placeId, expiresOn, quantity })
  }
  return need - rest
}

type Heap = { id: string; units: number; preferred: boolean }

/**
 * The smallest heap that covers the need alone (a preferred one first), or else the biggest: fewest stops and the
 * fewest broken heaps. Ties go to the smaller id.
 */
function bestFit(heaps: readonly Heap[], need: number): string {
  const enough = heaps.filter(heap => heap.units >= need)
  const ordered = enough.length > 0 ? enough : [...heaps]
  const sign = enough.length > 0 ? 1 : -1
  ordered.sort(
    (a, b) => Number(b.preferred) - Number(a.preferred) || sign * (a.units - b.units) || compare(a.id, b.id),
  )
  return (ordered[0] as Heap).id
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
