import { newId } from '@yaolian/kernel'
import { Answered, type Client } from '@yaolian/tools'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { come, orderOf, type Staff, staffOf } from './market.fixture.ts'
import { sendScan } from './scan.fixture.ts'
import { openVillage, type Village } from './village.fixture.ts'

type Team = { trade: Client; quality: Client; head: Client }
type Offer = { productId: string; sellerId: string; closed: { hits: { ruleId: string }[] } | null } & {
  availableUnits: number
  minQuantity: number
}

let village: Village
let buyer: Team
let seller: Staff & { head: Client }
let offer: Offer

beforeAll(async () => {
  village = await openVillage()
  const { url } = village
  const sellers = await Promise.all(['sales', 'sales2'].map(name => come(url, name)))
  // A pharmacy that buys from one of the two distributors meets the other one for the first time.
  for (let n = 1; ; n++) {
    const trade = await come(url, `buyer${n}`).catch(() => null)
    if (!trade) continue
    const { rows } = await trade.get<{ rows: { partner: { orgId: string } }[] }>('/party/suppliers')
    const stranger = sellers.find(one => !rows.some(row => row.partner.orgId === one.organisationId))
    const policy = await trade.get<{ byLaw: boolean }>('/party/buying-policy')
    if (!stranger || !policy.byLaw) continue
    const found = await freshOffer(trade, stranger.organisationId)
    if (!found) continue
    offer = found
    buyer = {
      trade,
      quality: await come(url, `buyer${n}-quality`),
      head: await come(url, `buyer${n}-head`),
    }
    const staff = await staffOf(url, stranger.organisationId)
    seller = {
      ...staff,
      head: await come(url, stranger === sellers[0] ? 'quality-head' : 'quality-head2'),
    }
    return
  }
}, 120_000)
afterAll(() => village.close())

/** An offer that nothing but the missing first-business approvals closes. */
async function freshOffer(trade: Client, sellerId: string): Promise<Offer | undefined> {
  const { rows } = await trade.get<{ rows: Offer[] }>(`/trade/offers?f.seller=${sellerId}&limit=200`)
  const asked = new Set<string>()
  for (const state of ['pending', 'reviewed']) {
    const path = `/party/first-products?state=${state}&limit=200`
    for (const row of (await trade.get<{ rows: { productId: string }[] }>(path)).rows)
      asked.add(row.productId)
  }
  return rows.find(
    row =>
      row.minQuantity <= 1 &&
      !asked.has(row.productId) &&
      row.closed?.hits.every(hit => hit.ruleId.startsWith('LIC-07')) &&
      row.closed.hits.some(hit => hit.ruleId === 'LIC-07.product'),
  )
}

const papers = (kinds: readonly string[], fileId: string) =>
  kinds.map(kind => ({ paperId: newId(), kind, fileId, number: 'N-1', validTo: '2099-12-31' }))

/** The rules that refuse an order of one unit now; none where it is placed. */
async function rulesAgainst(orderId = newId()): Promise<string[]> {
  const body = { ...(await orderOf(buyer.trade, offer as never, 1)), id: orderId }
  const { status, text } = await buyer.trade.send('POST', '/trade/orders', body)
  if (status === 201) return []
  const problem = JSON.parse(text) as { code: string; hits: { ruleId: string; decision: string }[] }
  if (problem.code !== 'trade.closed_by_rule') return [problem.code]
  return problem.hits
    .filter(hit => hit.decision === 'block')
    .map(hit => hit.ruleId)
    .sort()
}

const refused = async (call: Promise<unknown>): Promise<string | undefined> =>
  call.then(
    () => undefined,
    error => (error instanceof Answered ? error.problem.code : String(error)),
  )

test('ask, review, approve by three people on both sides and for the product, then the first order', async () => {
  const { url } = village
  const [ownScan, theirScan] = [
    await sendScan(url, buyer.trade, '资料.png'),
    await sendScan(url, seller.sales, '资料.png'),
  ]
  const all = ['LIC-07.customer', 'LIC-07.product', 'LIC-07.supplier']
  expect(await rulesAgainst()).toEqual(all)

  const supplier = {
    relationId: newId(),
    partnerOrgId: offer.sellerId,
    direction: 'supplier',
    papers: papers(
      [
        'licence_copy',
        'business_licence',
        'annual_report',
        'seal_specimen',
        'note_specimen',
        'bank_account',
        'quality_agreement',
        'authorisation',
      ],
      ownScan,
    ),
  }
  const incomplete = { ...supplier, papers: supplier.papers.slice(1) }
  expect(await refused(buyer.trade.command('/party/relations', incomplete))).toBe('party.papers_missing')
  await buyer.trade.command('/party/relations', supplier)
  const file = `/party/relations/${supplier.relationId}`
  expect(await rulesAgainst()).toEqual(all)
  expect(await refused(buyer.head.command(`${file}/approve`, { verdict: 'approve' }))).toBe(
    'party.relation_state',
  )
  expect(await refused(buyer.trade.command(`${file}/review`, { verdict: 'review' }))).toBe('edge.denied')
  await buyer.quality.command(`${file}/review`, { verdict: 'review' })
  expect(await rulesAgainst()).toEqual(all)
  expect(await refused(buyer.quality.command(`${file}/approve`, { verdict: 'approve' }))).toBe('edge.denied')
  await buyer.head.command(`${file}/approve`, { verdict: 'approve' })
  expect(await rulesAgainst()).toEqual(['LIC-07.customer', 'LIC-07.product'])

  const customer = {
    relationId: newId(),
    partnerOrgId: buyer.trade.organisationId,
    direction: 'customer',
    papers: papers(['licence_copy', 'business_licence', 'buyer_authorisation'], theirScan),
  }
  const line = { buyerOrgId: buyer.trade.organisationId, limitFen: 100_000_00, termDays: 30 }
  expect(await refused(seller.finance.command('/credit/lines', { lines: [line] }))).toBe('credit.no_customer')
  await seller.sales.command('/party/relations', customer)
  await seller.finance.command('/credit/lines', { lines: [line] })
  const theirs = `/party/relations/${customer.relationId}`
  await seller.quality.command(`${theirs}/review`, { verdict: 'review' })
  expect(await rulesAgainst()).toEqual(['LIC-07.customer', 'LIC-07.product'])
  await seller.head.command(`${theirs}/approve`, { verdict: 'approve' })
  expect(await rulesAgainst()).toEqual(['LIC-07.product'])

  const product = {
    relationId: newId(),
    sellerId: offer.sellerId,
    productIds: [offer.productId],
    draft: true,
  }
  await buyer.trade.command('/trade/first-products', product)
  const goods = `/party/relations/${product.relationId}`
  for (const paper of papers(['registration', 'leaflet', 'quality_standard', 'test_report'], ownScan)) {
    expect(await refused(buyer.trade.command(`${goods}/submit`))).toBe('party.papers_missing')
    await buyer.trade.command(`${goods}/papers`, paper)
  }
  await buyer.trade.command(`${goods}/submit`)
  await buyer.quality.command(`${goods}/review`, { verdict: 'review' })
  expect(await rulesAgainst()).toEqual(['LIC-07.product'])
  await buyer.head.command(`${goods}/approve`, { verdict: 'approve' })
  expect(await rulesAgainst()).toEqual([])
  const form = await buyer.head.download(`${file}/form.pdf`)
  expect(form.subarray(0, 5).toString()).toBe('%PDF-')
})

test('an order goes through the customer’s salesperson: without authority it is not placed, nor released', async () => {
  const { url } = village
  const { rows } = await seller.sales.get<{ rows: { relationId: string; partner: { orgId: string } }[] }>(
    '/party/customers?limit=200',
  )
  const relation = rows.find(row => row.partner.orgId === buyer.trade.organisationId)!
  const person = {
    salespersonId: newId(),
    name: '周岚',
    idNumber: '11010519491231002X',
    regions: ['西藏自治区'],
    validFrom: '2026-01-01',
    validTo: '2099-12-31',
    fileId: await sendScan(url, seller.quality, '授权书.png'),
  }
  await seller.quality.command('/party/salespeople', person)
  const name = (salespersonId: string | null) =>
    seller.quality.command(`/party/relations/${relation.relationId}/salesperson`, { salespersonId })
  await name(person.salespersonId)
  expect(await rulesAgainst()).toEqual(['LIC-08'])
  const near = {
    ...person,
    salespersonId: newId(),
    regions: (await buyer.trade.get<{ province: string }>('/party/organisation')).province.split(','),
    fileId: await sendScan(url, seller.quality, '授权书2.png'),
  }
  await seller.quality.command('/party/salespeople', near)
  await name(near.salespersonId)
  const orderId = newId()
  expect(await rulesAgainst(orderId)).toEqual([])
  await seller.quality.command(`/party/salespeople/${near.salespersonId}/revoke`, { reason: '离职' })
  expect(await refused(seller.sales.command(`/trade/orders/${orderId}/confirm`))).toBe('trade.closed_by_rule')
  await name(null)
  await seller.sales.command(`/trade/orders/${orderId}/confirm`)
})
