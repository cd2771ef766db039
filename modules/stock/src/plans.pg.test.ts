import { allStatements } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillStock, planOf } from './fill.fixture.ts'
import { openStockTest, type StockTest } from './stock.fixture.ts'

let t: StockTest
beforeAll(async () => {
  t = await openStockTest()
  await fillStock(t.ownerUrl, 30_000)
})
afterAll(() => t.close())

/** Read everything by nature: proofs the whole database, new zones of a place all that lies there. */
const WHOLE = /^stock\.(unbalancedLots|endedTwice|shelvesAgainst\w+|refitShelves)$/

test.each(
  allStatements()
    .filter(s => s.module === 'stock' && !WHOLE.test(s.name))
    .map(s => [s.name, s] as const),
)('%s finds its rows by index, and joins no list quadratically', async (_name, statement) => {
  for (const node of await planOf(t.db, statement.text)) {
    expect(node['Node Type']).not.toBe('Seq Scan')
    const overList = node.Plans?.some(inner => ['Function Scan', 'CTE Scan'].includes(inner['Node Type']))
    if (overList) expect(node['Join Filter'] ?? '').toBe('')
  }
})

test.each([
  ['stock.shelves', 'stock_fefo'],
  ['stock.lotRows', 'stock_expiry'],
  ['stock.productRows', 'stock_fefo'],
  ['stock.entryRows', 'entry_pkey'],
  ['stock.openHoldRows', 'hold_open'],
])('%s reads in the order of %s, without sorting what it will not show', async (name, index) => {
  const nodes = await planOf(t.db, allStatements().find(s => s.name === name)!.text)
  expect(nodes.map(node => node['Index Name'])).toContain(index)
  expect(nodes.map(node => node['Node Type'])).not.toContain('Sort')
})
