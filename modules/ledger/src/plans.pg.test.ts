import { allStatements } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import './face.ts'
import { type LedgerHouse, openLedger } from './ledger.fixture.ts'

let house: LedgerHouse
beforeAll(async () => {
  house = await openLedger()
  // 40 organisations with 100 buyers each and 60,000 transfers: enough for a sequential scan to be a mistake.
  await house.asOwner(`
    insert into ledger.account (org_id, account_id, code, party_org_id, opened_at)
    select md5('org' || o)::uuid, md5('account' || o || '/' || b)::uuid, case b when 0 then '9001' else '1122' end,
           case b when 0 then null else md5('buyer' || b)::uuid end, now()
      from generate_series(1, 40) o, generate_series(0, 100) b`)
  await house.asOwner(`
    insert into ledger.transfer (org_id, transfer_id, debit_account_id, credit_account_id, amount_fen, kind, code, part,
      document_id, document_no, business_date, rule_version, at)
    select md5('org' || n % 40)::uuid, md5('transfer' || n)::uuid, md5('account' || n % 40 || '/' || 1 + n % 100)::uuid,
           md5('account' || n % 40 || '/0')::uuid, n, 'pending', 'order', 'order', md5('document' || n)::uuid, 'SO',
           date '2026-01-01' + n % 300, 1, now()
      from generate_series(1, 60000) n`)
  await house.asOwner('analyze ledger.account')
  await house.asOwner('analyze ledger.transfer')
})
afterAll(() => house.close())

const planOf = async (name: string): Promise<string> => {
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
  'ledger.applyAll',
  'ledger.insertAccounts',
  'ledger.updateDebitLimits',
  'ledger.accountsAfter',
  'ledger.countersByCode',
  'ledger.balanceSince',
  'ledger.documentsAfter',
  'ledger.transfersBefore',
])('%s probes indexes and never scans a table or a list for each row', async name => {
  const plan = await planOf(name)
  expect(plan).not.toMatch(/Seq Scan on (account|transfer)/)
  // A join filter over a list or another step of the statement is quadratic in the size of the batch.
  expect(plan).not.toMatch(/Join Filter/)
})
