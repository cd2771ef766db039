import { type MovableClock, movableClock, newId, plusDays, startOfDay } from '@yaolian/kernel'
import { type Client, expectCode } from '@yaolian/tools'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  come,
  deliver,
  openOffers,
  orderOf,
  place,
  readOrder,
  type Staff,
  saleOf,
  staffOf,
} from './market.fixture.ts'
import { eventually, faultsOf, openVillage, runTimer, type Village } from './village.fixture.ts'

/** Locked by its date (GSP 附录2), so that nothing covers the goods any more. */
const EXPIRED = ['GSP-05.buyer', 'LIC-03.buyer']
const HOUR_MS = 3_600_000
const TODAY = '2026-11-22'
let clock: MovableClock
let village: Village
beforeAll(async () => {
  clock = movableClock('2026-11-22T02:00:00.000Z')
  village = await openVillage({ clock })
})
afterAll(async () => {
  expect(await faultsOf(village.house)).toEqual([])
  await village.close()
})

/** The instant in the village; who was signed in for half a day signs in again. */
const go = (instant: string, ms = 0): void => {
  clock.set(instant)
  clock.advance(ms)
}
const pharmacy = () => come(village.url, 'pharmacy')
const quality = () => come(village.url, 'platform-quality')

type Licence = {
  licenceId: string
  number: string
  scope: string[]
  issuedBy: string
  validTo: string
  state: string
  stateReason: string
}
const licencesOf = async (buyer: Client): Promise<Licence[]> =>
  (await buyer.get<{ licences: Licence[] }>('/party/organisation')).licences

async function ruleThatStops(call: () => Promise<unknown>): Promise<string[]> {
  const problem = (await expectCode(422, 'trade.closed_by_rule', call)) as { hits: { ruleId: string }[] }
  return [...new Set(problem.hits.map(hit => hit.ruleId))].sort()
}

test('a licence whose last day is today stops its firm at midnight in Shanghai, until quality has a new one', async () => {
  const [licence] = await licencesOf(await pharmacy())
  await (await quality()).command(`/party/licences/${licence!.licenceId}/correct`, {
    reason: '效期录入错误',
    correction: { validTo: TODAY },
  })
  const midnight = startOfDay(plusDays(TODAY, 1))
  go(midnight, -1)
  let buyer = await pharmacy()
  const [offer] = await openOffers(buyer, 40)
  const order = await place(buyer, offer!, 20)
  expect(order.state).toBe('placed')
  const { sales } = await staffOf(village.url, offer!.sellerId)

  go(midnight)
  const late = await orderOf(buyer, offer!, 1)
  const confirm = () => sales.command(`/trade/orders/${order.orderId}/confirm`)
  expect((await licencesOf(buyer))[0]!.state).toBe('valid') // no timer has run yet: the date itself stops them
  expect(await ruleThatStops(confirm)).toEqual(EXPIRED)
  expect(await ruleThatStops(() => buyer.post('/trade/orders', late))).toEqual(EXPIRED)
  expect((await saleOf(sales, order)).holdReasons).toEqual([])

  const own = async () => (await licencesOf(buyer)).find(one => one.licenceId === licence!.licenceId)!
  await runTimer(village.house, 'party.expire-licences')
  expect(await own()).toMatchObject({ state: 'locked', stateReason: 'expired' })
  const marks = async () => (await saleOf(sales, order)).holdReasons
  await eventually('the desk sees what stops the order', async () => (await marks()).length > 0)
  expect(await marks()).toEqual(EXPIRED)
  expect((await readOrder(buyer, order.orderId)).holdReasons).toEqual(EXPIRED)
  expect(await ruleThatStops(confirm)).toEqual(EXPIRED)

  go(midnight, 10 * HOUR_MS)
  buyer = await pharmacy()
  const { number, scope, issuedBy } = licence!
  const validFrom = plusDays(TODAY, 1)
  const renewal = { licenceId: newId(), number, scope, issuedBy, validFrom, validTo: plusDays(TODAY, 1_826) }
  await (await quality()).command(`/party/licences/${licence!.licenceId}/renew`, renewal)
  await eventually('the order is free again', async () => (await marks()).length === 0)
  await confirm()
  expect((await readOrder(buyer, order.orderId)).state).toBe('confirmed')
})

test('an order that nobody confirms ends after 48 hours and gives its goods and its credit back', async () => {
  // Orders of the village's own past end first, so that only this one's goods come back below.
  go(startOfDay(plusDays(TODAY, 5)), 10 * HOUR_MS)
  const before = await openOffers(await pharmacy(), 40)
  await runTimer(village.house, 'trade.expire-orders')

  const at = clock.now()
  let buyer = await pharmacy()
  const stateOf = async () => {
    const [offer] = (await openOffers(buyer, 40)).filter(one => one.productId === before[0]!.productId)
    return { units: offer!.availableUnits, exposureFen: await exposureOf(buyer, offer!.sellerId) }
  }
  const free = await stateOf()
  const order = await place(buyer, before[0]!, 20)
  const promised = { units: free.units - 20, exposureFen: free.exposureFen + order.totalFen }
  expect(await stateOf()).toEqual(promised)

  go(at, 48 * HOUR_MS)
  buyer = await pharmacy()
  await runTimer(village.house, 'trade.expire-orders')
  expect((await readOrder(buyer, order.orderId)).state).toBe('placed')
  expect(await stateOf()).toEqual(promised)

  go(at, 48 * HOUR_MS + 1)
  await runTimer(village.house, 'trade.expire-orders')
  expect((await readOrder(buyer, order.orderId)).state).toBe('expired')
  expect(await stateOf()).toEqual(free)
  const { sales } = await staffOf(village.url, before[0]!.sellerId)
  await expectCode(422, 'trade.wrong_state', () => sales.command(`/trade/orders/${order.orderId}/confirm`))
})

test('a buyer with an overdue debt is refused, the line locks, and a payment opens both again', async () => {
  go(startOfDay(plusDays(TODAY, 9)), 10 * HOUR_MS)
  let buyer = await pharmacy()
  const [offer] = await openOffers(buyer, 40)
  const { sellerId } = offer!
  let staff = await staffOf(village.url, sellerId)
  await payAll(staff, buyer)
  const order = await place(buyer, offer!, 20)
  await deliver(staff, order.orderId, buyer)
  const { dueOn, number } = await readOrder(buyer, order.orderId)

  const come = async (day: string) => {
    go(startOfDay(day), 10 * HOUR_MS)
    buyer = await pharmacy()
    staff = await staffOf(village.url, sellerId)
  }
  const buyOne = async () => buyer.post('/trade/orders', await orderOf(buyer, offer!, 1))
  await come(dueOn!)
  await buyOne()
  await come(plusDays(dueOn!, 1))
  const problem = await expectCode(422, 'credit.overdue', buyOne)
  expect(problem).toMatchObject({ facts: { oldestDueOn: dueOn, daysOverdue: 1 } })
  expect(await lineOf(buyer, sellerId)).toMatchObject({ state: 'open' })
  await runTimer(village.house, 'credit.lock-overdue')
  const lock = { state: 'locked', lockReason: 'overdue', oldestDueOn: dueOn }
  expect(await lineOf(buyer, sellerId)).toMatchObject(lock)
  await expectCode(422, 'credit.overdue', buyOne)

  const paid = await payAll(staff, buyer)
  expect(paid.matched).toEqual([{ documentNo: number, amountFen: order.totalFen }])
  expect(await lineOf(buyer, sellerId)).toMatchObject({ state: 'open', lockReason: null })
  await buyOne()
})

type Line = {
  sellerOrgId: string
  exposureFen: number
  state: string
  lockReason: string | null
  oldestDueOn: string | null
}
async function lineOf(buyer: Client, sellerId: string): Promise<Line> {
  const { rows } = await buyer.get<{ rows: Line[] }>('/credit/lines?as=buyer')
  return rows.find(row => row.sellerOrgId === sellerId)!
}
const exposureOf = async (buyer: Client, sellerId: string): Promise<number> =>
  (await lineOf(buyer, sellerId)).exposureFen

type Paid = { matched: { documentNo: string; amountFen: number }[] }
/** Everything that the seller's books say this buyer owes today. */
async function payAll({ finance }: Staff, buyer: Client): Promise<Paid> {
  const { closingFen } = await finance.get<{ closingFen: number }>(
    `/trade/statement?partnerId=${buyer.organisationId}`,
  )
  if (closingFen === 0) return { matched: [] }
  const payment = { buyerId: buyer.organisationId, amountFen: closingFen, paidOn: finance.businessDate }
  return (await finance.command('/trade/payments', { ...payment, reference: newId() })) as Paid
}
