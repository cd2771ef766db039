import type { Ctx } from '@yaolian/kernel'
import type { Quality } from './contract.ts'
import { shelves } from './shelf.sql.ts'

/**
 * One lot in one place with what `isIssuable` asks; `available` counts units that are neither promised nor
 * held.
 */
export type Shelf = {
  orgId: string
  productId: string
  stockId: string
  lotId: string
  placeId: string
  lotNo: string
  expiresOn: string
  available: number
  unitCostMicro: number
  quality: Quality
  recalled: boolean
  /** Open holds on the whole lot. */
  stops: number
  placeFits: boolean
}

/**
 * Everything that lies on the shelves for these products, issuable or not, in one statement over any number
 * of organisations; in no particular order, repeats are read once. The caller's own verb has asked for its
 * right.
 */
export async function readShelves(
  ctx: Ctx,
  wanted: readonly { orgId: string; productId: string }[],
): Promise<Shelf[]> {
  const distinct = [...new Map(wanted.map(w => [w.orgId + w.productId, w])).values()]
  const rows = await shelves(ctx, {
    orgs: distinct.map(w => w.orgId),
    products: distinct.map(w => w.productId),
  })
  return rows as Shelf[]
}
