import { type Ctx, isRefusal, NotFound, permit, type Refusal, refuse } from '@yaolian/kernel'
import { addressesById, clearDefaults, countAddresses, insertAddresses, retire } from './address.sql.ts'
import type { Address } from './contract.ts'
import { decidePlace } from './decide-place.ts'
import { readStandings } from './read-standings.ts'

export type NewAddress = Address & {
  /** The firm it belongs to; the actor's own when left out. */
  orgId?: string
}
export type AddressAdded = { addressId: string; isDefault: boolean }
type Wanted = Address & { orgId: string }

/**
 * Adds ship-to addresses, each accepted or refused on its own, answers in the order given. The first of a firm is its
 * default, a later one when it says so. Whoever may register firms may do it for others.
 */
export async function addAddresses(
  ctx: Ctx,
  given: readonly NewAddress[],
): Promise<(AddressAdded | Refusal)[]> {
  permit(ctx, 'party.address.edit')
  const wanted: Wanted[] = given.map(address => ({ ...address, orgId: address.orgId ?? ctx.actor.orgId }))
  if (wanted.some(a => a.orgId !== ctx.actor.orgId)) permit(ctx, 'party.organisation.register')
  const orgs = [...new Set(wanted.map(a => a.orgId))]
  ctx.widen(orgs) // addresses belong to the firms they are added for
  const [standings, counts, same] = await Promise.all([
    readStandings(ctx, orgs),
    countAddresses(ctx, { orgs }),
    addressesById(ctx, { orgs: wanted.map(a => a.orgId), ids: wanted.map(a => a.addressId) }),
  ])
  const ids = new Set(same.map(a => a.addressId))
  const full = new Set(counts.filter(c => c.full).map(c => c.orgId))
  const supplied = new Set(counts.map(c => c.orgId))
  const accepted: Wanted[] = []
  const answers = wanted.map(address => {
    const { addressId, orgId } = address
    if (!standings.has(orgId)) return refuse('party.organisation_unknown', { orgId })
    if (ids.has(addressId)) return refuse('party.address_exists', { addressId })
    if (full.has(orgId)) return refuse('party.addresses_full', { orgId, max: 200 })
    const misplaced = decidePlace(address)
    if (misplaced) return misplaced
    ids.add(addressId)
    accepted.push({ ...address, isDefault: address.isDefault || !supplied.has(orgId) })
    supplied.add(orgId)
    return addressId
  })
  const added = new Map(keepLastDefault(accepted).map(address => [address.addressId, address]))
  await write(ctx, [...added.values()])
  return answers.map(answer =>
    isRefusal(answer) ? answer : { addressId: answer, isDefault: added.get(answer)?.isDefault ?? false },
  )
}

/** An order copies the address that it ships to, so that one in use may be retired. */
export async function retireAddress(ctx: Ctx, addressId: string): Promise<{ addressId: string }> {
  permit(ctx, 'party.address.edit')
  const retired = await retire(ctx, { org: ctx.actor.orgId, id: addressId })
  if (retired === 0) throw new NotFound('address')
  return { addressId }
}

/** Of several defaults of one firm in one command the last one stays. */
function keepLastDefault(addresses: readonly Wanted[]): Wanted[] {
  const last = new Map(addresses.filter(a => a.isDefault).map(a => [a.orgId, a.addressId]))
  return addresses.map(a => ({ ...a, isDefault: last.get(a.orgId) === a.addressId }))
}

async function write(ctx: Ctx, accepted: readonly Wanted[]): Promise<void> {
  if (accepted.length === 0) return
  await Promise.all([
    clearDefaults(ctx, { orgs: accepted.filter(a => a.isDefault).map(a => a.orgId) }),
    insertAddresses(ctx, {
      orgs: accepted.map(a => a.orgId),
      ids: accepted.map(a => a.addressId),
      labels: accepted.map(a => a.label),
      contacts: accepted.map(a => a.contact),
      phones: accepted.map(a => a.phone),
      provinces: accepted.map(a => a.province),
      cities: accepted.map(a => a.city),
      districts: accepted.map(a => a.district),
      details: accepted.map(a => a.detail),
      defaults: accepted.map(a => a.isDefault),
      latitudes: accepted.map(a => a.latitude),
      longitudes: accepted.map(a => a.longitude),
      at: ctx.now,
    }),
  ])
}
