import { allStatements } from '@yaolian/kernel'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHouse, type TestHouse } from './house-for-tests.ts'

let house: TestHouse
let client: pg.Client

/** 20,000 products, 300 imports of 50 firms with 30,000 rows, as many codes, 2,000 merges. */
beforeAll(async () => {
  house = await openHouse()
  client = new pg.Client({ connectionString: house.ownerUrl })
  await client.connect()
  const org = "md5('org' || n % 50)::uuid"
  await client.query(`
    insert into catalogue.drug (drug_id, generic_name, form) values (gen_random_uuid(), '填充', '片剂');
    insert into catalogue.product (product_id, drug_id, generic_name, brand, form, strength, spec, sales_unit,
      pack_levels, maker_name, approval_no, scope_class, rx, temperature, ephedrine, device_class, assumed, demo,
      search_text, name_key, brand_key, pinyin, initials, grams, gtins, updated_at, state)
    select md5('p' || n)::uuid, drug_id, '填充' || chr(20000 + n % 2000) || '片',
      case when n % 3 = 0 then '牌' || chr(20000 + n % 50) end, '片剂', '', n || 'mg×' || n % 50 || '片/盒', '盒', '[]',
      chr(22000 + n % 300) || '江制药', '国药准字H' || (20000000 + n), 'chemical', 'rx', 'ambient', false, 0, '{}', true,
      '', '', '', md5(n::text), '', '{}', array[lpad(n::text, 14, '0')], now(), 'published'
      from generate_series(1, 20000) n, (select drug_id from catalogue.drug limit 1) d;
    update catalogue.product p set state = 'withdrawn', merged_into = md5('p1')::uuid
     where product_id in (select md5('p' || n)::uuid from generate_series(10000, 10999) n);
    insert into catalogue.list_import
    select ${org}, md5('i' || n)::uuid, gen_random_uuid(), 'x.csv', 'review', '[]', 1, '{}', '[]', 100, 'x', now()
      from generate_series(1, 300) n;
    insert into catalogue.import_row (org_id, import_id, line, cells, code, state, decision, score)
    select i.org_id, i.import_id, n, '{}', 'c:' || n, case when n % 4 = 0 then 'waiting' else 'open' end, 'match', 97
      from catalogue.list_import i, generate_series(1, 100) n;
    insert into catalogue.column_mapping select ${org}, 't' || n, '{}', now() from generate_series(1, 2000) n;
    insert into catalogue.partner_code select ${org}, 'c:' || n, md5('p' || n)::uuid, '', 'x', now()
      from generate_series(1, 20000) n;
    insert into catalogue.product_merge (merge_id, product_id, survivor_id, state, rule, score, reason, before,
      proposed_name, proposed_at, decided_at)
    select md5('m' || n)::uuid, md5('p' || (9999 + n))::uuid, md5('p1')::uuid, 'merged', 'facts', 97, 'x', '{}', 'x', now(), now()
      from generate_series(1, 1000) n`)
  await client.query('vacuum (analyze)')
}, 120_000)
afterAll(async () => {
  await client.end()
  await house.close()
})

test.each([
  ['importsNewest', ['list_import_pkey']],
  ['importById', ['list_import_pkey']],
  ['mappingOf', ['column_mapping_pkey']],
  ['waitingRows', ['import_row_']],
  ['rowsOfImport', ['import_row_']],
  ['rowsByLine', ['import_row_pkey']],
  ['settledRows', ['import_row_']],
  ['countRows', ['import_row_']],
  ['setRows', ['import_row_pkey']],
  ['decideRow', ['import_row_pkey']],
  ['productsByCode', ['partner_code_pkey', 'product_pkey']],
  ['productsByNumber', ['product_approval']],
  ['productsByGtin', ['product_gtins']],
  ['productsByBeginning', ['product_match_name', 'product_match_brand']],
  ['productsToMatch', ['product_pkey']],
  ['mergesListed', ['product_merge_']],
  ['mergedInto', ['product_merged']],
  ['openMerges', ['product_merge_open']],
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
