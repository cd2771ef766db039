import pg from 'pg'
import { seedPairs } from './seed-pairs.ts'
import {
  allProducts,
  FLASH_SELLER,
  FLASH_UNITS,
  HOT_PRODUCTS,
  type MarketSize,
  PLENTY_UNITS,
  SCARCE_PRODUCTS,
  scarceUnitsOfLot,
} from './sizes.ts'

/**
 * Fills a migrated, empty database with the market, through the tables: 400,000 products by the use cases would
 * take an hour and measure nothing. Whatever the proofs check is there, opening entries included.
 */
export async function seedMarket(
  ownerUrl: string,
  size: MarketSize,
  say: (text: string) => void,
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(`set synchronous_commit = off; set maintenance_work_mem = '512MB'`)
    const indexes = await dropIndexes(client)
    for (const [name, text] of [...firms(size), ...goods(size)]) {
      say(name)
      await client.query(text)
    }
    say('approvals, credit lines, accounts')
    await seedPairs(client, size)
    say('indexes')
    for (const index of indexes) await client.query(index)
    // A market that has lived a while: hint bits are set and statistics are there. Pages that were never vacuumed
    // would be written whole into the log by their first readers, and the measurement with them.
    say('vacuum')
    await client.query('vacuum (analyze)')
    await client.query('checkpoint')
  } finally {
    await client.end()
  }
}

/** Those that no constraint needs: built afterwards in one go. Gives what builds them. */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
      from pg_index i join pg_class c on c.oid = i.indrelid
     where c.relnamespace::regnamespace::text in
             ('party', 'identity', 'catalogue', 'stock', 'ledger', 'price', 'credit')
       and not exists (select from pg_constraint where conindid = i.indexrelid)`)
  for (const { name } of rows) await client.query(`drop index ${name}`)
  return rows.map(row => row.definition)
}

type Step = readonly [name: string, text: string]

const ID = (prefix: string, n: string): string =>
  `('${prefix}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`
const each = (count: number): string => `from generate_series(0, ${count - 1}) as n`
const SCOPE = `array['chemical', 'antibiotic']`
const seller = ID('5e110000', 'n')
const buyer = ID('b0000000', 'n')

function firms({ sellers, buyers }: MarketSize): Step[] {
  const firm = (id: string, kind: string): string => `
    insert into party.organisation (org_id, uscc, name, short_name, kind, province, city, registered_at)
    select ${id}, '${kind}' || n, '${kind} ' || n, '${kind} ' || n, '${kind}', '湖北省', '武汉市', now()`
  const licence = (id: string, kind: string, scope: string): string => `
    insert into party.licence (licence_id, org_id, kind, number, scope, issued_by, valid_from, valid_to, state,
           added_at, verified_at, checked_on)
    select gen_random_uuid(), ${id}, '${kind}', '${kind}' || n, ${scope}, '药监局', '2024-01-01',
           current_date + 3000, 'valid', now(), now(), current_date`
  // sizes.ts: isOutOfScope
  const scopeOfBuyer = `case when n % 100 < 4 then array['health_food'] else ${SCOPE} end`
  return [
    ['sellers', `${firm(seller, 'distributor')} ${each(sellers)}`],
    ['their licences', `${licence(seller, 'drug_wholesale', SCOPE)} ${each(sellers)}`],
    // First purchases are asked for and answered in every order; approved rows for each buyer and product would be
    // 160 million, so these buyers are of a kind that the rule leaves free, and it is the reading that is measured.
    ['buyers', `${firm(buyer, 'clinic')} ${each(buyers)}`],
    ['their licences', `${licence(buyer, 'drug_retail', scopeOfBuyer)} ${each(buyers)}`],
    [
      'standings',
      `insert into party.standing (org_id, version, kind, name, is_person, state, facts)
       select o.org_id, 1, o.kind, o.name, false, 'active', jsonb_build_object(
                'orgId', o.org_id, 'kind', o.kind, 'isPerson', false, 'licences', jsonb_build_array(
                  jsonb_build_object('kind', l.kind, 'scope', l.scope, 'validFrom', l.valid_from,
                                     'validTo', l.valid_to, 'state', l.state)))
         from party.organisation o join party.licence l on l.org_id = o.org_id`,
    ],
    [
      'addresses',
      `insert into party.address (org_id, address_id, label, contact, phone, province, city, district, detail,
              is_default, added_at)
       select ${buyer}, ${ID('ad000000', 'n')}, '门店', '收货', '13800000000', '湖北省', '武汉市', '江岸区',
              n || ' 号', true, now() ${each(buyers)}`,
    ],
    ['people and their sessions', people(buyers)],
  ]
}

const people = (buyers: number): string => `
  insert into identity.user_account (user_id, name, display_name, password_hash, password_changed_at, created_at)
  select ${ID('0e000000', 'n')}, 'bench-' || n, '采购员 ' || n, '-', now(), now() ${each(buyers)};
  insert into identity.membership (user_id, org_id, roles, added_at)
  select ${ID('0e000000', 'n')}, ${buyer}, '{purchaser}', now() ${each(buyers)};
  insert into identity.session (token_hash, session_id, user_id, org_id, created_at, last_seen_at, expires_at,
         ip, agent)
  select encode(sha256(rpad(replace((${buyer})::text, '-', ''), 43, '0')::bytea), 'hex'),
         ${ID('5e550000', 'n')}, ${ID('0e000000', 'n')}, ${buyer}, now(), now(), now() + interval '7 days',
         '', 'bench' ${each(buyers)}`

function goods(size: MarketSize): Step[] {
  const { sellers, warehouses, lotsPerProduct } = size
  const products = allProducts(size)
  const ownerOf = (product: string): string =>
    `case when ${product} < ${size.products} then ${product} % ${sellers} else ${FLASH_SELLER} end`
  const owner = ID('5e110000', ownerOf('n'))
  const lot = `n / ${lotsPerProduct}`
  const lotOwner = ID('5e110000', ownerOf(lot))
  const lots = products * lotsPerProduct
  const expiry = `current_date + 400 + (n % ${lotsPerProduct})::int * 180`
  const units = unitsOfLot(size)
  return [
    [
      'drugs',
      `insert into catalogue.drug (drug_id, generic_name, form)
       select ${ID('dd000000', 'n')}, '药品' || n, '片剂' ${each(Math.ceil(products / 4))}`,
    ],
    [
      'products',
      `insert into catalogue.product (product_id, drug_id, generic_name, form, strength, spec, sales_unit,
              pack_levels, maker_name, approval_no, approval_state, scope_class, rx, temperature, ephedrine,
              device_class, grams, assumed, state, demo, search_text, name_key, brand_key, pinyin, initials,
              updated_at)
       select ${ID('d0000000', 'n')}, ${ID('dd000000', 'n / 4')}, '药品' || n / 4, '片剂', '0.25g',
              '0.25g×' || (12 + n % 4) || '片/盒', '盒', '[{"level":"盒","units":1},{"level":"件","units":200}]',
              '厂家' || n % 900, '国药准字H' || (10000000 + n), 'valid',
              case when n % 10 = 0 then 'antibiotic' else 'chemical' end, 'rx', 'ambient', false, 0,
              array['药', '药品', '品'], '{}', 'published', true, '药品' || n / 4, '药品' || n / 4, '',
              'yaopin' || n / 4, 'yp' || n / 4, now()
       ${each(products)}`,
    ],
    [
      'prices',
      `insert into price.list_price (org_id, price_id, product_id, price_micro, vat_bp, valid_from, version,
              reason, changed_at, changed_name)
       select ${owner}, ${ID('b1ce0000', 'n')}, ${ID('d0000000', 'n')}, 1000000 + (n::bigint * 7919 % 40000) * 1000,
              1300, '2026-01-01', 1, '', now(), 'bench' ${each(products)};
       insert into price.offer (product_id, org_id, listed, min_quantity, multiple, changed_at, changed_name)
       select ${ID('d0000000', 'n')}, ${owner}, true, 1, 1, now(), 'bench' ${each(products)}`,
    ],
    [
      'contract prices',
      // One buyer in ten has a price of its own at the first seller for each of its ten best sellers.
      `insert into price.contract_price (org_id, price_id, buyer_org_id, product_id, price_micro, vat_bp, valid_from,
              version, reason, changed_at, changed_name)
       select ${ID('5e110000', '0')}, gen_random_uuid(), ${buyer}, ${ID('d0000000', `rank * ${sellers}`)}, 900000, 1300,
              '2026-01-01', 1, '', now(), 'bench'
         from generate_series(0, ${size.buyers - 1}, 10) as n, generate_series(0, 9) as rank`,
    ],
    [
      'places',
      `insert into stock.place (org_id, place_id, name, kind, zones, main, opened_at)
       select ${seller}, ${ID('9a000000', `n % ${warehouses}`)}, '一号库', 'warehouse', '{ambient,cool,cold}',
              true, now() ${each(sellers)}`,
    ],
    [
      'lots',
      `insert into stock.lot (org_id, lot_id, product_id, lot_no, expires_on, temperature, quality,
              unit_cost_micro, received_at)
       select ${lotOwner}, ${ID('10700000', 'n')}, ${ID('d0000000', lot)}, 'L' || n, ${expiry}, 'ambient',
              'accepted', 800000, now() ${each(lots)}`,
    ],
    [
      'stock',
      `insert into stock.stock (org_id, stock_id, product_id, lot_id, place_id, lot_no, expires_on,
              unit_cost_micro, quality, recalled, stops, place_fits, on_hand)
       select ${lotOwner}, ${ID('570c0000', 'n')}, ${ID('d0000000', lot)}, ${ID('10700000', 'n')},
              ${ID('9a000000', `(${ownerOf(lot)}) % ${warehouses}`)}, 'L' || n, ${expiry}, 800000, 'accepted',
              false, 0, true, ${units} ${each(lots)}`,
    ],
    [
      'opening entries',
      `insert into stock.entry (org_id, lot_id, stock_id, on_hand, reason, at, by_name)
       select ${lotOwner}, ${ID('10700000', 'n')}, case leg when 1 then ${ID('570c0000', 'n')} end, leg * ${units},
              'opening', now(), 'bench'
         from generate_series(0, ${lots - 1}) as n cross join (values (1), (-1)) as l (leg)`,
    ],
  ]
}

/** Plenty of everything, but little of the scarce hot products and of the flash product, spread over its lots. */
function unitsOfLot(size: MarketSize): string {
  const { products, lotsPerProduct } = size
  const firstScarce = products * lotsPerProduct
  const firstPlenty = firstScarce + SCARCE_PRODUCTS * lotsPerProduct
  const firstFlash = (products + HOT_PRODUCTS) * lotsPerProduct
  const rest = FLASH_UNITS - (lotsPerProduct - 1) * 300
  return `case when n < ${firstScarce} then ${PLENTY_UNITS}
               when n < ${firstPlenty} then ${scarceUnitsOfLot(size)}
               when n < ${firstFlash} then ${PLENTY_UNITS}
               when n = ${firstFlash} then ${rest} else 300 end`
}
