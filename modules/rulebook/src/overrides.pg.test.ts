import {
  type Actor,
  allStatements,
  appUrl,
  type Database,
  migrate,
  movableClock,
  newId,
  openDatabase,
  transact,
} from '@yaolian/kernel'
import { testDatabase } from '@yaolian/kernel/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rulebook } from './face.ts'
import { listOverrides } from './list-overrides.ts'
import { readGrants } from './pass-overrides.ts'
import { endOverride, signOverride } from './sign-override.ts'

let db: Database
let owner: Database
let close: () => Promise<void>
const clock = movableClock('2026-11-22T01:00:00.000Z')

beforeAll(async () => {
  const { ownerUrl, drop } = await testDatabase()
  await migrate(ownerUrl, [rulebook])
  db = openDatabase(appUrl(ownerUrl), { clock, size: 3 })
  owner = openDatabase(ownerUrl, { size: 1 })
  close = async () => {
    await owner.close()
    await db.close()
    await drop()
  }
})
afterAll(() => close())

const RIGHTS = ['rulebook.hits.read', 'rulebook.override', 'rulebook.override.quality']
const person = (orgId: string, name: string, rights = RIGHTS): Actor => ({
  kind: 'user',
  userId: newId(),
  name,
  orgId,
  rights: new Set(rights),
})
type Wanted = {
  overrideId: string
  ruleId: string
  buyerOrgId: string
  validTo: string
  sellerOrgId?: string
}
const sign = (actor: Actor, wanted: Wanted) =>
  transact(db, { actor }, ctx => signOverride(ctx, { id: newId(), reason: '应急采购，附批件', ...wanted }))
const grants = (sellerOrgId: string, buyerOrgId: string) =>
  transact(db, { actor: person(sellerOrgId, 'x') }, ctx => readGrants(ctx, [{ sellerOrgId, buyerOrgId }]))

test('two people sign, it counts until its last day, and each signature stands', async () => {
  const [seller, buyerOrgId] = [newId(), newId()]
  const [anna, bob] = [person(seller, '安娜'), person(seller, '博文')]
  const wanted = { overrideId: newId(), ruleId: 'INV-01', buyerOrgId, validTo: '2026-11-30' }
  expect(await sign(anna, wanted)).toMatchObject({ step: 1, granted: false })
  expect(await grants(seller, buyerOrgId)).toEqual([])
  expect(await sign(anna, wanted)).toMatchObject({ code: 'rulebook.second_person_needed' })
  expect(await sign(bob, wanted)).toMatchObject({ step: 2, granted: true })
  const { overrideId } = wanted
  expect(await grants(seller, buyerOrgId)).toMatchObject([{ overrideId, ruleId: 'INV-01', productId: null }])
  expect(await grants(seller, newId())).toEqual([])
  const { rows } = await transact(db, { actor: anna }, ctx => listOverrides(ctx, {}))
  expect(rows).toMatchObject([{ overrideId, state: 'active', end: null }])
  expect(rows[0]?.signatures.map(one => one.byName)).toEqual(['安娜', '博文'])
  clock.set('2026-11-30T15:59:00.000Z')
  expect(await grants(seller, buyerOrgId)).toHaveLength(1)
  clock.set('2026-11-30T16:00:00.000Z') // midnight in Shanghai
  expect(await grants(seller, buyerOrgId)).toEqual([])
  const over = await transact(db, { actor: anna }, ctx => listOverrides(ctx, {}))
  expect(over.rows[0]?.state).toBe('over')
  clock.set('2026-11-22T01:00:00.000Z')
})

test('an override that is taken back passes nothing any more, and is not signed again', async () => {
  const [seller, buyerOrgId] = [newId(), newId()]
  const wanted = { overrideId: newId(), ruleId: 'GSP-24', buyerOrgId, validTo: '2026-12-31' }
  const anna = person(seller, '安娜')
  expect(await sign(anna, wanted)).toMatchObject({ step: 1, granted: true })
  const end = () =>
    transact(db, { actor: anna }, ctx =>
      endOverride(ctx, { id: newId(), overrideId: wanted.overrideId, reason: '已补审批' }),
    )
  expect(await end()).toEqual({ overrideId: wanted.overrideId, ended: true })
  expect(await grants(seller, buyerOrgId)).toEqual([])
  expect(await end()).toMatchObject({ code: 'rulebook.override_ended' })
  expect(await sign(person(seller, '博文'), wanted)).toMatchObject({ code: 'rulebook.override_ended' })
})

test('what nobody may pass is refused and leaves nothing', async () => {
  const seller = newId()
  const wanted = { overrideId: newId(), ruleId: 'ONL-01', buyerOrgId: newId(), validTo: '2026-12-31' }
  expect(await sign(person(seller, '安娜'), wanted)).toMatchObject({ code: 'rulebook.never_overridden' })
  const same = { ...wanted, ruleId: 'GSP-24', buyerOrgId: seller }
  expect(await sign(person(seller, '安娜'), same)).toMatchObject({ code: 'rulebook.same_firm' })
  const { rows } = await transact(db, { actor: person(seller, '安娜') }, ctx => listOverrides(ctx, {}))
  expect(rows).toEqual([])
})

test('only platform quality signs for another seller, and what it signs belongs to that seller', async () => {
  const [seller, buyerOrgId] = [newId(), newId()]
  const wanted = {
    overrideId: newId(),
    ruleId: 'ONL-14',
    buyerOrgId,
    validTo: '2026-12-31',
    sellerOrgId: seller,
  }
  await expect(sign(person(newId(), '外人'), wanted)).rejects.toThrow('rulebook.override.platform')
  const platform = newId()
  const rights = [...RIGHTS, 'rulebook.override.platform']
  expect(await sign(person(platform, '甲', rights), wanted)).toMatchObject({ step: 1, granted: false })
  expect(await sign(person(platform, '乙', rights), wanted)).toMatchObject({ step: 2, granted: true })
  expect(await grants(seller, buyerOrgId)).toHaveLength(1)
  expect(await sign(person(seller, '安娜'), { ...wanted, overrideId: newId() })).toMatchObject({
    code: 'rulebook.role_needed',
  })
})

test('the order path and the list read their own index on a filled table', async () => {
  await owner.streams.query(`
    insert into rulebook.rule_override (org_id, override_id, step, granted, rule_id, version, subject_kind,
           subject_id, buyer_org_id, valid_to, reason, business_date, at, by_user, by_name)
    select md5((n % 100)::text)::uuid, md5('o' || n)::uuid, 1, true, 'GSP-24', 1, 'trade', md5('b' || n % 700)::uuid,
           md5('b' || n % 700)::uuid, '2026-12-31', 'r', '2026-11-22', now(), md5('u')::uuid, 'u'
      from generate_series(1, 20000) as n;
    analyze rulebook.rule_override`)
  for (const [name, index] of [
    ['grantsOf', 'rule_override_pair'],
    ['overridePage', 'rule_override_recent'],
  ] as const) {
    const statement = allStatements().find(one => one.name === `rulebook.${name}`)!
    const { rows } = await owner.streams.query<{ 'QUERY PLAN': string }>(
      `explain (generic_plan) ${statement.text.replace(/limit \$\d+/, 'limit 51')}`,
    )
    const plan = rows.map(row => row['QUERY PLAN']).join('\n')
    expect(plan).toContain(index)
    expect(plan).not.toMatch(/Seq Scan on rule_override/)
  }
})
