import { day, type Statement, uuid } from '@yaolian/kernel'
import { testDatabase } from '@yaolian/kernel/test'
import { checkSql } from '@yaolian/tools'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'

// That stock can't be oversold with its guard removed is shown where the guard is: modules/stock/src/proofs.pg.test.ts.

let ownerUrl: string
let drop: () => Promise<void>
beforeAll(async () => {
  ;({ ownerUrl, drop } = await testDatabase())
})
afterAll(() => drop())

/** As `statements(module)` would register it; not registered, since other tests check whatever is. */
const statement = (module: string, text: string, more: Partial<Statement> = {}): Statement => {
  const columns = { lotId: uuid, expiresOn: day }
  const plain = { params: [], columns, writes: false, journal: false, order: null }
  return { name: `${module}.tried`, module, text, ...plain, ...more } as Statement
}
const check = (tried: Statement) => checkSql(ownerUrl, [tried])
const LOTS = 'select lot_id, expires_on from stock.lot'

test('a statement may read the tables of its own module', async () => {
  expect(await check(statement('stock', LOTS))).toEqual([])
})

test('a statement that reads another module’s table is named', async () => {
  expect(await check(statement('price', LOTS))).toEqual(['price.tried: permission denied for table lot'])
})

test('a wrong column, a wrong type and a missing table are named', async () => {
  const [column] = await check(statement('stock', 'select lot_id, expires from stock.lot'))
  expect(column).toContain('stock.tried: column "expires" does not exist')
  const [type] = await check(statement('stock', 'select lot_id, lot_no from stock.lot'))
  expect(type).toBe('stock.tried: declares columns of uuid,date, the server gives uuid,text')
  const byText: Partial<Statement> = { params: [['org', { ...uuid, type: 'text' }]] }
  const [parameter] = await check(statement('stock', `${LOTS} where org_id = $1`, byText))
  expect(parameter).toBe('stock.tried: org is text, the server takes uuid')
})

test('a tenant’s table that can’t be distributed and a view that sees every tenant are named', async () => {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query(`
    create table price.wish (wish_id uuid primary key, org_id uuid not null);
    call kernel.own('price.wish');
    create view stock.everything as select * from stock.lot`)
  await owner.end()
  const faults = await check(statement('stock', LOTS))
  expect(faults).toEqual([
    'price.wish: is owned by organisations, but a unique key begins with wish_id',
    expect.stringMatching(/^stock\.everything: is owned by /),
  ])
})
