import { type Database, openDatabase } from '@yaolian/kernel'

export const FILLED_ORG = '01900000-0000-7000-8000-000000000001'
const OTHER_ORG = '01900000-0000-7000-8000-000000000002'

/** The n-th id of a kind, as SQL: `kind` is one hexadecimal digit. */
const id = (kind: string, n: string) =>
  `('0190000${kind}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`
export const filledId = (kind: 'a' | 'b' | 'd' | 'f', n: number): string =>
  `0190000${kind}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

/**
 * `shelves` shelves over two organisations, three lots a product, a third of them sold out, and one open reservation
 * and two entries each; analysed, as a database that has lived a while. Products have kind a, lots b, documents d,
 * shelves f.
 */
export async function fillStock(ownerUrl: string, shelves: number): Promise<void> {
  const owner = openDatabase(ownerUrl)
  const run = (text: string) => owner.streams.query(text)
  const org = `(case when n % 10 = 0 then '${OTHER_ORG}' else '${FILLED_ORG}' end)::uuid`
  const place = `('0190000c-0000-7000-8000-' || right(${org}::text, 12))::uuid`
  const series = `generate_series(1, ${shelves}) as n`
  for (const each of [FILLED_ORG, OTHER_ORG])
    await run(`insert into stock.place values ('${each}', ('0190000c-0000-7000-8000-' || right('${each}', 12))::uuid,
      '库', 'warehouse', '{ambient,cool}', true, now())`)
  await run(`insert into stock.place select ${id('7', 'n')}, ${id('8', 'n')}, '店', 'store', '{ambient}', true, now()
      from generate_series(1, 3000) as n`)
  await run(`insert into stock.lot (org_id, lot_id, product_id, lot_no, expires_on, temperature, quality, unit_cost_micro,
      received_at) select ${org}, ${id('b', 'n')}, ${id('a', 'n / 3')}, 'L' || n, date '2026-06-01' + n % 1000, 'cool',
      'accepted', 1000000, now() from ${series}`)
  await run(`insert into stock.stock (org_id, stock_id, product_id, lot_id, place_id, lot_no, expires_on,
      unit_cost_micro, quality, recalled, stops, place_fits, on_hand, reserved)
    select ${org}, ${id('f', 'n')}, ${id('a', 'n / 3')}, ${id('b', 'n')}, ${place}, 'L' || n,
      date '2026-06-01' + n % 1000, 1000000, 'accepted', false, 0, true, 100 * least(1, n % 3), least(1, n % 3) from ${series}`)
  await run(`insert into stock.reservation (org_id, reservation_id, document_id, line_no, stock_id, lot_id, quantity,
      expires_at) select ${org}, ${id('e', 'n')}, ${id('d', 'n / 5')}, n % 5, ${id('f', 'n')}, ${id('b', 'n')}, 1,
      timestamptz '2026-12-01' + n * interval '1 second' from ${series} where n % 3 > 0`)
  await run(`insert into stock.entry (org_id, lot_id, stock_id, on_hand, reserved, reason, at, by_name)
    select ${org}, ${id('b', 'n')}, ${id('f', 'n')}, 100, 0, 'opening', now(), 'x' from ${series} where n % 3 > 0`)
  await run(`insert into stock.hold (org_id, hold_id, lot_id, cause, whole_lot, reason, placed_at, placed_name)
    select ${org}, ${id('9', 'n')}, ${id('b', 'n')}, 'doubt', true, '', now(), 'x' from ${series} where n % 50 = 0`)
  await run(
    `insert into stock.hold_line select ${org}, ${id('9', 'n')}, ${id('f', 'n')}, 1 from ${series} where n % 5 = 0`,
  )
  await run(`insert into catalogue.drug values (${id('6', '1')}, '药', '片剂')`)
  await run(`insert into catalogue.product (product_id, drug_id, generic_name, form, strength, spec, sales_unit,
      pack_levels, maker_name, scope_class, rx, temperature, ephedrine, device_class, assumed, demo, search_text,
      name_key, brand_key, pinyin, initials, grams, updated_at)
    select ${id('a', 'n')}, ${id('6', '1')}, '药' || n, '片剂', '', '', '盒', '[]', '', 'chemical', 'rx', 'ambient',
      false, 0, '{}', false, '药', '药', '', 'yao', 'y', '{}', now() from generate_series(0, ${shelves} / 3) as n`)
  await run('analyze catalogue.product')
  await run(
    'analyze stock.place, stock.lot, stock.stock, stock.reservation, stock.entry, stock.hold, stock.hold_line',
  )
  await owner.close()
}

type Plan = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Join Filter'?: string
  Plans?: Plan[]
}

/** Nodes of the plan that any values get, as the role that serves, with row-level security on. */
export async function planOf(db: Database, text: string): Promise<Plan[]> {
  const client = await db.streams.connect()
  try {
    await client.query(`begin; set local app.orgs = '${FILLED_ORG}'`)
    const { rows } = await client.query(`explain (generic_plan, format json) ${text}`)
    const nodes: Plan[] = []
    const walk = (plan: Plan): void => {
      nodes.push(plan)
      plan.Plans?.forEach(walk)
    }
    const [explained] = JSON.parse(rows[0]['QUERY PLAN']) as [{ Plan: Plan }]
    walk(explained.Plan)
    return nodes
  } finally {
    await client.query('rollback')
    client.release()
  }
}
