import { newId } from '@yaolian/kernel'
import type { Client } from '@yaolian/tools'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { acceptLots, newMedicine, offerGoods, receiveGoods } from './goods.fixture.ts'
import {
  come,
  deliver,
  openOffers,
  orderOf,
  place,
  readOrder,
  type Staff,
  staffOf,
} from './market.fixture.ts'
import { faultsOf, openVillage, type Village } from './village.fixture.ts'

let village: Village
let buyer: Client
let staff: Staff
let offer: Awaited<ReturnType<typeof openOffers>>[number]
beforeAll(async () => {
  village = await openVillage()
  buyer = await come(village.url, 'pharmacy')
  offer = (await openOffers(buyer, 60))[0]!
  staff = await staffOf(village.url, offer.sellerId)
})
afterAll(async () => {
  expect(await faultsOf(village.house)).toEqual([])
  await village.close()
})

type Sent = { status: number; text: string }
const codeOf = ({ text }: Sent): string => (JSON.parse(text) as { code: string }).code
const tally = (answers: readonly Sent[]): Record<number, number> =>
  Object.fromEntries(
    [...Map.groupBy(answers, one => one.status)].map(([status, all]) => [status, all.length]),
  )
const freeUnits = async (): Promise<number> =>
  (await buyer.get<{ availableUnits: number }>(`/trade/offers/${offer.sellerId}/${offer.productId}`))
    .availableUnits

test('ten equal orders at once are one order with one answer', async () => {
  const body = await orderOf(buyer, offer, 3)
  const free = await freeUnits()
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => buyer.send('POST', '/trade/orders', body)),
  )
  expect(tally(answers)).toEqual({ 200: 9, 201: 1 })
  expect(new Set(answers.map(answer => answer.text)).size).toBe(1)
  const { rows } = await buyer.get<{ rows: { orderId: string }[] }>('/trade/purchases?limit=200')
  expect(rows.filter(row => row.orderId === body.id)).toHaveLength(1)
  expect(await freeUnits()).toBe(free - 3)
})

test('200 clients want one of 100 units: 100 are sold and every other is told that none is left', async () => {
  const desk = await come(village.url, 'platform-quality')
  const productId = await newMedicine(await come(village.url, 'platform'), desk, '国药准字H20053991')
  await offerGoods(staff.sales, [productId])
  await acceptLots(staff.quality, await receiveGoods(staff.sales, [productId], 100))
  const buyers = await customersOf(offer.sellerId)
  expect(buyers.length).toBeGreaterThan(0)
  const orders = await Promise.all(
    Array.from({ length: 200 }, async (_, i) => {
      const client = buyers[i % buyers.length]!
      return { client, body: await orderOf(client, { ...offer, productId }, 1) }
    }),
  )
  const answers = await Promise.all(
    orders.map(({ client, body }) => client.send('POST', '/trade/orders', body)),
  )
  expect(tally(answers)).toEqual({ 201: 100, 422: 100 })
  const refused = answers.filter(answer => answer.status === 422)
  expect([...new Set(refused.map(codeOf))]).toEqual(['trade.short'])
  const { rows } = await staff.sales.get<{ rows: { onHand: number; reserved: number }[] }>(
    `/stock/lots?f.product=${productId}`,
  )
  expect(rows.map(({ onHand, reserved }) => ({ onHand, reserved }))).toEqual([{ onHand: 100, reserved: 100 }])
})

/**
 * Accounts of clinics and hospitals that this seller approved, and that approved the seller: who must approve a product
 * before the first purchase (首营品种) could not buy one of this minute.
 */
async function customersOf(sellerId: string): Promise<Client[]> {
  const found: Client[] = []
  const numbered = Array.from({ length: 13 }, (_, i) => `buyer${i + 1}`)
  for (const name of ['clinic', 'hospital', ...numbered]) {
    const client = await come(village.url, name).catch(() => null)
    if (!client) continue
    if ((await client.get<{ byLaw: boolean }>('/party/buying-policy')).byLaw) continue
    const { rows } = await client.get<{ rows: { sellerOrgId: string }[] }>('/credit/lines?as=buyer')
    const [open] = await openOffers(client, 1, sellerId).catch(() => [])
    if (open && rows.some(line => line.sellerOrgId === sellerId)) found.push(client)
  }
  return found
}

/** Transactions that had to run again from now on. */
function countRepeats(): () => number {
  const { db } = village.house
  const before = db.onCost
  let repeats = 0
  db.onCost = cost => {
    before(cost)
    if (cost.attempts > 1) repeats++
  }
  return () => repeats
}

/** Exactly one of two goes through; the other is refused with the state that the first one left. */
function onlyOne(answers: readonly Sent[]): number {
  expect(answers.map(answer => answer.status).sort()).toEqual([201, 422])
  const winner = answers.findIndex(answer => answer.status === 201)
  expect(codeOf(answers[1 - winner]!)).toMatch(/^trade\.(wrong_state|return_)/)
  return winner
}

test('cancelling against shipping: one wins, and the goods leave or come back once', async () => {
  const repeats = countRepeats()
  for (let round = 0; round < 6; round++) {
    const free = await freeUnits()
    const { orderId } = await place(buyer, offer, 2)
    await staff.sales.command(`/trade/orders/${orderId}/confirm`)
    const verbs = [
      () =>
        staff.sales.send('POST', `/trade/orders/${orderId}/ship`, {
          id: newId(),
          carrierName: '自有',
          ownVehicle: true,
        }),
      () => staff.sales.send('POST', `/trade/orders/${orderId}/cancel`, { id: newId(), reason: '缺货' }),
    ]
    if (round % 2) verbs.reverse()
    const winner = onlyOne(await Promise.all(verbs.map(verb => verb())))
    const shipped = winner === round % 2
    expect((await readOrder(buyer, orderId)).state).toBe(shipped ? 'shipped' : 'cancelled')
    expect(await freeUnits()).toBe(shipped ? free - 2 : free)
  }
  // They take turns at the order's row. Locks taken in two orders would be a deadlock, which PostgreSQL
  // notices after a second and the runner hides by trying again.
  expect(repeats()).toBe(0)
})

test('signing twice at once signs once: the same command answers again, another one is refused', async () => {
  const { orderId } = await place(buyer, offer, 2)
  await deliver(staff, orderId)
  const [one, other] = [newId(), newId()]
  const answers = await Promise.all(
    [one, one, other, other].map(id =>
      buyer.send('POST', `/trade/orders/${orderId}/sign`, {
        id,
        arrival: { tenthsCelsius: 50, logSeen: true },
      }),
    ),
  )
  expect(tally(answers)).toEqual({ 200: 1, 201: 1, 422: 2 })
  expect(new Set(answers.map(answer => answer.text)).size).toBe(2)
  expect((await readOrder(buyer, orderId)).state).toBe('signed')
})

test('two people decide one return at once: one decision counts', async () => {
  for (let round = 0; round < 3; round++) {
    const order = await place(buyer, offer, 2)
    await deliver(staff, order.orderId, buyer)
    const { lines } = await readOrder(buyer, order.orderId)
    const { lotId } = lines[0]!.lots[0]!
    const asked = (await buyer.command(`/trade/orders/${order.orderId}/returns`, {
      reason: '外包装破损',
      lines: [{ lineNo: 1, lotId, quantity: 1 }],
    })) as { returnId: string; amountFen: number }
    const decide = (who: Client, accept: boolean) =>
      who.send('POST', `/trade/returns/${asked.returnId}/decide`, { id: newId(), accept })
    const before = await owed(order.sellerId)
    const winner = onlyOne(await Promise.all([decide(staff.quality, true), decide(staff.sales, false)]))
    const after = await readOrder(buyer, order.orderId)
    expect(after.lines[0]!.lots[0]!.returned).toBe(winner === 0 ? 1 : 0)
    expect(await owed(order.sellerId)).toBe(before - (winner === 0 ? asked.amountFen : 0))
  }
})

const owed = async (sellerId: string): Promise<number> =>
  (await buyer.get<{ closingFen: number }>(`/trade/statement?side=payable&partnerId=${sellerId}`)).closingFen
