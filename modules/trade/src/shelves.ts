import { giveBack, openShelf, type Pick, type Shelf, type Short, take } from '@yaolian/allocation'
import type { Shelf as ShelfRow } from '@yaolian/stock'

export type ShelfPick = Pick & { shelf: string }

/** The running shelves of a batch: each order takes from what the ones before it left. */
export type Shelves = {
  take(sellerId: string, productId: string, quantity: number, minimumExpiry: string): ShelfPick[] | Short
  giveBack(picks: readonly ShelfPick[]): void
}

export function shelvesOf(rows: readonly ShelfRow[], today: string): Shelves {
  const grouped = Map.groupBy(rows, row => `${row.orgId}|${row.productId}`)
  const open = new Map<string, Shelf>()
  const shelf = (key: string): Shelf => {
    const known = open.get(key) ?? openShelf(grouped.get(key) ?? [], today)
    open.set(key, known)
    return known
  }
  return {
    take: (sellerId, productId, quantity, minimumExpiry) => {
      const key = `${sellerId}|${productId}`
      const taken = take(shelf(key), quantity, minimumExpiry)
      return Array.isArray(taken) ? taken.map(pick => ({ ...pick, shelf: key })) : taken
    },
    giveBack: picks => {
      for (const [key, own] of Map.groupBy(picks, pick => pick.shelf)) giveBack(shelf(key), own)
    },
  }
}
