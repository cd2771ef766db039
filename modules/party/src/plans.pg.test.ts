import { allStatements } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import './face.ts'
import { openHouse, type TestHouse } from './house.fixture.ts'
import { faultsOf } from './plan.fixture.ts'

const SELLER = '01900000-0000-7000-8000-000000000001'
const FIRMS = 10_000

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
  const run = (text: string) => house.asOwner(text)
  const series = `generate_series(1, ${FIRMS}) as n`
  const org = `('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`
  await run(`insert into party.organisation (org_id, uscc, name, short_name, kind, province, city, registered_at, parent_org_id)
    select ${org}, 'U' || n, '武汉第' || n || '大药房', '第' || n || '大药房', case when n % 50 = 0 then 'clinic' else 'pharmacy' end,
           case when n % 2 = 0 then '湖北省' else '河南省' end, '武汉市', now(),
           case when n % 40 > 0 then md5('head' || n % 40)::uuid end from ${series}`)
  await run(`insert into party.licence (licence_id, org_id, kind, number, scope, issued_by, valid_from, valid_to, state,
      added_at, verified_at)
    select md5('licence' || n)::uuid, ${org}, 'drug_retail', 'N' || n, '{chemical}', 'x', '2024-01-01',
           date '2026-11-01' + n % 900, 'valid', now(), now() from ${series}`)
  await run(`update party.licence set checked_on = date '2026-01-01' + (valid_to - date '2026-11-01') % 330,
      check_told_on = case when valid_to > '2026-12-01' then date '2026-11-01' end, warned_days = 7`)
  await run(`insert into party.licence_document select org_id, licence_id, md5('file' || licence_id)::uuid, org_id, 'x',
      'pdf', 1, 'x', now(), null, 'x' from party.licence`)
  await run(`insert into party.document_view select '${SELLER}'::uuid, md5('view' || n)::uuid, md5('licence' || n % 50)::uuid,
      md5('file' || n)::uuid, ${org}, null, 'x', now() - n * interval '1 minute' from ${series}`)
  await run(`insert into party.notice (org_id, notice_id, kind, licence_id, about_org_id, facts, at, closed_at)
    select case when n % 2 = 0 then '${SELLER}'::uuid else ${org} end, md5('notice' || n)::uuid, 'licence_expiring',
           md5('licence' || n)::uuid, ${org}, '{}', now(), case when n % 3 > 0 then now() end from ${series}`)
  await run(`insert into party.licence_change (licence_id, version, org_id, step, reason, by_name, at)
    select md5('licence' || n)::uuid, 1, ${org}, 'add', '', 'x', now() from ${series}`)
  await run(
    `insert into party.standing select ${org}, 1, 'pharmacy', 'x', false, 'active', '{}' from ${series}`,
  )
  await run(`insert into party.relation_approval (org_id, relation_id, direction, partner_org_id, state, requested_by,
      requested_name, requested_at)
    select case when n % 2 = 0 then '${SELLER}'::uuid else md5('o' || n % 100)::uuid end, md5('relation' || n)::uuid,
           'customer', ${org}, 'approved', ${org}, 'x', now() - n * interval '1 minute' from ${series}`)
  await run(`insert into party.relation_step (org_id, relation_id, version, step, state, reason, by_user, by_name, at)
    select org_id, relation_id, 1, 'request', 'pending', '', requested_by, 'x', now() from party.relation_approval`)
  await run(`insert into party.address select ${org}, md5('address' || n)::uuid, '总店', 'x', '1', 'x', 'x', 'x', 'x', true,
      null, null, 'active', now() from ${series}`)
  await run(`insert into party.approval_paper (org_id, relation_id, paper_id, kind, file_org_id, file_id, file_name, added_by,
      added_name, added_at)
    select org_id, relation_id, md5('paper' || relation_id)::uuid, 'licence_copy', org_id, relation_id, 'x',
           requested_by, 'x', now() from party.relation_approval`)
  await run(`insert into party.first_product (org_id, relation_id, product_id, state, product, asked_at)
    select '${SELLER}', md5('file' || n / 100)::uuid, md5('product' || n)::uuid,
           case when n % 7 = 0 then 'rejected' else 'approved' end, '{"genericName":"x","makerName":"y"}',
           now() - n * interval '1 minute' from ${series}`)
  await run(`insert into party.buying_policy select ${org}, true, ${org}, 'x', now() from ${series}`)
  await run(`insert into party.salesperson (org_id, salesperson_id, name, id_masked, regions, valid_from, valid_to, file_id,
      file_name, added_by, added_name, added_at)
    select case when n % 2 = 0 then '${SELLER}'::uuid else ${org} end, md5('person' || n)::uuid, 'x', 'x', '{湖北省}',
           '2026-01-01', date '2026-01-01' + n % 900, ${org}, 'x', ${org}, 'x', now() from ${series}`)
  await run(`analyze party.approval_paper, party.first_product, party.buying_policy, party.salesperson`)
  await run(`analyze party.organisation, party.licence, party.licence_change, party.licence_document,
      party.document_view, party.notice, party.standing,
      party.relation_approval, party.relation_step, party.address`)
})
afterAll(() => house.close())

/** Counting a list reads it, up to 10,001 rows; so do partners, of whom a firm has as many as it has relations. */
const READS_ITS_LIST = /^party\.(countOrganisations|countRelations|countFirstProducts|partnerPage)$/

test.each(
  allStatements()
    .filter(statement => statement.module === 'party' && !READS_ITS_LIST.test(statement.name))
    .map(statement => [statement.name, statement.text] as const),
)('%s finds its rows by index, and joins no list quadratically', async (_name, text) => {
  const plan = await house.planOf(text, SELLER)
  expect(faultsOf(plan)).toEqual([])
})
