import type { Ctx } from '@yaolian/kernel'
import { type Refusal, refuse } from '@yaolian/kernel'
import { placesFor } from './place.sql.ts'

/**
 * Names the place of each item, the organisation's main one where none is given, and keeps its zones as
 * they are until the commit. Refuses with stock.no_place.
 */
export async function resolvePlaces<T extends { orgId: string; placeId?: string | null }>(
  ctx: Ctx,
  items: readonly T[],
): Promise<(T & { placeId: string })[] | Refusal> {
  const keyOf = (item: { orgId: string; placeId?: string | null }) => item.orgId + (item.placeId ?? '')
  const distinct = [...new Map(items.map(item => [keyOf(item), item])).values()]
  const places = await placesFor(ctx, {
    orgs: distinct.map(item => item.orgId),
    places: distinct.map(item => item.placeId ?? null),
  })
  const byKey = new Map(places.map(place => [keyOf(place), place.placeId]))
  for (const place of places) if (place.main) byKey.set(place.orgId, place.placeId)
  const resolved: (T & { placeId: string })[] = []
  for (const item of items) {
    const placeId = byKey.get(keyOf(item))
    if (!placeId) return refuse('stock.no_place', { orgId: item.orgId, placeId: item.placeId ?? null })
    resolved.push({ ...item, placeId })
  }
  return resolved
}
