import type { Ctx } from '@yaolian/kernel'
import type { Quality, TemperatureClass } from './contract.ts'
import { copyToShelves, lockLotsById, lockShelves, setLots } from './lot.sql.ts'

/** A lot as its changers see it, under lock. */
export type Lot = {
  orgId: string
  lotId: string
  productId: string
  lotNo: string
  madeOn: string | null
  expiresOn: string
  temperature: TemperatureClass
  quality: Quality
  recalled: boolean
  stops: number
  unitCostMicro: number
  report: string
}
export type LockedShelf = {
  orgId: string
  stockId: string
  lotId: string
  placeId: string
  onHand: number
  reserved: number
  held: number
}
export type LotKey = { orgId: string; lotId: string }

const listsOf = (lots: readonly LotKey[]) => {
  const distinct = [...new Map(lots.map(l => [l.orgId + l.lotId, l])).values()]
  return { orgs: distinct.map(l => l.orgId), lots: distinct.map(l => l.lotId) }
}

/** Locks lots and then all their shelves: what is decided on these rows stays true until the commit. */
export async function lockGoods(
  ctx: Ctx,
  keys: readonly LotKey[],
): Promise<{ lots: Lot[]; shelves: LockedShelf[] }> {
  const [lots, shelves] = await Promise.all([
    lockLotsById(ctx, listsOf(keys)),
    lockShelves(ctx, listsOf(keys)),
  ])
  return { lots: lots as Lot[], shelves }
}

export const shelvesOf = (ctx: Ctx, lots: readonly LotKey[]): Promise<LockedShelf[]> =>
  lockShelves(ctx, listsOf(lots))

/** Writes what changed about locked lots, and its copy on each of their shelves. */
export async function changeLots(ctx: Ctx, lots: readonly Lot[]): Promise<void> {
  if (lots.length === 0) return
  await Promise.all([
    setLots(ctx, {
      orgs: lots.map(l => l.orgId),
      lots: lots.map(l => l.lotId),
      qualities: lots.map(l => l.quality),
      recalled: lots.map(l => l.recalled),
      stops: lots.map(l => l.stops),
      costs: lots.map(l => l.unitCostMicro),
      reports: lots.map(l => l.report),
    }),
    copyToShelves(ctx, listsOf(lots)),
  ])
}

export const freeUnits = (shelf: LockedShelf): number => shelf.onHand - shelf.reserved - shelf.held
