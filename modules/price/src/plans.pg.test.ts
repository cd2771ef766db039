import { allStatements } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPriceTest, type PriceTest } from './price.fixture.ts'

const SELLER = '01900000-0000-7000-8000-000000000001'
const PRODUCTS = 10_000

let t: PriceTest
beforeAll(async () => {
  t = await openPriceTest()
  const id = (kind: string, n: string) =>
    `('0190000${kind}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`
  const seller = `(case when n % 20 = 0 then '01900000-0000-7000-8000-000000000002' else '${SELLER}' end)::uuid`
  const common = `1000000, 1300, date '2026-01-01' + n % 300`
  const series = `generate_series(1, ${PRODUCTS}) as n`
  const run = (text: string) => t.owner.streams.query(text)
  await run(
    `insert into price.offer select ${id('a', 'n')}, ${seller}, n % 3 > 0, 1, 1, now(), 'x' from ${series}`,
  )
  await run(`insert into price.list_price select ${seller}, ${id('b', 'n')}, ${id('a', 'n')}, ${common}, null, 1,
    'active', '', now(), null, 'x' from ${series}`)
  await run(`insert into price.contract_price select ${seller}, ${id('c', 'n')}, ${id('d', 'n % 50')}, ${id('a', 'n')},
    ${common}, null, 1, 'active', '', now(), null, 'x' from ${series}`)
  await run(`insert into catalogue.drug values (${id('e', '1')}, '药', '片剂')`)
  await run(`insert into catalogue.product (product_id, drug_id, generic_name, form, strength, spec, sales_unit,
      pack_levels, maker_name, scope_class, rx, temperature, ephedrine, device_class, assumed, demo, search_text,
      name_key, brand_key, pinyin, initials, grams, updated_at)
    select ${id('a', 'n')}, ${id('e', '1')}, '药' || n, '片剂', '', '', '盒', '[]', '', 'chemical', 'rx', 'ambient',
      false, 0, '{}', false, '药', '药', '', 'yao', 'y', '{}', now() from ${series}`)
  await run('analyze price.offer, price.list_price, price.contract_price, catalogue.product')
})
afterAll(() => t.close())

type Plan = { 'Node Type': string; 'Index Name'?: string; 'Join Filter'?: string; Plans?: Plan[] }
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

async function planOf(text: string): Promise<Plan[]> {
  const client = await t.db.streams.connect()
  try {
    await client.query(`begin; set local app.orgs = '${SELLER}'`)
    const { rows } = await client.query(`explain (generic_plan, format json) ${text}`)
    return nodesOf((JSON.parse(rows[0]['QUERY PLAN']) as [{ Plan: Plan }])[0].Plan)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const statements = allStatements().filter(s => s.module === 'price' && s.name !== 'price.overlappingPrices')

test.each(statements.map(s => [s.name, s.text] as const))(
  '%s finds its rows by index, and joins no list quadratically',
  async (_name, text) => {
    for (const node of await planOf(text)) {
      expect(node['Node Type']).not.toBe('Seq Scan')
      const overList = node.Plans?.some(inner => ['Function Scan', 'CTE Scan'].includes(inner['Node Type']))
      if (overList) expect(node['Join Filter'] ?? '').toBe('')
    }
  },
)

test.each([
  ['price.prices', 'list_price_effective'],
  ['price.prices', 'contract_price_effective'],
  ['price.offers', 'offer_pkey'],
  ['price.deskRows', 'offer_seller'],
])('%s reads in the order of %s, without sorting', async (name, index) => {
  const nodes = await planOf(statements.find(s => s.name === name)!.text)
  expect(nodes.map(node => node['Index Name'])).toContain(index)
  expect(nodes.map(node => node['Node Type'])).not.toContain('Sort')
})
