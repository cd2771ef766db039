import { type Ctx, NotFound, newId, permit, type Refusal, refuse } from '@yaolian/kernel'
import type { TemperatureClass } from './contract.ts'
import {
  insertMainPlaces,
  insertPlace,
  lockPlace,
  placesFor,
  placesOf,
  refitShelves,
  setZones,
} from './place.sql.ts'

export type PlaceKind = 'warehouse' | 'store'
export type NewPlace = { placeId: string; name: string; kind: PlaceKind; zones: TemperatureClass[] }
export type Place = NewPlace & { orgId: string; main: boolean }

/**
 * Opens a place of the own organisation; its first one becomes the main one. Refuses with
 * stock.place_exists.
 */
export async function openPlace(ctx: Ctx, place: NewPlace): Promise<Place | Refusal> {
  permit(ctx, 'stock.places')
  const org = ctx.actor.orgId
  const known = await placesOf(ctx, { org })
  if (known.some(other => other.name === place.name))
    return refuse('stock.place_exists', { name: place.name })
  const zones = [...new Set(place.zones)]
  await insertPlace(ctx, {
    org,
    place: place.placeId,
    name: place.name,
    kind: place.kind,
    zones,
    now: ctx.now,
  })
  return { ...place, zones, orgId: org, main: !known.some(other => other.main) }
}

/** The own places by name. */
export async function listPlaces(ctx: Ctx): Promise<Place[]> {
  permit(ctx, 'stock.read')
  return (await placesOf(ctx, { org: ctx.actor.orgId })) as Place[]
}

/**
 * Declares what temperatures a place keeps; goods that it no longer suits can't be issued from this moment
 * on.
 */
export async function setPlaceZones(
  ctx: Ctx,
  order: { placeId: string; zones: readonly TemperatureClass[] },
): Promise<{ placeId: string; zones: TemperatureClass[] }> {
  permit(ctx, 'stock.places')
  const org = ctx.actor.orgId
  const place = await lockPlace(ctx, { org, place: order.placeId })
  if (!place) throw new NotFound('place')
  const zones = [...new Set(order.zones)]
  await Promise.all([
    setZones(ctx, { org, place: order.placeId, zones }),
    refitShelves(ctx, { org, place: order.placeId, zones }),
  ])
  return { placeId: order.placeId, zones }
}

// What every licensed firm keeps: a cold or frozen zone is declared by whoever has one.
const PLAIN_ZONES: TemperatureClass[] = ['ambient', 'cool']

/**
 * The main place of each organisation, opened where there is none yet. For modules that bring an
 * organisation its first goods, whose own verb has asked for its right. A place made here keeps ambient and
 * cool goods only: cold ones can lie in it, but not be issued before its holder declares a cold zone.
 */
export async function ensureMainPlaces(
  ctx: Ctx,
  orgs: readonly { orgId: string; kind: PlaceKind; name: string }[],
): Promise<Map<string, string>> {
  const distinct = [...new Map(orgs.map(o => [o.orgId, o])).values()]
  const orgIds = distinct.map(o => o.orgId)
  await insertMainPlaces(ctx, {
    orgs: orgIds,
    places: orgIds.map(() => newId()),
    names: distinct.map(o => o.name),
    kinds: distinct.map(o => o.kind),
    zones: PLAIN_ZONES,
    now: ctx.now,
  })
  const places = await placesFor(ctx, { orgs: orgIds, places: orgIds.map(() => null) })
  return new Map(places.map(place => [place.orgId, place.placeId]))
}
