import type { Database } from './database.ts'
import {
  addSubscriber,
  eventsAfter,
  lockSubscriber,
  moveSubscriber,
  noteSubscriberFailure,
} from './event.sql.ts'
import { systemActor } from './right.ts'
import { type Ctx, transact } from './transact.ts'

export type RecordedEvent = {
  eventId: number
  type: string
  orgId: string
  subjectId: string
  data: Record<string, unknown>
  occurredAt: string
}

export type Subscriber = {
  /** `module.purpose`; the cursor is kept under this name. */
  name: string
  types: readonly string[]
  /** Runs in the transaction that moves the cursor: what it writes happens exactly once. */
  handle(ctx: Ctx, events: readonly RecordedEvent[]): Promise<void>
}

const BATCH = 500

/** Hands the subscriber its next events. Gives the number of events read; 0 when there is nothing to do. */
export async function deliver(db: Database, subscriber: Subscriber): Promise<number> {
  const actor = systemActor(subscriber.name)
  try {
    return await transact(db, { actor, orgs: [], everywhere: true }, async ctx => {
      const cursor = await lockSubscriber(ctx, { name: subscriber.name })
      if (!cursor) return 0
      const events = await eventsAfter(ctx, { ...cursor, limit: BATCH })
      const last = events.at(-1)
      if (!last) return 0
      const wanted = events.filter(event => subscriber.types.includes(event.type))
      if (wanted.length > 0) await subscriber.handle(ctx, wanted)
      await moveSubscriber(ctx, {
        name: subscriber.name,
        epoch: last.epoch,
        xid: last.xid,
        eventId: last.eventId,
      })
      return events.length
    })
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    await transact(db, { actor, everywhere: true }, ctx =>
      noteSubscriberFailure(ctx, { name: subscriber.name, problem }),
    ).catch(() => {})
    throw error
  }
}

/** Delivers everything there is, for tests and the demo world. */
export async function drainSubscribers(db: Database, subscribers: readonly Subscriber[]): Promise<void> {
  for (const subscriber of subscribers) {
    await register(db, subscriber)
    while ((await deliver(db, subscriber)) > 0);
  }
}

const register = (db: Database, subscriber: Subscriber): Promise<number> =>
  transact(db, { actor: systemActor(subscriber.name), everywhere: true }, ctx =>
    addSubscriber(ctx, { name: subscriber.name }),
  )

const IDLE_MS = 500
/** After each delivery: what is committed meanwhile is delivered together instead of one commit at a time. */
const REST_MS = 50
const BACKOFF_MS_MAX = 30_000

/** Keeps every subscriber up to date until stopped: at once after a commit here, each half second otherwise. */
export function runSubscribers(
  db: Database,
  subscribers: readonly Subscriber[],
  onFailure: (subscriber: string, error: unknown) => void,
): { stop(): Promise<void> } {
  let stopped = false
  let commits = 0
  const wakers = new Set<() => void>()
  const before = db.onEvents
  db.onEvents = () => {
    before()
    commits++
    for (const wake of wakers) wake()
  }
  const pause = (ms: number): Promise<void> =>
    new Promise(resolve => {
      const done = (): void => {
        clearTimeout(timer)
        wakers.delete(done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      wakers.add(done)
    })
  async function loop(subscriber: Subscriber): Promise<void> {
    let failures = 0
    let registered = false
    while (!stopped) {
      try {
        if (!registered) registered = (await register(db, subscriber)) >= 0
        const seen = commits
        const read = await deliver(db, subscriber)
        failures = 0
        if (read === BATCH) continue
        await new Promise(resolve => setTimeout(resolve, REST_MS))
        if (commits === seen && !stopped) await pause(IDLE_MS)
      } catch (error) {
        onFailure(subscriber.name, error)
        failures++
        await new Promise(resolve => setTimeout(resolve, Math.min(BACKOFF_MS_MAX, 250 * 2 ** failures)))
      }
    }
  }
  const loops = subscribers.map(loop)
  return {
    stop: async () => {
      stopped = true
      for (const wake of wakers) wake()
      await Promise.all(loops)
    },
  }
}
