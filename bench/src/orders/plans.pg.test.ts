import { allStatements } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import '@yaolian/server'
import { buyerId, sellerId } from './sizes.ts'
import { openTestMarket, TEST_MARKET, type TestMarket } from './test-market.ts'

let market: TestMarket
beforeAll(async () => {
  market = await openTestMarket({ ...TEST_MARKET, buyers: 4_000 })
  await fillOrders(30_000)
})
afterAll(() => market?.close())

/** Orders that were placed long ago, with all that placing writes; analysed, as a house that has lived a while. */
async function fillOrders(orders: number): Promise<void> {
  const id = (prefix: string) => `('${prefix}-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`
  const of = (what: string) => `(select ${what} as org_id, n from generate_series(1, ${orders}) as n) as s`
  // Half of all orders are the first buyer's and the first seller's: a chain, a big wholesaler.
  const some = (count: number) => `lpad(to_hex(case when n % 2 = 0 then 0 else n % ${count} end), 12, '0')`
  const buyer = `('b0000000-0000-7000-8000-' || ${some(500)})::uuid`
  const seller = `('5e110000-0000-7000-8000-' || ${some(TEST_MARKET.sellers)})::uuid`
  const at = `now() - n * interval '1 minute'`
  for (const text of [
    `insert into trade.sales_order (org_id, order_id, number, buyer_org_id, state, placed_at, reserved_until, total_fen,
            line_count, term_days, minimum_life_days, ship_to)
     select org_id, ${id('0a000000')}, 'SO20260101-' || n, ${buyer}, 'signed', ${at}, now(), 100, 2, 30, 90, '{}'
       from ${of(seller)}`,
    `insert into trade.purchase (org_id, order_id, seller_org_id, number, state, placed_at, total_fen, line_count)
     select org_id, ${id('0a000000')}, ${seller}, 'SO20260101-' || n, 'signed', ${at}, 100, 2 from ${of(buyer)}`,
    `insert into trade.order_line (org_id, order_id, line_no, product_id, quantity, price_micro, vat_bp, amount_fen,
            price_source, price_id)
     select org_id, ${id('0a000000')}, line, ${id('d0000000')}, 1, 500000, 1300, 50, 'list', ${id('b1ce0000')}
       from ${of(seller)}, generate_series(1, 2) as line`,
    `insert into kernel.command (org_id, command_id, kind, body_hash, status, answer, at)
     select org_id, ${id('0a000000')}, 'POST /trade/orders', '', 201, '{}', ${at} from ${of(buyer)}`,
    `insert into kernel.event (org_id, type, subject_id, data, occurred_at, by_name)
     select org_id, 'trade.order_placed', ${id('0a000000')}, '{}', ${at}, 'test' from ${of(seller)}`,
    `insert into kernel.document_number (org_id, kind, day, last)
     select distinct org_id, 'SO', date '2026-01-01' + n % 300, 100 from ${of(seller)}`,
    `insert into ledger.transfer (org_id, transfer_id, debit_account_id, credit_account_id, amount_fen, kind, code, part,
            document_id, document_no, business_date, rule_version, at)
     select org_id, ${id('0f000000')}, ${id('0b000000')}, ${id('0c000000')}, 100, 'pending', 'order', 'order',
            ${id('0a000000')}, 'SO', date '2026-01-01', 1, now() from ${of(seller)}`,
    `insert into credit.open_item (org_id, item_id, buyer_org_id, document_no, issued_on, due_on, amount_fen, open_fen)
     select org_id, ${id('0a000000')}, ${buyer}, 'SO', date '2026-01-01', date '2026-02-01', 100, n % 2 * 100
       from ${of(seller)}`,
    `insert into rulebook.rule_hit (org_id, hit_id, rule_id, version, decision, subject_kind, subject_id, business_date,
            params, at, by_name)
     select org_id, ${id('0d000000')}, 'R', 1, 'warn', 'order', ${id('0a000000')}, date '2026-01-01', '{}', now(), 'test'
       from ${of(buyer)}`,
    `insert into identity.policy (org_id, second_factor_required, changed_at)
     select org_id, n % 2 = 0, now() from (select ('b0000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as org_id, n
       from generate_series(0, 3999) as n) as s on conflict do nothing`,
    `insert into party.buying_policy (org_id, first_products, changed_by, changed_name, changed_at)
     select org_id, false, org_id, 'test', now() from identity.policy on conflict do nothing`,
    `insert into identity.second_factor (user_id, sealed, started_at, confirmed_at)
     select org_id, 'sealed', now(), now() from identity.policy`,
    `insert into party.salesperson (org_id, salesperson_id, name, id_masked, regions, valid_from, valid_to, file_id,
            file_name, added_by, added_name, added_at)
     select org_id, ${id('0e000000')}, '某某', '', '{}', date '2026-01-01', date '2027-01-01', gen_random_uuid(), 'a.pdf',
            gen_random_uuid(), 'test', now() from ${of(seller)}`,
    'analyze',
  ])
    await market.owner.query(text)
}

type Plan = {
  'Node Type': string
  'Relation Name'?: string
  'Join Filter'?: string
  'Actual Rows'?: number
  Plans?: Plan[]
}

/**
 * The nodes of a plan as the role that serves, while a hundred organisations may be seen: the plan for any values, or
 * run with the values that are given.
 */
async function planOf(name: string, values?: Record<string, unknown>): Promise<Plan[]> {
  const statement = allStatements().find(one => one.name === name)
  if (!statement) throw new Error(`there is no statement ${name}`)
  const orgs = Array.from({ length: 90 }, (_, n) => buyerId(n))
  const sellers = Array.from({ length: TEST_MARKET.sellers }, (_, n) => sellerId(n))
  const client = await market.db.streams.connect()
  try {
    await client.query(`begin; set local app.orgs = '${[...sellers, ...orgs].join()}'`)
    const how = values ? 'analyze' : 'generic_plan'
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `explain (${how}, format json) ${statement.text}`,
      values && statement.params.map(([param, codec]) => codec.encode(values[param])),
    )
    const [explained] = JSON.parse(rows[0]!['QUERY PLAN']) as [{ Plan: Plan }]
    return nodesOf(explained.Plan)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

const LISTS = ['Function Scan', 'CTE Scan', 'WorkTable Scan']

/** What would grow with the tables, or with the square of the batch. */
const faultsOf = (nodes: readonly Plan[]): string[] =>
  nodes.flatMap(node => [
    ...(node['Node Type'] === 'Seq Scan' ? [`Seq Scan on ${node['Relation Name']}`] : []),
    ...(node['Join Filter'] && node.Plans?.some(inner => LISTS.includes(inner['Node Type']))
      ? [`Join Filter ${node['Join Filter']} over a list`]
      : []),
  ])

test.each([
  'identity.liveSessions',
  'kernel.findAnswers',
  'party.standingsOf',
  'party.approvalsOf',
  'party.addressesById',
  'catalogue.productsById',
  'price.prices',
  'credit.linesOfPairs',
  'stock.shelves',
])('placing reads: %s probes an index for each thing it is asked', async name => {
  expect(faultsOf(await planOf(name))).toEqual([])
})

test.each([
  'trade.insertOrders',
  'stock.reserve',
  'ledger.applyAll',
  'kernel.insertAnswers',
  'kernel.insertEvents',
  'rulebook.insertHits',
])('placing writes: %s neither scans a table nor a list for each row', async name => {
  expect(faultsOf(await planOf(name))).toEqual([])
})

/** What a screen asks a list for; the partner that has by far the most orders, where a bad plan would show. */
const PAGE = { number: null, states: [], partners: [], anyPartner: true, at: null, id: null, limit: 51 }
const TEN_DAYS_AGO = new Date(Date.now() - 10 * 86_400_000).toISOString()
const KEY = { at: TEN_DAYS_AGO, id: '0a000000-0000-7000-8000-000000000000' }

test.each([
  ['trade.sales', 'the first page', { org: sellerId(0), ...PAGE }],
  ['trade.sales', 'a later page', { org: sellerId(0), ...PAGE, ...KEY }],
  ['trade.sales', 'some states', { org: sellerId(0), ...PAGE, states: ['signed', 'shipped'] }],
  ['trade.purchases', 'the first page', { org: buyerId(0), ...PAGE }],
  ['trade.purchases', 'a later page', { org: buyerId(0), ...PAGE, ...KEY }],
  ['trade.purchases', 'some states', { org: buyerId(0), ...PAGE, states: ['signed', 'shipped'] }],
])('lists: %s reads no further than %s', async (name, _what, values) => {
  const nodes = await planOf(name, values)
  expect(faultsOf(nodes)).toEqual([])
  expect(nodes.filter(node => /Sort|Bitmap/.test(node['Node Type']))).toEqual([])
  const read = nodes.filter(node => node['Relation Name']).map(node => node['Actual Rows'])
  expect(read).toEqual([PAGE.limit])
})

test.each(['trade.countSales', 'trade.countPurchases'])(
  '%s reads one organisation by its index',
  async name => {
    expect(faultsOf(await planOf(name))).toEqual([])
  },
)

test('the check itself finds a scanned table', async () => {
  const nodes = nodesOf({
    'Node Type': 'Limit',
    Plans: [{ 'Node Type': 'Seq Scan', 'Relation Name': 'lot' }],
  })
  expect(faultsOf(nodes)).toEqual(['Seq Scan on lot'])
})
