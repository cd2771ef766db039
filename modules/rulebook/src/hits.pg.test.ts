import {
  type Actor,
  allStatements,
  appUrl,
  type Database,
  isRefusal,
  migrate,
  movableClock,
  newId,
  openDatabase,
  refuse,
  transact,
} from '@yaolian/kernel'
import { testDatabase } from '@yaolian/kernel/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rulebook } from './face.ts'
import { listHits } from './list-hits.ts'
import { type HitToRecord, recordHits } from './record-hits.ts'
import { tradeCase } from './rules/trade-case.ts'
import { judgeTrade, refusalHits } from './trade-rules.ts'

let db: Database
let owner: Database
let close: () => Promise<void>

beforeAll(async () => {
  const { ownerUrl, drop } = await testDatabase()
  await migrate(ownerUrl, [rulebook])
  db = openDatabase(appUrl(ownerUrl), { clock: movableClock('2026-11-22T01:00:00.000Z'), size: 3 })
  owner = openDatabase(ownerUrl, { size: 1 })
  close = async () => {
    await owner.close()
    await db.close()
    await drop()
  }
})
afterAll(() => close())

const RIGHTS = ['rulebook.hits.read', 'rulebook.override', 'rulebook.override.quality']
const person = (orgId: string, name = '质量员'): Actor => ({
  kind: 'user',
  userId: newId(),
  name,
  orgId,
  rights: new Set(RIGHTS),
})

const closed = judgeTrade(
  tradeCase({ product: { scopeClass: 'blood' }, relation: { supplierApproved: false } }).facts,
)

const hitsOf = (actor: Actor, subjectId: string, about?: string): HitToRecord[] =>
  refusalHits(closed, about).map(hit => ({
    orgId: actor.orgId,
    subjectKind: 'order',
    subjectId,
    hit,
    byUser: actor.userId,
    byName: actor.name,
  }))

test('hits of a refused act are kept, as they were judged, for the own organisation only', async () => {
  const actor = person(newId())
  const orderId = newId()
  const answer = await transact(db, { actor }, async ctx => {
    await recordHits(ctx, hitsOf(actor, orderId, 'product 1'))
    expect(ctx.wrote.size).toBe(0)
    return refuse('trade.closed_by_rule', {}, refusalHits(closed))
  })
  expect(isRefusal(answer)).toBe(true)
  const { rows } = await transact(db, { actor }, ctx => listHits(ctx, { subjectId: orderId }))
  expect(rows.map(row => row.ruleId).sort()).toEqual(closed.hits.map(hit => hit.ruleId).sort())
  expect(rows.find(row => row.ruleId === 'ONL-01')).toEqual({
    hitId: expect.any(String),
    ruleId: 'ONL-01',
    version: 1,
    decision: 'block',
    why: 'broken',
    subjectKind: 'order',
    subjectId: orderId,
    about: 'product 1',
    businessDate: '2026-11-22',
    factsHash: expect.stringMatching(/^[\w+/]{43}=$/),
    params: { 'product.scopeClass': 'blood' },
    at: '2026-11-22T01:00:00.000Z',
    byName: '质量员',
    overrideId: null,
  })
  const stranger = person(newId())
  expect((await transact(db, { actor: stranger }, ctx => listHits(ctx, {}))).rows).toEqual([])
})

test('pages walk through every hit once, newest first, and filters keep to their rule', async () => {
  const actor = person(newId())
  await transact(db, { actor }, ctx =>
    recordHits(ctx, Array.from({ length: 40 }, () => hitsOf(actor, newId())).flat()),
  )
  const seen: string[] = []
  let after: string | undefined
  do {
    const query = { limit: '30', ...(after && { after }) }
    const page = await transact(db, { actor }, ctx => listHits(ctx, query))
    seen.push(...page.rows.map(row => row.hitId))
    after = page.next ?? undefined
  } while (after)
  expect(seen).toEqual([...new Set(seen)].sort().reverse())
  expect(seen).toHaveLength(40 * closed.hits.length)
  const { rows } = await transact(db, { actor }, ctx =>
    listHits(ctx, { ruleId: 'LIC-07.supplier', limit: '200' }),
  )
  expect(rows.map(row => row.ruleId)).toEqual(Array.from({ length: 40 }, () => 'LIC-07.supplier'))
})

test('a hit can be added, but neither changed nor removed', async () => {
  const actor = person(newId())
  await transact(db, { actor }, ctx => recordHits(ctx, hitsOf(actor, newId())))
  for (const statement of [
    `update rulebook.rule_hit set rule_id = 'X'`,
    'delete from rulebook.rule_override',
  ]) {
    const sent = owner.streams.query(`begin; set local role yl_rulebook; ${statement}`)
    await expect(sent).rejects.toThrow(/permission denied/)
    await owner.streams.query('rollback')
  }
})

test('each list reads its own index, without sorting, on a filled table', async () => {
  const actor = person(newId())
  for (let i = 0; i < 5; i++) {
    await transact(db, { actor }, ctx =>
      recordHits(ctx, Array.from({ length: 1000 }, () => hitsOf(actor, newId())).flat()),
    )
  }
  await owner.streams.query('analyze rulebook.rule_hit')
  const expected = {
    hitsOfOrganisation: 'rule_hit_pkey',
    hitsOfRule: 'rule_hit_rule',
    hitsOfSubject: 'rule_hit_subject',
  }
  for (const [name, index] of Object.entries(expected)) {
    const statement = allStatements().find(one => one.name === `rulebook.${name}`)!
    const { rows } = await owner.streams.query<{ 'QUERY PLAN': string }>(
      `explain (generic_plan) ${statement.text.replace(/limit \$\d+/, 'limit 51')}`,
    )
    const plan = rows.map(row => row['QUERY PLAN']).join('\n')
    expect(plan).toContain(index)
    expect(plan).not.toMatch(/Sort|Seq Scan/)
  }
})
