/** A firm as the two-invoice count sees it. */
export type ChainNode = {
  orgId: string
  /** The head of its group, or the firm itself. */
  groupId: string
  /** Makes the goods, or stands for who does: a group's sole trading firm, the sole national agent of an import. */
  producer: boolean
}

/**
 * Counts the invoices of one lot, research 2.6 (国医改办发〔2016〕4号): `chain` runs from the first firm that is known
 * to the hospital. Whatever comes before the last producer is its own affair. A transfer inside one group is free,
 * once; the second one counts.
 * @returns passes, and whether the chain begins at a producer; an incomplete chain has at least so many
 */
export function countInvoices(chain: readonly ChainNode[]): { passes: number; complete: boolean } {
  const start = chain.findLastIndex(node => node.producer)
  const path = chain.slice(Math.max(start, 0))
  let passes = 0
  let free = 1
  for (let i = 1; i < path.length; i++) {
    const inside = path[i - 1]?.groupId === path[i]?.groupId
    if (inside && free > 0) free--
    else passes++
  }
  return { passes, complete: start >= 0 }
}
