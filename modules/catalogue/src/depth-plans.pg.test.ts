import { allStatements } from '@yaolian/kernel'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHouse, type TestHouse } from './house-for-tests.ts'

let house: TestHouse
let client: pg.Client

/** 20,000 products of 2,000 drugs with marks, leaflets, pictures and requests; 2,000 categories with 40,000 places. */
beforeAll(async () => {
  house = await openHouse()
  client = new pg.Client({ connectionString: house.ownerUrl })
  await client.connect()
  const product = "md5('p' || n)::uuid"
  await client.query(`
    insert into catalogue.drug (drug_id, generic_name, form, english_name, atc, route)
    select md5('d' || n)::uuid, '填充' || n || '片', '片剂', 'filler ' || n % 1000, 'A10BA02', 'oral'
      from generate_series(0, 1999) n;
    insert into catalogue.product (product_id, drug_id, generic_name, form, strength, spec, sales_unit, pack_levels,
      maker_name, approval_no, scope_class, rx, temperature, ephedrine, device_class, assumed, demo, search_text,
      name_key, brand_key, pinyin, initials, grams, gtins, approval_to, updated_at, state)
    select ${product}, md5('d' || n % 2000)::uuid, '填充' || n % 2000 || '片', '片剂', n % 5 || 'mg', n || '片/盒', '盒',
      '[]', '厂' || n % 300, '国药准字H' || (20000000 + n), 'chemical', 'rx', 'ambient', false, 0, '{}', true, '', '', '',
      md5(n::text), '', '{}', array[lpad(n::text, 14, '0')], date '2026-01-01' + n, now(), 'published'
      from generate_series(1, 20000) n;
    insert into catalogue.product_flag select ${product}, 'essential', '', '', '目录' from generate_series(1, 20000) n;
    insert into catalogue.product_change select ${product}, 2, 'suspend', 'x', '{}', null, 'x', now()
      from generate_series(1, 20000) n;
    insert into catalogue.leaflet select ${product}, 1, '2025-01-01', '{}', 'x', null, null, 'x', 'y', now()
      from generate_series(1, 20000, 2) n;
    insert into catalogue.change_request (request_id, product_id, kind, state, before, after, reason, effective_from,
      asked_name, asked_at, decided_at)
    select md5('r' || n)::uuid, ${product}, 'facts', case when n % 40 > 1 then 'applied' when n % 40 = 1 then 'approved' else 'open' end,
      '{}', '{}', 'x', date '2026-01-01' + n % 900, 'x', now(), case when n % 40 > 0 then now() end
      from generate_series(1, 20000) n;
    insert into catalogue.picture select md5('i' || n)::uuid, ${product}, 'front', 0, true, md5('f' || n)::uuid,
      md5('o')::uuid, 400, 400, 's' || n, 'x', now() from generate_series(1, 20000) n;
    insert into catalogue.picture_size select picture_id, 'thumb', 1, 1, '\\x00' from catalogue.picture;
    insert into catalogue.category (org_id, category_id, tree, name_zh)
    select md5('org' || n % 50)::uuid, md5('c' || n)::uuid, 'own', '类' || n from generate_series(1, 2000) n;
    insert into catalogue.category_product
    select md5('org' || n % 50)::uuid, md5('c' || 1 + (n - 1) % 2000)::uuid, md5('p' || 1 + n / 2)::uuid from generate_series(1, 40000) n
     where md5('org' || n % 50) = md5('org' || (1 + (n - 1) % 2000) % 50)`)
  await client.query('vacuum (analyze)')
}, 120_000)
afterAll(async () => {
  await client.end()
  await house.close()
})

test.each([
  ['depthOf', ['product_pkey', 'product_change_pkey']],
  ['submitters', ['product_pkey']],
  ['flagsOf', ['product_flag_pkey']],
  ['holdersOfGtins', ['product_gtins']],
  ['expiringProducts', ['product_approval_to']],
  ['requestById', ['change_request_pkey']],
  ['readRequest', ['change_request_pkey']],
  ['openRequest', ['change_request_open']],
  ['dueRequests', ['change_request_']],
  ['listRequests', ['change_request_']],
  ['newestLeaflet', ['leaflet_pkey']],
  ['leafletsOf', ['leaflet_pkey', 'product_approval']],
  ['productsOfDrug', ['product_drug']],
  ['substitutesOf', ['product_drug']],
  // A few thousand drugs are read whole, with a filter or without; their products are not.
  ['listDrugs', ['product_drug']],
  ['picturesOf', ['picture_product']],
  ['pictureContent', ['picture_size_pkey']],
  ['pictureByContent', ['picture_product_id_sha256_key']],
  ['treeOf', ['category_', 'category_product_pkey']],
  ['categoryById', ['category_pkey']],
  ['sameName', ['category_']],
  ['ancestors', ['category_pkey']],
  ['categoryProducts', ['category_product_']],
])('%s goes by its indexes and scans no large table', async (name, indexes) => {
  const statement = allStatements().find(known => known.name === `catalogue.${name}`)
  const { rows } = await client.query<Record<string, string>>(`explain (generic_plan) ${statement?.text}`)
  const plan = rows.map(row => row['QUERY PLAN']).join('\n')
  for (const index of indexes) expect(plan).toContain(index)
  expect(plan).not.toMatch(
    /Seq Scan on (?:product|category_product|change_request|leaflet|picture|product_flag)\b/,
  )
})
