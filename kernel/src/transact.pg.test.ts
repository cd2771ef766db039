import { testDatabase } from '@yaolian/kernel/test'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { movableClock } from './clock.ts'
import { text, uuid } from './codec.ts'
import { bodyHash, runCommand } from './command.ts'
import { type Database, openDatabase, type TransactionCost } from './database.ts'
import { eventsAbout, eventsAfter } from './event.sql.ts'
import { newId } from './id.ts'
import { appUrl } from './migrate.ts'
import { documentNumber, takeNumbers } from './number.sql.ts'
import { IdReused, refuse, Stale } from './refusal.ts'
import type { Actor } from './right.ts'
import { sql, statements } from './statement.ts'
import { drainSubscribers, type RecordedEvent } from './subscriber.ts'
import { transact } from './transact.ts'

const { many, one, run } = statements('kernel_test')
const limitNow = one(
  'limitNow',
  { limit: text },
  {},
  () => sql`select current_setting('statement_timeout') as limit`,
)
const numbersSeen = many(
  'numbersSeen',
  { orgId: uuid },
  {},
  () => sql`select org_id from kernel.document_number`,
)
const breakUnique = run(
  'breakUnique',
  { name: text },
  p => sql`insert into kernel.subscriber (name) values (${p.name})`,
)

let db: Database
let drop: () => Promise<void>
let ownerUrl: string
const costs: TransactionCost[] = []
const actorOf = (orgId: string): Actor => ({
  kind: 'user',
  userId: newId(),
  name: 'tester',
  orgId,
  rights: new Set(),
})

beforeAll(async () => {
  const cloned = await testDatabase()
  drop = cloned.drop
  ownerUrl = cloned.ownerUrl
  db = openDatabase(appUrl(cloned.ownerUrl), { clock: movableClock('2026-11-22T15:59:59.000Z') })
  db.onCost = cost => costs.push(cost)
})
afterAll(async () => {
  await db.close()
  await drop()
})

describe('a transaction', () => {
  test('sees only the rows of its organisations, and none where none is set', async () => {
    const [mine, theirs] = [newId(), newId()]
    for (const org of [mine, theirs])
      await transact(db, { actor: actorOf(org) }, ctx =>
        takeNumbers(ctx, { orgs: [org], counts: [1], kind: 'XX', day: ctx.today }),
      )
    const seen = await transact(db, { actor: actorOf(mine) }, ctx => numbersSeen(ctx, {}))
    expect(seen).toEqual([{ orgId: mine }])
    expect(await transact(db, { actor: actorOf(mine), orgs: [] }, ctx => numbersSeen(ctx, {}))).toEqual([])
    const widened = await transact(db, { actor: actorOf(mine) }, ctx => {
      ctx.widen([theirs])
      return numbersSeen(ctx, {})
    })
    expect(widened).toHaveLength(2)
  })

  test('of another organisation cannot be written into', async () => {
    const [mine, theirs] = [newId(), newId()]
    const write = transact(db, { actor: actorOf(mine) }, ctx =>
      takeNumbers(ctx, { orgs: [theirs], counts: [1], kind: 'XX', day: ctx.today }),
    )
    await expect(write).rejects.toMatchObject({ code: '42501' })
  })

  test('numbers documents by the Shanghai business day', async () => {
    const org = newId()
    const take = () =>
      transact(db, { actor: actorOf(org) }, async ctx => {
        const [taken] = await takeNumbers(ctx, { orgs: [org], counts: [2], kind: 'SO', day: ctx.today })
        return documentNumber('SO', ctx.today, taken!.last)
      })
    expect(await take()).toBe('SO20261122-000002')
    expect(await take()).toBe('SO20261122-000004')
  })

  test('runs again on Stale, three times at most, and once on a unique violation', async () => {
    let tries = 0
    await expect(
      transact(db, { actor: actorOf(newId()) }, async () => {
        tries++
        throw new Stale('always')
      }),
    ).rejects.toThrow(Stale)
    expect(tries).toBe(4)
    tries = 0
    const twice = transact(db, { actor: actorOf(newId()) }, async ctx => {
      tries++
      await breakUnique(ctx, { name: 'same' })
      await breakUnique(ctx, { name: 'same' })
    })
    await expect(twice).rejects.toMatchObject({ code: '23505' })
    expect(tries).toBe(2)
  })

  test('gives the first failure of a pipeline, not the one that follows from it', async () => {
    const pipelined = transact(db, { actor: actorOf(newId()) }, ctx =>
      Promise.all([
        breakUnique(ctx, { name: 'first' }),
        breakUnique(ctx, { name: 'first' }),
        numbersSeen(ctx, {}),
      ]),
    )
    await expect(pipelined).rejects.toMatchObject({ code: '23505' })
  })

  test('is refused when its commit is', async () => {
    const unawaited = transact(db, { actor: actorOf(newId()) }, async ctx => {
      await breakUnique(ctx, { name: 'unawaited' })
      breakUnique(ctx, { name: 'unawaited' }).catch(() => {})
    })
    await expect(unawaited).rejects.toMatchObject({ code: '23505' })
  })
})

describe('a command', () => {
  test('sent ten times at once has one effect and one answer, byte by byte', async () => {
    const actor = actorOf(newId())
    const id = newId()
    let effects = 0
    const give = () =>
      runCommand(db, { actor, kind: 'test', id, body: { b: 1, a: 2 } }, async ctx => {
        const [taken] = await takeNumbers(ctx, {
          orgs: [actor.orgId],
          counts: [1],
          kind: 'CM',
          day: ctx.today,
        })
        effects = taken!.last
        return { z: taken!.last, a: 'x' }
      })
    const answers = await Promise.all(Array.from({ length: 10 }, give))
    expect(new Set(answers.map(answer => answer.body))).toEqual(new Set(['{"z":1,"a":"x"}']))
    expect(answers.filter(answer => answer.status === 201)).toHaveLength(1)
    expect(answers.filter(answer => answer.status === 200)).toHaveLength(9)
    const again = await runCommand(db, { actor, kind: 'test', id, body: { a: 2, b: 1 } }, async () => 'never')
    expect(again).toEqual({ status: 200, body: '{"z":1,"a":"x"}' })
    const stored = await transact(db, { actor }, ctx => numbersSeen(ctx, {}))
    expect(stored).toHaveLength(1)
    expect(effects).toBeGreaterThanOrEqual(1)
  })

  test('with another body is 409, and a refused id stays refused', async () => {
    const actor = actorOf(newId())
    const id = newId()
    const refused = await runCommand(db, { actor, kind: 'k', id, body: 1 }, async () =>
      refuse('x.no', { why: 'so' }),
    )
    expect(refused.status).toBe(422)
    const later = await runCommand(db, { actor, kind: 'k', id, body: 1 }, async () => 'now it would work')
    expect(later).toEqual(refused)
    await expect(runCommand(db, { actor, kind: 'k', id, body: 2 }, async () => 'x')).rejects.toThrow(IdReused)
  })

  test('that wrote before it refused is a bug and leaves nothing', async () => {
    const actor = actorOf(newId())
    const bad = runCommand(db, { actor, kind: 'k', id: newId(), body: 1 }, async ctx => {
      await breakUnique(ctx, { name: 'half-written' })
      return refuse('x.late')
    })
    await expect(bad).rejects.toThrow('before it refused')
    await transact(db, { actor }, ctx => breakUnique(ctx, { name: 'half-written' }))
  })

  test('is the same command whatever the order of its keys', () => {
    expect(bodyHash('k', { a: 1, b: [{ c: 1, d: undefined }] })).toBe(bodyHash('k', { b: [{ c: 1 }], a: 1 }))
    expect(bodyHash('k', { a: 1 })).not.toBe(bodyHash('other', { a: 1 }))
  })
})

describe('a subscriber', () => {
  test('gets each event once, in order, and again after it failed', async () => {
    const actor = actorOf(newId())
    const subject = newId()
    const send = (n: number) =>
      transact(db, { actor }, async ctx =>
        ctx.record({ type: 'test.sent', orgId: actor.orgId, subjectId: subject, data: { n } }),
      )
    for (let n = 0; n < 5; n++) await send(n)
    const got: RecordedEvent[] = []
    let failing = true
    const subscriber = {
      name: 'kernel.test',
      types: ['test.sent'],
      handle: async (_ctx: unknown, events: readonly RecordedEvent[]) => {
        if (failing) throw new Error('not yet')
        got.push(...events)
      },
    }
    // Events wait for every older transaction of the cluster, and other tests may have one open right now.
    const drainUntil = (seen: () => Promise<unknown>) => vi.waitFor(seen, { timeout: 10_000 })
    await drainUntil(() => expect(drainSubscribers(db, [subscriber])).rejects.toThrow('not yet'))
    failing = false
    const drained = async (count: number) => {
      await Promise.all([drainSubscribers(db, [subscriber]), drainSubscribers(db, [subscriber])])
      expect(got).toHaveLength(count)
    }
    await drainUntil(() => drained(5))
    await send(5)
    await drainUntil(() => drained(6))
    expect(got.map(event => event.data.n)).toEqual([0, 1, 2, 3, 4, 5])
    const timeline = await transact(db, { actor }, ctx => eventsAbout(ctx, { org: actor.orgId, subject }))
    expect(timeline).toHaveLength(6)
    expect(timeline[0]?.occurredAt).toBe('2026-11-22T15:59:59.000Z')
  })
})

test('a subscriber reads transactions in their order, also across a digit more', async () => {
  const actor = actorOf(newId())
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const insert = (xid: string, n: number) =>
    client.query(
      `insert into kernel.event (org_id, xid, type, subject_id, data, occurred_at, by_name)
       values ($1, $2::text::xid8, 'test.ordered', $1, $3, now(), 'test')`,
      [actor.orgId, xid, { n }],
    )
  // Written in the order of their identities, committed by transactions whose numbers run the other way.
  for (const [xid, n] of [
    ['100', 3],
    ['99', 2],
    ['9', 1],
  ] as const)
    await insert(xid, n)
  await client.end()
  const read = await transact(db, { actor }, ctx =>
    eventsAfter(ctx, { epoch: 0, xid: '0', eventId: 0, limit: 2 }),
  )
  expect(read.map(event => event.data.n)).toEqual([1, 2])
})

test('a pipelined command costs four flights', async () => {
  costs.length = 0
  const actor = actorOf(newId())
  await runCommand(db, { actor, kind: 'k', id: newId(), body: 1 }, async ctx => {
    ctx.record({ type: 'test.cost', orgId: actor.orgId, subjectId: newId(), data: {} })
    return takeNumbers(ctx, { orgs: [actor.orgId], counts: [1], kind: 'FL', day: ctx.today })
  })
  expect(costs).toEqual([{ flights: 4, statements: 6, attempts: 1 }])
})

test('a transaction may name a longer limit for its statements, and only for its own', async () => {
  const actor = actorOf(newId())
  const limitIn = async (scope: { statementSecondsMax?: number }) =>
    (await transact(db, { actor, ...scope }, ctx => limitNow(ctx, {}))).limit
  expect(await limitIn({ statementSecondsMax: 3_600 })).toBe('1h')
  expect(await limitIn({})).toBe('30s')
})
