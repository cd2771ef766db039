import { allStatements } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CreditHouse, openCredit } from './credit.fixture.ts'

let house: CreditHouse
beforeAll(async () => {
  house = await openCredit()
  // 30 sellers with 200 buyers each, 60,000 items of which one in ten is open, and a receipt left over here and there.
  await house.asOwner(`
    insert into credit.line (org_id, buyer_org_id, limit_fen, term_days, changed_by, changed_at)
    select md5('seller' || s)::uuid, md5('buyer' || b)::uuid, 1000000, 30, 'test', now()
      from generate_series(1, 30) s, generate_series(1, 200) b`)
  await house.asOwner(`
    insert into ledger.account (org_id, account_id, code, party_org_id, opened_at)
    select org_id, md5(org_id::text || buyer_org_id)::uuid, '1122', buyer_org_id, now() from credit.line`)
  await house.asOwner(`
    insert into credit.open_item (org_id, item_id, buyer_org_id, document_no, issued_on, due_on, amount_fen, open_fen)
    select md5('seller' || 1 + n % 30)::uuid, md5('item' || n)::uuid, md5('buyer' || 1 + n / 30 % 200)::uuid, 'SO',
           date '2026-01-01', date '2026-02-01' + n % 300, 100, case when n % 10 = 0 then 100 else 0 end
      from generate_series(1, 60000) n`)
  await house.asOwner(`
    insert into credit.receipt (org_id, receipt_id, buyer_org_id, kind, document_no, received_on, amount_fen, unmatched_fen)
    select org_id, item_id, buyer_org_id, 'payment', 'PY', due_on, 100, case when open_fen > 0 then 1 else 0 end
      from credit.open_item`)
  await house.asOwner(`insert into credit.granted select buyer_org_id, org_id from credit.line`)
  for (const table of [
    'credit.line',
    'credit.open_item',
    'credit.receipt',
    'credit.granted',
    'ledger.account',
  ])
    await house.asOwner(`analyze ${table}`)
})
afterAll(() => house.close())

async function planOf(name: string): Promise<string> {
  const statement = allStatements().find(one => one.name === name)
  const client = await house.db.streams.connect()
  try {
    await client.query(`begin; set local app.orgs = '00000000-0000-7000-8000-000000000000'`)
    const { rows } = await client.query(`explain (generic_plan) ${statement?.text}`)
    return rows.map(row => row['QUERY PLAN']).join('\n')
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test.each([
  'credit.linesOfPairs',
  'credit.linesOfSeller',
  'credit.upsertLines',
  'credit.setLock',
  'credit.liftOverdue',
  'credit.holdLines',
  'credit.insertItems',
  'credit.openItems',
  'credit.unmatchedReceipts',
  'credit.payItems',
  'credit.useReceipts',
  'credit.grantedAfter',
])('%s probes indexes and never scans a table or a list for each row', async name => {
  const plan = await planOf(name)
  expect(plan).not.toMatch(/Seq Scan on (line|open_item|receipt|granted|account)/)
  // A join filter over a list is quadratic in the size of the batch.
  expect(plan).not.toMatch(/Join Filter/)
})
