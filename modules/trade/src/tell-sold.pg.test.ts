import { addProducts, catalogue, noteDemand, searchProducts } from '@yaolian/catalogue'
import {
  appUrl,
  type Database,
  isRefusal,
  type MovableClock,
  migrate,
  movableClock,
  newId,
  openDatabase,
  systemActor,
  transact,
} from '@yaolian/kernel'
import { testDatabase } from '@yaolian/kernel/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { trade } from './face.ts'
import { tellSold } from './tell-sold.ts'

let db: Database
let owner: Database
let clock: MovableClock
let drop: () => Promise<void>
const makers = ['甲厂', '乙厂', '丙厂']
const products = makers.map(() => newId())
const [first, second, third] = products as [string, string, string]
const sellers = [newId(), newId()]

beforeAll(async () => {
  const made = await testDatabase()
  drop = made.drop
  await migrate(made.ownerUrl, [catalogue, trade])
  clock = movableClock('2026-11-22T01:00:00Z')
  db = openDatabase(appUrl(made.ownerUrl), { clock })
  owner = openDatabase(made.ownerUrl)
  const facts = { genericName: '阿莫西林胶囊', form: '胶囊剂', spec: '0.25g×24粒/盒' }
  const kind = {
    scopeClass: 'chemical',
    rx: 'rx',
    temperature: 'ambient',
    ephedrine: false,
    deviceClass: 0,
  } as const
  const added = await transact(db, { actor: systemActor('test') }, ctx =>
    addProducts(
      ctx,
      makers.map((makerName, i) => ({ productId: products[i]!, ...facts, makerName, ...kind })),
    ),
  )
  expect(added.filter(isRefusal)).toEqual([])
})
afterAll(async () => {
  await Promise.all([db.close(), owner.close()])
  await drop()
})

/** An order of a seller with one line for each product, placed on a day. */
async function order(day: string, state: string, wanted: readonly string[], seller = sellers[0]!) {
  const id = newId()
  await owner.streams.query(
    `insert into trade.sales_order (org_id, order_id, number, buyer_org_id, state, placed_at, reserved_until,
       total_fen, line_count, term_days, minimum_life_days, ship_to)
     values ($1, $2::uuid, $2::text, gen_random_uuid(), $3, $4, $4, 100, $5, 0, 0, '{}')`,
    [seller, id, state, `${day}T04:00:00Z`, wanted.length],
  )
  await owner.streams.query(
    `insert into trade.order_line (org_id, order_id, line_no, product_id, quantity, price_micro, vat_bp,
       amount_fen, price_source, price_id)
     select $1, $2, n, p, 200, 1, 1300, 1, 'list', gen_random_uuid()
       from unnest($3::uuid[]) with ordinality as w (p, n)`,
    [seller, id, wanted],
  )
}

const sold = async () => {
  const { rows } = await owner.streams.query('select product_id, sold, xmin from catalogue.search_row')
  const of = new Map(rows.map(row => [row.product_id as string, row]))
  return { counts: products.map(id => of.get(id)?.sold), versions: products.map(id => of.get(id)?.xmin) }
}
const found = async () => {
  const answer = await transact(db, { actor: systemActor('test') }, ctx =>
    searchProducts(ctx, { q: '阿莫西林', limit: 5, states: ['draft', 'published'] }),
  )
  return answer.rows.map(row => row.makerName)
}
/** The way to published needs two people; here only the state matters, and drafts stand behind everything. */
const publish = () => owner.streams.query(`update catalogue.search_row set state = 'published', weight = 0`)

test('what was ordered most in 90 days stands in front; cancelled, expired and older orders count for nothing', async () => {
  await publish()
  await order('2026-11-20', 'signed', [third, second])
  await order('2026-11-21', 'placed', [third], sellers[1])
  for (const state of ['cancelled', 'expired']) await order('2026-11-21', state, [first])
  for (const day of ['2026-08-23', '2026-08-24']) await order(day, 'signed', [first])
  for (let n = 0; n < 4; n++) await order('2026-08-20', 'signed', [first])
  await tellSold(db)
  expect((await sold()).counts).toEqual([1, 1, 2])
  expect((await found())[0]).toBe('丙厂')
})

test('run again it writes nothing', async () => {
  const before = await sold()
  await tellSold(db)
  expect(await sold()).toEqual(before)
})

test('what nobody orders any more loses its place, and how many firms offer it stays', async () => {
  await transact(db, { actor: systemActor('test') }, ctx =>
    noteDemand(ctx, [{ productId: third, offers: 2, sold: null }]),
  )
  clock.set('2027-02-20T01:00:00Z')
  await order('2027-02-18', 'confirmed', [second])
  await tellSold(db)
  expect((await sold()).counts).toEqual([0, 1, 0])
  const { rows } = await owner.streams.query(
    'select offers, weight from catalogue.search_row where product_id = $1',
    [third],
  )
  expect(rows).toEqual([{ offers: 2, weight: 1020 }])
})
