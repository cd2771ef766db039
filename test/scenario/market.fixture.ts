import { newId } from '@yaolian/kernel'
import { type Client, DEMO_PASSWORD, signIn } from '@yaolian/tools'
import type { Offer, OrderDetail, OrderRow } from '@yaolian/trade/contract'

type Page<T> = { rows: T[]; next: string | null }
export type OrderBody = {
  id: string
  sellerId: string
  shipToId: string
  lines: { productId: string; quantity: number }[]
}

export const come = (url: string, name: string): Promise<Client> => signIn(url, name, DEMO_PASSWORD)

/** Somebody new at a firm, let in by the platform. */
export async function addPerson(url: string, orgId: string, name: string, role: string): Promise<Client> {
  const admin = await come(url, 'platform')
  const [first, password] = [`given ${newId()}`, `opens ${newId()}`]
  const person = { userId: newId(), orgId, name, displayName: name, roles: [role], password: first }
  await admin.command('/identity/users', person)
  const client = await signIn(url, name, first)
  await client.post('/identity/password', { current: first, next: password })
  return client
}

/** Offers open to this buyer with at least so many units, of goods that keep for long. */
export async function openOffers(buyer: Client, units: number, sellerId?: string): Promise<Offer[]> {
  const from = sellerId ? `&f.seller=${sellerId}` : ''
  const { rows } = await buyer.get<Page<Offer>>(`/trade/offers?f.open=1&limit=200${from}`)
  const open = rows.filter(row => row.availableUnits >= units && row.minQuantity <= 1)
  if (open.length === 0) throw new Error('nothing is on offer to this buyer')
  return open
}

export async function shipToOf(buyer: Client): Promise<string> {
  const { rows } = await buyer.get<{ rows: { addressId: string }[] }>('/party/addresses')
  if (!rows[0]) throw new Error('a buyer has an address')
  return rows[0].addressId
}

/** What a buyer would send to order `quantity` of one offer. */
export async function orderOf(buyer: Client, offer: Offer, quantity: number): Promise<OrderBody> {
  const { sellerId, productId } = offer
  return { id: newId(), sellerId, shipToId: await shipToOf(buyer), lines: [{ productId, quantity }] }
}

export async function place(buyer: Client, offer: Offer, quantity: number): Promise<OrderDetail> {
  const body = await orderOf(buyer, offer, quantity)
  await buyer.post('/trade/orders', body)
  return readOrder(buyer, body.id)
}

export const readOrder = (by: Client, orderId: string): Promise<OrderDetail> =>
  by.get(`/trade/orders/${orderId}`)

/** The row of one order in the seller's list. */
export async function saleOf(seller: Client, order: { orderId: string; number: string }): Promise<OrderRow> {
  const { rows } = await seller.get<Page<OrderRow>>(`/trade/sales?q=${order.number}`)
  const row = rows.find(one => one.orderId === order.orderId)
  if (!row) throw new Error(`${order.number} is not in the seller's list`)
  return row
}

export type Staff = { sales: Client; quality: Client; finance: Client }

/** The people of a distributor; the demo numbers its accounts. */
export async function staffOf(url: string, sellerId: string): Promise<Staff> {
  for (const suffix of ['', '2']) {
    const sales = await come(url, `sales${suffix}`)
    if (sales.organisationId !== sellerId) continue
    return {
      sales,
      quality: await come(url, `quality${suffix}`),
      finance: await come(url, `finance${suffix}`),
    }
  }
  throw new Error('the seller has no demo accounts')
}

/** Confirmed and shipped by the seller; signed for by the buyer where one is given. */
export async function deliver(staff: Staff, orderId: string, buyer?: Client): Promise<void> {
  await staff.sales.command(`/trade/orders/${orderId}/confirm`)
  await staff.sales.command(`/trade/orders/${orderId}/ship`, {
    carrierName: '自有车队',
    ownVehicle: true,
  })
  await buyer?.command(`/trade/orders/${orderId}/sign`, { arrival: { tenthsCelsius: 50, logSeen: true } })
}
