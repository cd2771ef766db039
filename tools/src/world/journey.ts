import { newId } from '@yaolian/kernel'
import type { House } from '@yaolian/server'
import { DEMO_PASSWORD } from './build-people.ts'
import { type Client, expectCode, expectThat, signIn } from './client.ts'

type Offer = {
  productId: string
  sellerId: string
  genericName: string
  priceMicro: number | null
  availableUnits: number
  closed: { code: string; hits: { ruleId: string }[] } | null
}
type Page<T> = { rows: T[]; next: string | null }
type Order = {
  orderId: string
  number: string
  state: string
  totalFen: number
  lines: {
    lineNo: number
    quantity: number
    lots: { lotId: string; quantity: number; signed: number | null }[]
  }[]
}
/** What the receiver measures: only cold goods need it. */
const ARRIVAL = { arrival: { tenthsCelsius: 48, logSeen: true } }

type Statement = { closingFen: number; rows: { documentNo: string }[] }
type Credit = { rows: { sellerOrgId: string; buyerOrgId: string; exposureFen: number }[] }

/**
 * The first sale through public doors only: a licensed pharmacy finds a product by the initials of its name, is
 * refused what its licence doesn't cover, orders, the distributor releases and ships, the pharmacy signs, both
 * statements agree, part goes back, money comes in. Every answer is checked; anything unexpected throws.
 */
export async function runJourney(_house: House, url: string): Promise<void> {
  const buyer = await signIn(url, 'pharmacy', DEMO_PASSWORD)
  const offer = await findByInitials(buyer)
  await refusedByRule(url)
  const { seller, quality, finance } = await sellersOf(url, offer.sellerId)
  const order = await placeOrder(buyer, offer)
  await seller.command(`/trade/orders/${order.orderId}/confirm`)
  await expectCode(422, 'trade.wrong_state', () => seller.command(`/trade/orders/${order.orderId}/confirm`))
  await seller.command(`/trade/orders/${order.orderId}/ship`, {
    carrierName: '自有车队',
    plate: '鄂A00001',
    ownVehicle: true,
  })
  const note = await buyer.download(`/trade/orders/${order.orderId}/delivery-note.pdf`)
  expectThat(note.subarray(0, 5).toString() === '%PDF-', 'the delivery note is a PDF')
  const signed = (await buyer.command(`/trade/orders/${order.orderId}/sign`, ARRIVAL)) as {
    signedFen: number
  }
  expectThat(signed.signedFen === order.totalFen, 'everything was signed for')
  await bothStatementsAgree(buyer, finance, offer.sellerId, order.number)
  await sendPartBack(buyer, quality, order.orderId)
  await bothStatementsAgree(buyer, finance, offer.sellerId, order.number)
  await pay(buyer, finance, signed.signedFen)
  await bothStatementsAgree(buyer, finance, offer.sellerId, order.number)
}

/** 阿莫西林, 布洛芬 …: whatever common medicine the world holds, by two initials. */
async function findByInitials(buyer: Client): Promise<Offer> {
  for (const initials of ['amxl', 'blf', 'tb', 'xsy', 'jn', 'pt', 'p', 'j']) {
    const { rows } = await buyer.get<Page<Offer>>(`/trade/offers?q=${initials}&limit=50`)
    const open = rows.find(row => row.closed === null && row.availableUnits >= 40 && row.priceMicro)
    if (open) return open
  }
  throw new Error('no open offer was found by initials')
}

/** A shop whose licence leaves antibiotics out sees why, and gets the same rule when it orders all the same. */
async function refusedByRule(url: string): Promise<void> {
  const limited = await signIn(url, 'pharmacy-limited', DEMO_PASSWORD)
  for (const words of ['阿莫西林', '头孢', '罗红霉素', '素']) {
    const { rows } = await limited.get<Page<Offer>>(`/trade/offers?q=${encodeURIComponent(words)}&limit=50`)
    const closed = rows.find(row => row.closed?.hits.some(hit => hit.ruleId.startsWith('LIC-03')))
    if (!closed) continue
    const order = await orderBody(limited, closed, 1)
    const problem = await expectCode(422, 'trade.closed_by_rule', () => limited.post('/trade/orders', order))
    expectThat(JSON.stringify(problem).includes('LIC-03'), 'the refusal names its rule')
    return
  }
  throw new Error('no offer was closed by the licence scope')
}

async function orderBody(buyer: Client, offer: Offer, quantity: number): Promise<Record<string, unknown>> {
  const addresses = await buyer.get<{ rows: { addressId: string }[] }>('/party/addresses')
  const [address] = addresses.rows
  if (!address) throw new Error('a buyer has an address')
  const lines = [{ productId: offer.productId, quantity }]
  return { id: newId(), sellerId: offer.sellerId, shipToId: address.addressId, lines }
}

async function placeOrder(buyer: Client, offer: Offer): Promise<Order> {
  const body = await orderBody(buyer, offer, 20)
  const first = await buyer.send('POST', '/trade/orders', body)
  const again = await buyer.send('POST', '/trade/orders', body)
  expectThat(first.status === 201 && again.status === 200, 'the same order twice is one order')
  expectThat(first.text === again.text, 'and has one answer, byte by byte')
  await expectCode(409, 'edge.id_reused', () =>
    buyer.post('/trade/orders', { ...body, note: 'another body' }),
  )
  const order = await buyer.get<Order>(`/trade/orders/${String(body.id)}`)
  expectThat(order.state === 'placed' && order.lines[0]?.lots.length !== 0, 'lots are reserved')
  const list = await buyer.get<Page<Order>>('/trade/purchases')
  expectThat(
    list.rows.some(row => row.number === order.number),
    'the buyer sees the order in the list',
  )
  return order
}

/** The accounts of the seller that the offer came from; the demo names them by number. */
async function sellersOf(url: string, sellerId: string) {
  for (const suffix of ['', '2', '3', '4']) {
    const seller = await signIn(url, `sales${suffix}`, DEMO_PASSWORD).catch(() => null)
    if (seller?.organisationId !== sellerId) continue
    const quality = await signIn(url, `quality${suffix}`, DEMO_PASSWORD)
    const finance = await signIn(url, `finance${suffix}`, DEMO_PASSWORD)
    return { seller, quality, finance }
  }
  throw new Error('the seller has no demo account')
}

async function bothStatementsAgree(
  buyer: Client,
  finance: Client,
  sellerId: string,
  number: string,
): Promise<void> {
  const query = 'limit=200'
  const [owed, owing] = await Promise.all([
    finance.get<Statement>(`/trade/statement?partnerId=${buyer.organisationId}&side=receivable&${query}`),
    buyer.get<Statement>(`/trade/statement?partnerId=${sellerId}&side=payable&${query}`),
  ])
  expectThat(
    owed.closingFen === owing.closingFen,
    `both sides state ${owed.closingFen} fen, not ${owing.closingFen}`,
  )
  expectThat(
    owed.rows.some(row => row.documentNo === number),
    `the statement shows ${number}`,
  )
  const credit = await buyer.get<Credit>('/credit/lines?as=buyer')
  const line = credit.rows.find(row => row.sellerOrgId === sellerId)
  expectThat(line !== undefined, 'the buyer sees the credit line')
}

async function sendPartBack(buyer: Client, quality: Client, orderId: string): Promise<void> {
  const order = await buyer.get<Order>(`/trade/orders/${orderId}`)
  const line = order.lines[0]
  const lot = line?.lots[0]
  if (!line || !lot) throw new Error('a signed order has lots')
  const ask = (quantity: number) =>
    buyer.command(`/trade/orders/${orderId}/returns`, {
      reason: '外包装破损',
      lines: [{ lineNo: line.lineNo, lotId: lot.lotId, quantity }],
    })
  await expectCode(422, 'trade.return_too_much', () => ask(lot.quantity + 1))
  const asked = (await ask(1)) as { returnId: string }
  await quality.command(`/trade/returns/${asked.returnId}/decide`, { accept: true, note: '同意退货' })
}

async function pay(buyer: Client, finance: Client, amountFen: number): Promise<void> {
  const payment = {
    buyerId: buyer.organisationId,
    amountFen,
    paidOn: finance.businessDate,
    reference: `BK-${newId().slice(-12)}`,
  }
  await finance.command('/trade/payments', payment)
  await expectCode(422, 'trade.payment_twice', () => finance.command('/trade/payments', payment))
}
