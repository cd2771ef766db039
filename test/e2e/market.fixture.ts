import { newId } from '@yaolian/kernel'
import { type Person, read } from './house.fixture.ts'

type Offer = {
  sellerId: string
  productId: string
  genericName: string
  multiple: number
  minQuantity: number
}
export type Placed = { orderId: string; number: string; totalFen: number }

/** Sends a command as this person, with an id of its own, and gives status and answer, refusals included. */
export async function send<T>({ page }: Person, path: string, body: object) {
  const url = new URL(`/api/v1${path}`, page.url()).href
  const answer = await page.request.post(url, { data: { id: newId(), ...body } })
  return { status: answer.status(), body: (await answer.json()) as T }
}

export const orgIdOf = async (person: Person): Promise<string> =>
  (await read<{ organisation: { orgId: string } }>(person, '/identity/me')).organisation.orgId

/** What a seller offers this buyer openly, at least two products. */
export async function openOffers(buyer: Person, sellerId: string): Promise<Offer[]> {
  const query = `/trade/offers?limit=200&f.open=1&f.seller=${sellerId}`
  const { rows } = await read<{ rows: Offer[] }>(buyer, query)
  if (rows.length < 2) throw new Error('the village has too little to sell')
  return rows
}

/** One order of two products, placed through the public door. */
export async function placeOrder(buyer: Person, offers: readonly Offer[]): Promise<Placed> {
  const { rows } = await read<{ rows: { addressId: string }[] }>(buyer, '/party/addresses')
  const lines = offers.slice(0, 2).map(offer => ({
    productId: offer.productId,
    quantity: Math.ceil(Math.max(offer.minQuantity, 4) / offer.multiple) * offer.multiple,
  }))
  const order = { sellerId: offers[0]!.sellerId, shipToId: rows[0]!.addressId, lines }
  const placed = await send<Placed>(buyer, '/trade/orders', order)
  if (placed.status !== 201) throw new Error(JSON.stringify(placed))
  return placed.body
}
