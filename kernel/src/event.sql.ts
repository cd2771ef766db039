import { big, instant, int, json, list, optional, text, uuid } from './codec.ts'
import type { Actor } from './right.ts'
import { type Querier, sql, statements } from './statement.ts'

const { filtered, many, maybe, run } = statements('kernel')

/** Past tense type, ids and facts, never personal data. `orgId` owns the event and the row it speaks of. */
export type NewEvent = {
  type: string
  orgId: string
  subjectId: string
  data: Record<string, unknown>
  /** Who did it, where a batch holds the commands of several people; the transaction's actor when left out. */
  by?: Actor
}
export type StampedEvent = Omit<NewEvent, 'by'> & { at: string; byUser: string | null; byName: string }

const insert = run(
  'insertEvents',
  {
    orgs: list(uuid),
    types: list(text),
    subjects: list(uuid),
    data: list(json()),
    at: list(instant),
    users: list(optional(uuid)),
    names: list(text),
  },
  p => sql`
    insert into kernel.event (org_id, type, subject_id, data, occurred_at, by_user, by_name)
    select * from unnest(${p.orgs}::uuid[], ${p.types}::text[], ${p.subjects}::uuid[], ${p.data}::jsonb[],
                         ${p.at}::timestamptz[], ${p.users}::uuid[], ${p.names}::text[])`,
)

export const insertEvents = (by: Querier, events: readonly StampedEvent[]): Promise<number> =>
  insert(by, {
    orgs: events.map(e => e.orgId),
    types: events.map(e => e.type),
    subjects: events.map(e => e.subjectId),
    data: events.map(e => e.data),
    at: events.map(e => e.at),
    users: events.map(e => e.byUser),
    names: events.map(e => e.byName),
  })

export const lockSubscriber = maybe(
  'lockSubscriber',
  { epoch: int, xid: text, eventId: big },
  { name: text },
  p => sql`
    select epoch, xid::text as xid, event_id from kernel.subscriber where name = ${p.name} for update skip locked`,
)

export const addSubscriber = run(
  'addSubscriber',
  { name: text },
  p => sql`insert into kernel.subscriber (name) values (${p.name}) on conflict do nothing`,
)

// Below the snapshot's xmin nothing can still commit, so no event is ever skipped; the pair (xid, event_id)
// is the cursor because identity values of concurrent transactions do not commit in their order.
export const eventsAfter = many(
  'eventsAfter',
  {
    eventId: big,
    epoch: int,
    xid: text,
    type: text,
    orgId: uuid,
    subjectId: uuid,
    data: json<Record<string, unknown>>(),
    occurredAt: instant,
  },
  { epoch: int, xid: text, eventId: big, limit: int },
  p => sql`
    select e.event_id, e.epoch, e.xid::text as xid, e.type, e.org_id, e.subject_id, e.data, e.occurred_at
      from kernel.event e
     where (e.epoch, e.xid, e.event_id) > (${p.epoch}, ${p.xid}::text::xid8, ${p.eventId})
       and (e.epoch < (select kernel.current_epoch())
            or e.xid < (select pg_snapshot_xmin(pg_current_snapshot())))
     -- Qualified: a bare xid would be the text of the select list, and '999' sorts behind '1000'.
     order by e.epoch, e.xid, e.event_id
     limit ${p.limit}`,
)

export const moveSubscriber = run(
  'moveSubscriber',
  { name: text, epoch: int, xid: text, eventId: big },
  p => sql`
    update kernel.subscriber
       set epoch = ${p.epoch}, xid = ${p.xid}::text::xid8, event_id = ${p.eventId}, failures = 0, problem = null
     where name = ${p.name}`,
)

export const noteSubscriberFailure = run(
  'noteSubscriberFailure',
  { name: text, problem: text },
  p =>
    sql`update kernel.subscriber set failures = failures + 1, problem = ${p.problem} where name = ${p.name}`,
)

/** What happened to one thing, oldest first: the timeline of a document. */
export const eventsAbout = many(
  'eventsAbout',
  { type: text, data: json<Record<string, unknown>>(), occurredAt: instant, byName: text },
  { org: uuid, subject: uuid },
  p => sql`
    select type, data, occurred_at, by_name from kernel.event
     where org_id = ${p.org} and subject_id = ${p.subject} order by event_id limit 200`,
)

/**
 * A firm's events between two instants, the latest first, before the key (`at`, `before`); by subject, person and the
 * start of the type (which it has, and which it lacks) where they are given.
 */
export const eventsInTime = filtered(
  'eventsInTime',
  {
    eventId: big,
    type: text,
    subjectId: uuid,
    data: json<Record<string, unknown>>(),
    occurredAt: instant,
    byUser: optional(uuid),
    byName: text,
  },
  {
    org: uuid,
    from: instant,
    to: instant,
    subject: optional(uuid),
    user: optional(uuid),
    prefix: optional(text),
    without: optional(text),
    beforeAt: instant,
    before: big,
    limit: int,
  },
  p => sql`
    select event_id, type, subject_id, data, occurred_at, by_user, by_name
      from kernel.event
     where org_id = ${p.org} and occurred_at >= ${p.from} and occurred_at < ${p.to}
       and (occurred_at, event_id) < (${p.beforeAt}, ${p.before})
       and (${p.subject}::uuid is null or subject_id = ${p.subject})
       and (${p.user}::uuid is null or by_user = ${p.user})
       and (${p.prefix}::text is null or starts_with(type, ${p.prefix}))
       and (${p.without}::text is null or not starts_with(type, ${p.without}))
     order by occurred_at desc, event_id desc
     limit ${p.limit}`,
)

/** What one person did in the organisations that the transaction shows, the latest first. */
export const eventsOfPerson = many(
  'eventsOfPerson',
  { orgId: uuid, type: text, subjectId: uuid, data: json<Record<string, unknown>>(), occurredAt: instant },
  { user: uuid, orgs: list(uuid), limit: int },
  p => sql`
    select e.org_id, e.type, e.subject_id, e.data, e.occurred_at
      from unnest(${p.orgs}::uuid[]) as w (org_id)
      join kernel.event e on e.by_user = ${p.user} and e.org_id = w.org_id
     order by e.occurred_at desc, e.event_id desc
     limit ${p.limit}`,
)

export const stalledSubscribers = many(
  'stalledSubscribers',
  { name: text, failures: int, problem: optional(text) },
  {},
  () => sql`select name, failures, problem from kernel.subscriber where failures > 0`,
)
