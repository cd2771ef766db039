import type { Writable } from 'node:stream'
import type pg from 'pg'
import { type Day, dayOf, type Instant } from './clock.ts'
import type { Database, TransactionCost } from './database.ts'
import { insertEvents, type NewEvent, type StampedEvent } from './event.sql.ts'
import { connectionIsBroken, remedyFor } from './failure.ts'
import { isId } from './id.ts'
import { insertJob } from './job.sql.ts'
import { Unavailable } from './refusal.ts'
import type { Actor } from './right.ts'
import type { Outcome, Querier, Statement } from './statement.ts'

/** What a use case gets: who acts, what time it is, and one transaction. */
export type Ctx = Querier & {
  readonly actor: Actor
  readonly now: Instant
  readonly today: Day
  /** Writes an event into the outbox with this transaction's commit. */
  record(event: NewEvent): void
  /** Adds a job that starts only if this transaction commits. The key replaces an earlier job of that key. */
  addJob(task: string, payload: Record<string, unknown>, options?: { runAt?: Instant; key?: string }): void
  /** Lets row-level security show further organisations' rows: call it right after deciding that it may. */
  widen(orgIds: readonly string[]): void
  /** Modules that wrote in this transaction, journals apart: a refusal must come before any write. */
  readonly wrote: ReadonlySet<string>
}

export type Scope = {
  actor: Actor
  /** Organisations whose rows are visible; the actor's own when left out. */
  orgs?: readonly string[]
  /** Jobs, subscribers, proofs: every organisation. */
  everywhere?: boolean
  readOnly?: boolean
  /** How long one statement may take, where the usual 30 seconds are not enough. */
  statementSecondsMax?: number
  /** Business time of this transaction; the database's clock when left out. */
  now?: Instant
}

const ATTEMPTS_MAX = 4

/**
 * Runs a use case in one transaction and gives its result. Serialization failures, deadlocks and `Stale` run
 * the whole use case again (three times at most), a unique violation once. Throws Unavailable while the
 * database is away; the commit may have happened then, so the caller repeats with the same command id.
 */
export async function transact<T>(db: Database, scope: Scope, use: (ctx: Ctx) => Promise<T>): Promise<T> {
  let mayRetryUnique = true
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(db, scope, use, attempt)
    } catch (error) {
      const remedy = remedyFor(error)
      if (remedy === 'away') throw new Unavailable(`the database is away: ${(error as Error).message}`)
      const again = remedy === 'retry' || (remedy === 'retry once' && mayRetryUnique)
      if (!again || attempt >= ATTEMPTS_MAX) throw error
      if (remedy === 'retry once') mayRetryUnique = false
      await new Promise(resolve => setTimeout(resolve, attempt * 5 * (1 + Math.random())))
    }
  }
}

async function once<T>(
  db: Database,
  scope: Scope,
  use: (ctx: Ctx) => Promise<T>,
  attempt: number,
): Promise<T> {
  const client = await db.commands.connect()
  const line = openLine(client)
  let broken: Error | undefined
  try {
    hush(line.sendText(opening(scope)))
    const { ctx, events, jobs } = contextOf(db, scope, line)
    const result = await use(ctx)
    if (events.length > 0) hush(insertEvents(ctx, events))
    for (const job of jobs) hush(insertJob(ctx, job))
    const end = await line.sendText('commit')
    // COMMIT of a transaction that failed answers ROLLBACK without an error of its own.
    if (line.failure() || end.command !== 'COMMIT') throw line.failure() ?? new Error('commit was refused')
    if (events.length > 0) db.onEvents()
    return result
  } catch (error) {
    const cause = line.failure() ?? error
    if (connectionIsBroken(cause)) broken = cause as Error
    else
      await line.sendText('rollback').catch(failure => {
        broken = failure as Error
      })
    throw cause
  } finally {
    db.onCost({ ...line.cost(), attempts: attempt })
    client.release(broken)
  }
}

function opening(scope: Scope): string {
  const orgs = scope.orgs ?? [scope.actor.orgId]
  return [
    scope.readOnly ? 'begin read only' : 'begin',
    setOrgs(orgs),
    ...(scope.everywhere ? [`set local app.everywhere = 'on'`] : []),
    ...(scope.statementSecondsMax ? [`set local statement_timeout = '${scope.statementSecondsMax}s'`] : []),
  ].join(';')
}

// SET LOCAL takes a literal, no parameter: every id is checked before it becomes text.
function setOrgs(orgs: readonly string[]): string {
  for (const org of orgs) if (!isId(org)) throw new RangeError(`not an organisation id: ${org}`)
  return `set local app.orgs = '${orgs.join(',')}'`
}

function contextOf(db: Database, scope: Scope, line: Line) {
  const now = scope.now ?? db.clock.now()
  const events: StampedEvent[] = []
  const jobs: { task: string; payload: unknown; runAt: Instant | null; key: string | null }[] = []
  const wrote = new Set<string>()
  const visible = new Set(scope.orgs ?? [scope.actor.orgId])
  const ctx: Ctx = {
    actor: scope.actor,
    now,
    today: dayOf(now),
    wrote,
    query: async (statement, values) => {
      const outcome = await line.send(statement, values)
      if (statement.writes && !statement.journal && outcome.rowCount > 0) wrote.add(statement.module)
      return outcome
    },
    record: ({ by = scope.actor, ...event }) => {
      events.push({ ...event, at: now, byUser: by.userId, byName: by.name })
    },
    addJob: (task, payload, options = {}) => {
      jobs.push({ task, payload, runAt: options.runAt ?? null, key: options.key ?? null })
    },
    widen: orgIds => {
      for (const orgId of orgIds) visible.add(orgId)
      hush(line.sendText(setOrgs([...visible])))
    },
  }
  return { ctx, events, jobs }
}

/** Sent ahead of an answer that is awaited later; the line remembers its failure. */
function hush(promise: Promise<unknown>): void {
  promise.catch(() => {})
}

/**
 * What is sent in one turn of the event loop leaves in one write: a flight of eight statements is one system call
 * here and one wake-up there.
 */
function gathering(client: pg.PoolClient): () => void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  let isGathering = false
  return () => {
    if (isGathering) return
    isGathering = true
    stream.cork()
    process.nextTick(() => {
      isGathering = false
      stream.uncork()
    })
  }
}

type Line = ReturnType<typeof openLine>

/** One connection during one transaction: counts flights and keeps the first failure, which is the cause. */
function openLine(client: pg.PoolClient) {
  let outstanding = 0
  const together = gathering(client)
  const cost: Omit<TransactionCost, 'attempts'> = { flights: 0, statements: 0 }
  let first: unknown
  async function track<T>(sending: () => Promise<T>): Promise<T> {
    if (outstanding++ === 0) cost.flights++
    together()
    cost.statements++
    try {
      return await sending()
    } catch (error) {
      first ??= error
      throw error
    } finally {
      outstanding--
    }
  }
  return {
    send: (statement: Statement, values: unknown[]): Promise<Outcome> =>
      track(async () => {
        const result = await client.query<unknown[]>({
          ...(!statement.filtered && { name: statement.name }),
          text: statement.text,
          values,
          rowMode: 'array',
        })
        return {
          rows: result.rows,
          rowCount: result.rowCount ?? 0,
          columns: result.fields.map(field => field.name),
        }
      }),
    sendText: (text: string): Promise<{ command: string }> => {
      const sent = track(async () => {
        const result = await client.query(text)
        return Array.isArray(result) ? result[result.length - 1] : result
      })
      hush(sent)
      return sent
    },
    failure: () => first,
    cost: () => cost,
  }
}
