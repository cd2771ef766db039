import { allStatements } from '@yaolian/kernel'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { facetsFound } from './count-found.ts'
import { openHouse, type TestHouse } from './house-for-tests.ts'
import { keepSearch } from './index-products.ts'
import { searchProducts } from './search-products.ts'

let house: TestHouse
let client: pg.Client

/** 20,000 products of 2,000 names, 300 makers and 50 brands: enough for a scan to be the worse way. */
beforeAll(async () => {
  house = await openHouse()
  client = new pg.Client({ connectionString: house.ownerUrl })
  await client.connect()
  await client.query(`
    insert into catalogue.drug (drug_id, generic_name, form) values (gen_random_uuid(), '填充', '片剂');
    insert into catalogue.product (product_id, drug_id, generic_name, brand, form, strength, spec, sales_unit,
      pack_levels, maker_name, approval_no, scope_class, rx, temperature, ephedrine, device_class, assumed, demo,
      search_text, name_key, brand_key, pinyin, initials, grams, updated_at, state)
    select gen_random_uuid(), drug_id, '填充' || chr(20000 + n % 2000) || '片',
      case when n % 3 = 0 then '牌' || chr(20000 + n % 50) end, '片剂', '', n || 'mg×' || n % 50 || '片/盒', '盒', '[]',
      chr(22000 + n % 300) || '江制药', '国药准字H' || (20000000 + n), 'chemical', 'rx', 'ambient', false, 0, '{}', true,
      '', '', '', md5(n::text), '', '{}', now(), 'published'
      from generate_series(1, 20000) n, (select drug_id from catalogue.drug limit 1) d`)
  await keepSearch(house.db)
  await client.query('vacuum (analyze)')
}, 120_000)
afterAll(async () => {
  await client.end()
  await house.close()
})

test.each([
  ['productPage', ['product_sorted']],
  ['wantedPage', ['search_row_weight']],
  [
    'productsByWord',
    [
      'search_key_pkey',
      'search_row_name',
      'search_row_brand',
      'search_row_maker',
      'search_row_spec',
      'search_code_pkey',
    ],
  ],
  [
    'productsByWords',
    [
      'search_key_pkey',
      'search_row_name',
      'search_row_brand',
      'search_row_maker',
      'search_row_spec',
      'search_code_pkey',
      'search_row_weight',
    ],
  ],
  ['productsByCodes', ['search_code_pkey', 'search_row_pkey']],
  ['knownWords', ['search_key_pkey', 'search_code_pkey']],
  ['termsWithGrams', ['search_term_grams', 'search_key_term']],
  ['spellingsKnown', ['search_key_pkey']],
  ['codesKnown', ['search_code_pkey']],
  ['productsById', ['product_pkey']],
  ['facetsOf', ['search_row_pkey', 'product_pkey']],
  ['productsSold', ['search_row_pkey']],
])('%s goes by its indexes and scans nothing', async (name, indexes) => {
  const statement = allStatements().find(known => known.name === `catalogue.${name}`)
  const { rows } = await client.query<Record<string, string>>(`explain (generic_plan) ${statement?.text}`)
  const plan = rows.map(row => row['QUERY PLAN']).join('\n')
  expect(
    indexes.filter(index => !plan.includes(index)),
    plan,
  ).toEqual([])
  expect(plan).not.toContain('Seq Scan')
})

/** Every page of a search, and what the last one says about its end. */
async function toTheEnd(q: string) {
  const find = (after: string | null) =>
    house.as(house.reader, ctx => searchProducts(ctx, { q, limit: 50, ...(after && { after }) }))
  let listed = 0
  for (let page = await find(null); ; page = await find(page.next)) {
    listed += page.rows.length
    if (page.next === null) return { listed, cutAt: page.cutAt }
    expect(page.cutAt).toBeNull()
  }
}

test('one word that 20,000 products hold ends early and says where; one of 66 products ends at its end', async () => {
  const common = await toTheEnd('填充')
  expect(common.listed).toBeGreaterThanOrEqual(80)
  expect(common.cutAt).toBe(common.listed)
  expect(await toTheEnd(`${String.fromCodePoint(22007)}江制药`)).toEqual({ listed: 67, cutAt: null })
})

test('facets of a common word are counted over the best 2,000, and say so; of a rare one over all', async () => {
  const of = (q: string) => house.as(house.reader, ctx => facetsFound(ctx, { q }))
  const common = await of('填充')
  expect(common.whole).toBe(false)
  expect(common.facets.find(facet => facet.facet === 'form')).toMatchObject({
    value: '片剂',
    products: 2_000,
  })
  expect((await of(`${String.fromCodePoint(22007)}江制药`)).whole).toBe(true)
})
