import { type Ctx, permit } from '@yaolian/kernel'
import { addressesById, addressesOfOrganisation } from './address.sql.ts'
import type { Address } from './contract.ts'

type AddressKey = { orgId: string; addressId: string }

/** Firms choose the ids of their addresses themselves: two may have chosen the same one, so the owner belongs to it. */
export const addressKey = ({ orgId, addressId }: AddressKey): string => `${orgId} ${addressId}`

/**
 * Addresses by owner and id (see `addressKey`), in one statement; what does not exist, is retired or is hidden by row-level security has
 * no entry. For other modules, which have asked for their own right; the transaction must show the owners' rows.
 */
export async function readAddresses(ctx: Ctx, keys: readonly AddressKey[]): Promise<Map<string, Address>> {
  const rows = await addressesById(ctx, { orgs: keys.map(k => k.orgId), ids: keys.map(k => k.addressId) })
  return new Map(rows.filter(row => row.state === 'active').map(row => [addressKey(row), asAddress(row)]))
}

/** The actor's own firm's addresses, the default one first. */
export async function listAddresses(ctx: Ctx): Promise<{ rows: Address[] }> {
  permit(ctx, 'party.address.read')
  const rows = await addressesOfOrganisation(ctx, { org: ctx.actor.orgId })
  return { rows: rows.map(asAddress) }
}

const asAddress = ({
  orgId: _,
  state: __,
  ...address
}: Address & { orgId: string; state: string }): Address => address
