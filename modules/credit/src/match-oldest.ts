/** One side of the matching: an unpaid item or a receipt with something left. Oldest first; fen above zero. */
export type Remaining = { id: string; fen: number }
export type Match = { receiptId: string; itemId: string; amountFen: number }

/**
 * Pays the oldest items with the oldest receipts until one side is used up. A receipt for a named item (a return)
 * pays that one first. Exact: a receipt's matches never exceed it, an item's never exceed what is open.
 */
export function matchOldest(
  items: readonly Remaining[],
  receipts: readonly (Remaining & { itemId?: string | null })[],
): Match[] {
  const open = new Map(items.map(item => [item.id, item.fen]))
  const left = new Map(receipts.map(receipt => [receipt.id, receipt.fen]))
  const matches = new Map<string, Match>()
  const settle = (receiptId: string, itemId: string): void => {
    const amountFen = Math.min(left.get(receiptId) ?? 0, open.get(itemId) ?? 0)
    if (amountFen === 0) return
    left.set(receiptId, (left.get(receiptId) ?? 0) - amountFen)
    open.set(itemId, (open.get(itemId) ?? 0) - amountFen)
    matches.set(`${receiptId} ${itemId}`, { receiptId, itemId, amountFen })
  }
  for (const receipt of receipts) if (receipt.itemId) settle(receipt.id, receipt.itemId)
  let next = 0
  for (const receipt of receipts) {
    while ((left.get(receipt.id) ?? 0) > 0 && next < items.length) {
      const item = items[next] as Remaining
      settle(receipt.id, item.id)
      if ((open.get(item.id) ?? 0) === 0) next++
    }
  }
  return [...matches.values()]
}
