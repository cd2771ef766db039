import { newId } from '@yaolian/kernel'
import { type Client, expectCode, signIn } from '@yaolian/tools'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { come, deliver, openOffers, orderOf, readOrder, type Staff, staffOf } from './market.fixture.ts'
import { faultsOf, openVillage, type Village } from './village.fixture.ts'

/** What one firm can do to another with ids that it should not have, and with books that are not its own. */
let village: Village
let pharmacy: Client
let clinic: Client
let staff: Staff
let offer: Awaited<ReturnType<typeof openOffers>>[number]
beforeAll(async () => {
  village = await openVillage()
  pharmacy = await come(village.url, 'pharmacy')
  clinic = await come(village.url, 'clinic')
  const theirs = new Set((await openOffers(clinic, 60)).map(one => `${one.sellerId} ${one.productId}`))
  offer = (await openOffers(pharmacy, 60)).find(one => theirs.has(`${one.sellerId} ${one.productId}`))!
  staff = await staffOf(village.url, offer.sellerId)
})
afterAll(async () => {
  expect(await faultsOf(village.house)).toEqual([])
  await village.close()
})

type Sent = { status: number; text: string }
const codeOf = ({ text }: Sent): string => (JSON.parse(text) as { code: string }).code

/** Sent in one go, so that they meet in one batch. */
const atOnce = (...orders: readonly (readonly [Client, unknown])[]): Promise<Sent[]> =>
  Promise.all(orders.map(([client, body]) => client.send('POST', '/trade/orders', body)))

/** `who` has an address of its own under an id that another firm's address has too. */
async function addTwin(who: Client, addressId: string): Promise<void> {
  await who.command('/party/addresses', {
    addressId,
    label: '别处',
    contact: '别人',
    phone: '13900000000',
    province: '湖北省',
    city: '武汉市',
    district: '洪山区',
    detail: '别处1号',
    isDefault: false,
    latitude: null,
    longitude: null,
  })
}

test("goods go to the buyer's own address, also when another firm's has the same id", async () => {
  const order = await orderOf(pharmacy, offer, 1)
  const own = (await orderOf(pharmacy, offer, 1)).shipToId
  const { rows } = await pharmacy.get<{ rows: { addressId: string; detail: string }[] }>('/party/addresses')
  await addTwin(clinic, own)
  for (let round = 0; round < 8; round++) {
    const mine = { ...order, id: newId() }
    const theirs = { ...order, id: newId() }
    const sent = await atOnce([clinic, theirs], [pharmacy, mine], [clinic, { ...theirs, id: newId() }])
    expect(sent.map(one => one.status)).toEqual([201, 201, 201])
    const { shipTo } = await readOrder(pharmacy, mine.id)
    expect(shipTo.address).toContain(rows.find(row => row.addressId === own)!.detail)
    expect((await readOrder(clinic, theirs.id)).shipTo.contact).toBe('别人')
  }
})

test("nobody ships to another firm's address, also in the company of its orders", async () => {
  const { rows } = await pharmacy.get<{ rows: { addressId: string }[] }>('/party/addresses')
  const { addressId } = (await pharmacy.command('/party/addresses', {
    ...rows[0],
    addressId: newId(),
    label: '二号库',
    isDefault: false,
  })) as { addressId: string }
  for (let round = 0; round < 4; round++) {
    const order = { ...(await orderOf(pharmacy, offer, 1)), shipToId: addressId }
    const [mine, theirs] = await atOnce([pharmacy, order], [clinic, { ...order, id: newId() }])
    expect(mine!.status).toBe(201)
    expect(codeOf(theirs!)).toBe('trade.no_ship_to')
  }
})

test("an id and a body that are another firm's give a stranger neither its answer nor its order", async () => {
  const order = await orderOf(pharmacy, offer, 1)
  // The clinic has an address of that id since the first test: nothing but the order's id stands in its way.
  const [first, stolen] = await atOnce([pharmacy, order], [clinic, order])
  expect(first!.status).toBe(201)
  expect(codeOf(stolen!)).toBe('edge.id_reused')
  const [again, late] = await atOnce([pharmacy, order], [clinic, order])
  expect(again).toMatchObject({ status: 200, text: first!.text })
  expect(late!.status).toBe(409)
  expect(late!.text).not.toContain((await readOrder(pharmacy, order.id)).number)
  const [alone] = await atOnce([clinic, { ...order, note: 'once more' }])
  expect(codeOf(alone!)).toBe('edge.id_reused')
  expect((await clinic.send('GET', `/trade/orders/${order.id}`)).status).toBe(404)
})

test('in a cart one id given before with another body leaves its neighbours their answers', async () => {
  const [before, other] = [await orderOf(pharmacy, offer, 1), await orderOf(pharmacy, offer, 1)]
  await pharmacy.post('/trade/orders', before)
  const cart = { orders: [{ ...before, note: 'changed' }, other] }
  const { answers } = (await pharmacy.post('/trade/orders', cart)) as { answers: { status: number }[] }
  expect(answers.map(answer => answer.status)).toEqual([409, 201])
})

test('a payment is recorded of customers only, and no sum makes books unreadable', async () => {
  const regulator = await come(village.url, 'regulator')
  const pay = (buyerId: string, amountFen: number) =>
    staff.finance.send('POST', '/trade/payments', {
      id: newId(),
      buyerId,
      amountFen,
      paidOn: staff.finance.businessDate,
      reference: newId(),
    })
  const line = { buyerOrgId: regulator.organisationId, limitFen: 100, termDays: 1 }
  // Nobody asked to have a regulator as customer: it gets no line, and no account with anybody.
  await expectCode(422, 'credit.no_customer', () => staff.finance.command('/credit/lines', { lines: [line] }))
  expect((await pay(regulator.organisationId, 100)).status).toBe(404)
  expect((await pay(newId(), 100)).status).toBe(404)
  expect((await pay(pharmacy.organisationId, Number.MAX_SAFE_INTEGER)).status).toBe(400)
  expect((await pay(pharmacy.organisationId, 100)).status).toBe(201)
})

test('a closed firm neither buys nor gets goods until it is opened again', async () => {
  const admin = await come(village.url, 'platform')
  const open = await orderOf(clinic, offer, 1)
  await clinic.post('/trade/orders', open)
  const step = (name: string) =>
    admin.command(`/party/organisations/${clinic.organisationId}/${name}`, { reason: '停业整顿' })
  await step('close')
  const [fresh] = await atOnce([clinic, await orderOf(clinic, offer, 1)])
  expect(codeOf(fresh!)).toBe('party.organisation_closed')
  const confirm = await staff.sales.send('POST', `/trade/orders/${open.id}/confirm`, { id: newId() })
  expect(codeOf(confirm)).toBe('party.organisation_closed')
  const offers = await clinic.get<{ rows: unknown[] }>('/trade/offers?f.open=1&limit=200')
  expect(offers.rows).toEqual([])
  await step('reopen')
  await deliver(staff, open.id, clinic)
  expect((await readOrder(clinic, open.id)).state).toBe('signed')
})

test('whoever lost a right gets no stored answer repeated', async () => {
  const admin = await come(village.url, 'platform')
  const password = `opens ${newId()}`
  const userId = newId()
  const orgId = pharmacy.organisationId
  const person = { userId, orgId, name: 'soon.gone', displayName: '小赵', roles: ['pharmacist'], password }
  await admin.command('/identity/users', person)
  const gone = await signIn(village.url, person.name, password)
  await gone.post('/identity/password', { current: password, next: `own ${newId()}` })
  const order = await orderOf(gone, offer, 1)
  await gone.post('/trade/orders', order)
  const cancel = { id: newId(), reason: '下错了' }
  const send = () => gone.send('POST', `/trade/orders/${order.id}/cancel`, cancel)
  expect((await send()).status).toBe(201)
  expect((await send()).status).toBe(200)
  await admin.command(`/identity/users/${userId}/roles`, { orgId, roles: ['observer'] })
  expect((await send()).status).toBe(403)
  expect((await gone.send('POST', '/trade/orders', order)).status).toBe(403)
})

test('figures and reasons are no stranger’s', async () => {
  const stranger = { 'x-forwarded-for': '203.0.113.5' }
  const ask = (path: string, headers: Record<string, string>) => fetch(village.url + path, { headers })
  expect((await ask('/metrics', stranger)).status).toBe(404)
  expect(await (await ask('/readyz', stranger)).json()).toEqual({ ready: true })
  const operator = await come(village.url, 'platform')
  expect((await ask('/metrics', { ...stranger, ...operator.credentials })).status).toBe(200)
  expect((await ask('/metrics', {})).status).toBe(200)
})
