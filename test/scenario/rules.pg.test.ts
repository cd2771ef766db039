import { newId } from '@yaolian/kernel'
import { type Client, expectCode } from '@yaolian/tools'
import type { CustomerVerdict, Offer, OrderDetail, Simulation } from '@yaolian/trade/contract'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addPerson,
  come,
  openOffers,
  orderOf,
  place,
  readOrder,
  type Staff,
  staffOf,
} from './market.fixture.ts'
import { openVillage, type Village } from './village.fixture.ts'

type Said = Simulation
let village: Village
let owner: pg.Client
let buyer: Client
let offer: Offer
let staff: Staff
beforeAll(async () => {
  village = await openVillage()
  owner = new pg.Client({ connectionString: village.house.ownerUrl })
  await owner.connect()
  buyer = await come(village.url, 'pharmacy')
  offer = (await openOffers(buyer, 40)).find(
    one => one.temperature === 'ambient' && one.scopeClass === 'chemical',
  )!
  staff = await staffOf(village.url, offer.sellerId)
})
afterAll(async () => {
  await owner.end()
  await village.close()
})

type Hit = { ruleId: string; decision: string; overrideId?: string }
const hitsOf = async (call: () => Promise<unknown>): Promise<Hit[]> =>
  ((await expectCode(422, 'trade.closed_by_rule', call)) as { hits: Hit[] }).hits
const question = (more = ''): string =>
  `/trade/simulation?buyerId=${buyer.organisationId}&productId=${offer.productId}${more}`

test('the simulator says what an order would be told, every rule with what it looked at', async () => {
  const said = await staff.sales.get<Said>(question())
  expect(said.decision).not.toBe('block')
  expect(said.rules.length).toBeGreaterThan(25)
  const scope = said.rules.find(rule => rule.ruleId === 'LIC-03.buyer')
  expect(scope).toMatchObject({ outcome: 'met', facts: { 'product.scopeClass': expect.any(String) } })
  expect(said.changes).toEqual([])
})

test('long before the rules of today only the rules of that day are asked', async () => {
  const today = (await staff.sales.get<Said>(question())).rules.map(rule => rule.ruleId)
  const then = (await staff.sales.get<Said>(question('&date=2018-06-01'))).rules.map(rule => rule.ruleId)
  expect(today).toContain('ONL-14')
  expect(then).not.toContain('ONL-14')
  expect(then).toContain('RET-05')
})

test('a seller asks about its own customers only, the regulator about anybody, a buyer not at all', async () => {
  const other = `${question()}&sellerId=${newId()}`
  await expectCode(403, 'edge.denied', () => staff.sales.get(other))
  const stranger = question().replace(buyer.organisationId, newId())
  await expectCode(404, 'edge.not_found', () => staff.sales.get(stranger))
  await expectCode(403, 'edge.denied', () => buyer.get(question()))
  const regulator = await come(village.url, 'regulator')
  const said = await regulator.get<Said>(`${question()}&sellerId=${offer.sellerId}`)
  expect(said.seller.orgId).toBe(offer.sellerId)
})

test('one product and all customers: pages and file tell the same, and the file runs no formula', async () => {
  const query = `productId=${offer.productId}`
  const { rows } = await staff.sales.get<{ rows: CustomerVerdict[] }>(
    `/trade/simulation/customers?${query}&limit=200`,
  )
  expect(rows.find(row => row.buyerId === buyer.organisationId)?.decision).not.toBe('block')
  const file = (await staff.sales.download(`/trade/simulation/customers.csv?${query}&lang=en`)).toString(
    'utf8',
  )
  const lines = file.trim().split('\r\n')
  expect(lines).toHaveLength(rows.length + 1)
  for (const row of rows) expect(file).toContain(row.name)
  expect(lines.some(line => /^[=+@-]/.test(line))).toBe(false)
})

async function shipped(): Promise<{ order: OrderDetail; ship: (body: object) => Promise<unknown> }> {
  const order = await place(buyer, offer, 1)
  await staff.sales.command(`/trade/orders/${order.orderId}/confirm`)
  const ship = (body: object) =>
    staff.sales.command(`/trade/orders/${order.orderId}/ship`, { carrierName: '顺风冷运', ...body })
  return { order, ship }
}

/** The goods of the test as cold ones, as the catalogue and the lots know them. */
async function chill(temperature: 'cold' | 'ambient'): Promise<void> {
  const one = [offer.productId, temperature]
  await owner.query('update catalogue.product set temperature = $2 where product_id = $1', one)
}

test('cold goods leave with an approved carrier or in the own van, and are measured before they are signed for', async () => {
  const { order, ship } = await shipped()
  await chill('cold')
  expect((await hitsOf(() => ship({}))).map(hit => hit.ruleId)).toContain('ONL-19')
  await ship({ ownVehicle: true })
  const sign = (arrival?: object) =>
    buyer.command(`/trade/orders/${order.orderId}/sign`, arrival ? { arrival } : {})
  for (const arrival of [
    undefined,
    { tenthsCelsius: 81, logSeen: true },
    { tenthsCelsius: 19, logSeen: true },
    { tenthsCelsius: 50, logSeen: false },
  ])
    expect((await hitsOf(() => sign(arrival))).map(hit => hit.ruleId)).toEqual(['GSP-11'])
  await sign({ tenthsCelsius: 80, logSeen: true })
  const signed = await readOrder(buyer, order.orderId)
  expect(signed.state).toBe('signed')
  const fiveYears = String(Number(buyer.businessDate.slice(0, 4)) + 5) + buyer.businessDate.slice(4)
  expect(signed.keptUntil! >= fiveYears).toBe(true)
  await chill('ambient')
})

test('a lot without test report, or a note that lacks its maker, does not leave; the hit is kept', async () => {
  const { order, ship } = await shipped()
  const lots = (await readOrder(staff.sales, order.orderId)).lines.flatMap(line => line.lots)
  const report = await owner.query<{ report: string }>('select report from stock.lot where lot_id = $1', [
    lots[0]!.lotId,
  ])
  await owner.query(`update stock.lot set report = '' where lot_id = $1`, [lots[0]!.lotId])
  expect((await hitsOf(() => ship({ ownVehicle: true }))).map(hit => hit.ruleId)).toEqual(['LIC-09'])
  const { rows } = await staff.sales.get<{ rows: Hit[] }>(`/rulebook/hits?subjectId=${order.orderId}`)
  expect(rows.map(row => row.ruleId)).toContain('LIC-09')
  await owner.query('update stock.lot set report = $2 where lot_id = $1', [
    lots[0]!.lotId,
    report.rows[0]!.report,
  ])
  await ship({ ownVehicle: true })
})

test('two people of the platform pass ONL-14 for one seller, buyer and product; orders say so; taken back it stops', async () => {
  await owner.query(
    `update party.licence set checked_on = current_date - 200 where org_id = $1 and checked_on is not null`,
    [offer.sellerId],
  )
  const order = async () => buyer.post('/trade/orders', await orderOf(buyer, offer, 1))
  expect((await hitsOf(order)).map(hit => hit.ruleId)).toContain('ONL-14')
  const first = await come(village.url, 'platform-quality')
  const second = await addPerson(village.url, first.organisationId, 'rules-second', 'platform_quality')
  const overrideId = newId()
  const wanted = {
    overrideId,
    ruleId: 'ONL-14',
    sellerOrgId: offer.sellerId,
    buyerOrgId: buyer.organisationId,
    productId: offer.productId,
    validTo: buyer.businessDate,
    reason: '证照已收，核验排期中',
  }
  await expectCode(422, 'rulebook.never_overridden', () =>
    first.command('/rulebook/overrides', { ...wanted, ruleId: 'ONL-01' }),
  )
  await first.command('/rulebook/overrides', wanted)
  expect((await hitsOf(order)).map(hit => hit.ruleId)).toContain('ONL-14')
  await expectCode(422, 'rulebook.second_person_needed', () => first.command('/rulebook/overrides', wanted))
  await second.command('/rulebook/overrides', wanted)
  const placed = (await order()) as { orderId: string; warnings: Hit[] }
  expect(placed.warnings.find(hit => hit.ruleId === 'ONL-14')).toMatchObject({ decision: 'warn', overrideId })
  const said = await staff.sales.get<Said>(question())
  expect(said.rules.find(rule => rule.ruleId === 'ONL-14')?.outcome).toBe('passed')
  await staff.sales.command(`/trade/orders/${placed.orderId}/confirm`)
  await second.command(`/rulebook/overrides/${overrideId}/end`, {
    sellerOrgId: offer.sellerId,
    reason: '核验未通过',
  })
  const { rows } = await staff.sales.get<{ rows: Hit[] }>(`/rulebook/hits?subjectId=${placed.orderId}`)
  expect(rows.find(row => row.ruleId === 'ONL-14')).toMatchObject({ decision: 'warn', overrideId })
  const ship = () =>
    staff.sales.command(`/trade/orders/${placed.orderId}/ship`, { carrierName: '自有', ownVehicle: true })
  expect((await hitsOf(ship)).map(hit => hit.ruleId)).toContain('ONL-14')
  await owner.query('update party.licence set checked_on = current_date where org_id = $1', [offer.sellerId])
  await ship()
})

/** A delivery of a lot that one firm signed for at another, as both books keep it: as much as the chain asks for. */
async function delivered(from: string, to: string, lot: { productId: string; lotNo: string }): Promise<void> {
  const orderId = newId()
  const [seller, purchase] = [
    [from, orderId, to],
    [to, orderId, from],
  ]
  await owner.query(
    `insert into trade.sales_order (org_id, order_id, number, buyer_org_id, state, placed_at, reserved_until, total_fen,
            line_count, term_days, minimum_life_days, ship_to)
     values ($1, $2::uuid, 'SO-' || $2, $3, 'signed', now(), now(), 1, 1, 0, 90, '{}')`,
    seller,
  )
  await owner.query(
    `insert into trade.purchase (org_id, order_id, seller_org_id, number, state, placed_at, total_fen, line_count)
     values ($1, $2::uuid, $3, 'SO-' || $2, 'signed', now(), 1, 1)`,
    purchase,
  )
  await owner.query(
    `insert into trade.delivery_line (org_id, order_id, line_no, lot_id, product_id, lot_no, expires_on, quantity,
            cost_fen, amount_fen, vat_bp, product, signed)
     values ($1, $2, 1, $3, $4, $5, '2030-01-01', 1, 0, 1, 1300, '{}', 1)`,
    [from, orderId, newId(), lot.productId, lot.lotNo],
  )
}

test('two invoices to a hospital: a third one stops the lot, until two people of the seller’s quality pass it', async () => {
  const hospital = await come(village.url, 'hospital')
  const [goods] = (await openOffers(hospital, 40)).filter(one => one.scopeClass === 'chemical')
  const own = await staffOf(village.url, goods!.sellerId)
  const first = await come(village.url, 'sales')
  const suffix = first.organisationId === goods!.sellerId ? '' : '2'
  const order = await place(hospital, goods!, 1)
  await own.sales.command(`/trade/orders/${order.orderId}/confirm`)
  const ship = () =>
    own.sales.command(`/trade/orders/${order.orderId}/ship`, { carrierName: '自有', ownVehicle: true })
  const [line] = (await readOrder(own.sales, order.orderId)).lines
  const lot = { productId: goods!.productId, lotNo: line!.lots[0]!.lotNo }
  const { rows: firms } = await owner.query<{ org_id: string }>(
    `select org_id from party.organisation where kind in ('pharmacy', 'clinic') order by org_id limit 2`,
  )
  const [middle, source] = firms.map(firm => firm.org_id) as [string, string]
  await delivered(middle, goods!.sellerId, lot)
  await delivered(source, middle, lot)
  expect((await hitsOf(ship)).map(hit => hit.ruleId)).toContain('INV-01')
  const people = [
    await come(village.url, `quality${suffix}`),
    await come(village.url, `quality-head${suffix}`),
  ]
  const wanted = {
    overrideId: newId(),
    ruleId: 'INV-01',
    buyerOrgId: hospital.organisationId,
    productId: goods!.productId,
    validTo: hospital.businessDate,
    reason: '突发公共卫生事件应急采购，附省级批件',
  }
  for (const person of people) await person.command('/rulebook/overrides', wanted)
  await ship()
  const { rows } = await own.sales.get<{ rows: Hit[] }>(`/rulebook/hits?subjectId=${order.orderId}`)
  expect(rows.find(row => row.overrideId === wanted.overrideId)?.ruleId).toBe('INV-01')
})
