import {
  BadValue,
  CSV_MARK,
  type Ctx,
  csvLine,
  type Download,
  decodeKey,
  encodeKey,
  eventsInTime,
  limitOf,
  noteView,
  permit,
  plusDays,
  startOfDay,
} from '@yaolian/kernel'
import type { AuditQuery, AuditRow } from './contract.ts'
import { journalInTime } from './journal.sql.ts'

/** What is asked for when no day is named: a quarter. */
const USUAL_DAYS = 92
const DAYS_MAX = 366
const EXPORT_ROWS_MAX = 10_000
const EXPORT_PAGE = 200
const VIEW = 'view.'

/** How far each of the two sources has been read: the last entry given, or where reading begins. */
type Place = { at: string; id: number }
type Places = { event: Place; journal: Place }
type Filters = Omit<AuditQuery, 'after' | 'limit'>
type Window = { org: string; from: string; to: string }

/**
 * Who saw or changed what in a firm, the latest first: one timeline over the events (changes and looks) and the journal
 * (who came in, whose rights changed). The actor's own firm, or any other with `platform.audit.read`.
 */
export async function readAudit(
  ctx: Ctx,
  query: AuditQuery,
): Promise<{ rows: AuditRow[]; next: string | null }> {
  permit(ctx, 'identity.audit.read')
  const window = windowOf(ctx, query)
  const limit = limitOf(query)
  return readPage(ctx, query, window, placesFrom(query.after, window), limit)
}

function windowOf(ctx: Ctx, query: Filters): Window {
  const org = query.orgId ?? ctx.actor.orgId
  if (org !== ctx.actor.orgId) permit(ctx, 'platform.audit.read')
  ctx.widen([org])
  const to = query.to ?? ctx.today
  const from = query.from ?? plusDays(to, -USUAL_DAYS)
  if (from > to || plusDays(from, DAYS_MAX) < to)
    throw new BadValue(`from one day to a later one, ${DAYS_MAX} days at most`)
  return { org, from: startOfDay(from), to: startOfDay(plusDays(to, 1)) }
}

async function readPage(
  ctx: Ctx,
  query: Filters,
  window: Window,
  places: Places,
  limit: number,
): Promise<{ rows: AuditRow[]; next: string | null }> {
  const [events, entries] = await Promise.all([
    query.kind === 'access' ? [] : readEvents(ctx, query, window, places.event, limit + 1),
    isOnlyEvents(query) ? [] : readEntries(ctx, query, window, places.journal, limit + 1),
  ])
  const found = [...events, ...entries].sort(latestFirst)
  const shown = found.slice(0, limit)
  const at = (source: 'event' | 'journal'): Place =>
    shown.findLast(one => one.source === source)?.place ?? places[source]
  const { event, journal } = { event: at('event'), journal: at('journal') }
  const more = found.length > limit
  const next = more ? encodeKey([event.at, event.id, journal.at, journal.id]) : null
  return { rows: shown.map(one => one.row), next }
}

const isOnlyEvents = ({ kind, module }: Filters): boolean =>
  kind === 'change' || kind === 'view' || (module !== undefined && module !== 'identity')

type Found = { source: 'event' | 'journal'; place: Place; row: AuditRow }

const latestFirst = (a: Found, b: Found): number =>
  a.place.at === b.place.at
    ? a.source === b.source
      ? b.place.id - a.place.id
      : a.source < b.source
        ? -1
        : 1
    : a.place.at < b.place.at
      ? 1
      : -1

async function readEvents(
  ctx: Ctx,
  query: Filters,
  window: Window,
  before: Place,
  limit: number,
): Promise<Found[]> {
  const { kind, module } = query
  const of = module ? `${module}.` : ''
  const rows = await eventsInTime(ctx, {
    ...window,
    subject: query.subjectId ?? null,
    user: query.userId ?? null,
    prefix: kind === 'view' ? VIEW + of : of || null,
    without: kind === 'change' ? VIEW : null,
    beforeAt: before.at,
    before: before.id,
    limit,
  })
  return rows.map(({ eventId, type, subjectId, data, occurredAt: at, byUser, byName }) => ({
    source: 'event',
    place: { at, id: eventId },
    row: {
      entryId: `e${eventId}`,
      at,
      kind: type.startsWith(VIEW) ? 'view' : 'change',
      what: type,
      subjectId,
      byUser,
      byName,
      ip: '',
      facts: data,
    },
  }))
}

async function readEntries(
  ctx: Ctx,
  query: Filters,
  window: Window,
  before: Place,
  limit: number,
): Promise<Found[]> {
  const rows = await journalInTime(ctx, {
    ...window,
    subject: query.subjectId ?? null,
    user: query.userId ?? null,
    beforeAt: before.at,
    before: before.id,
    limit,
  })
  return rows.map(({ journalId, at, kind, userId, byUser, byName, ip, facts }) => ({
    source: 'journal',
    place: { at, id: journalId },
    row: {
      entryId: `j${journalId}`,
      at,
      kind: 'access',
      what: `access.${kind}`,
      subjectId: userId,
      byUser,
      byName,
      ip,
      facts,
    },
  }))
}

/** A key that is not ours counts as none, as in every list. */
function placesFrom(after: string | undefined, { to }: Window): Places {
  const start: Place = { at: to, id: Number.MAX_SAFE_INTEGER }
  const [eventAt, eventId, journalAt, journalId] = decodeKey(after, 4) ?? []
  const place = (at: unknown, id: unknown): Place | null =>
    typeof at === 'string' && !Number.isNaN(Date.parse(at)) && /^\d{4}-/.test(at) && Number.isSafeInteger(id)
      ? { at: new Date(at).toISOString(), id: Number(id) }
      : null
  const event = place(eventAt, eventId)
  const journal = place(journalAt, journalId)
  return event && journal ? { event, journal } : { event: start, journal: start }
}

/** The same as a CSV file, 10,000 entries at most; that it was taken along is itself noted. */
export async function exportAudit(ctx: Ctx, query: Filters): Promise<Download> {
  permit(ctx, 'identity.audit.read')
  const window = windowOf(ctx, query)
  const lines = [csvLine(['time (UTC)', 'kind', 'what', 'by', 'subject', 'address', 'facts'])]
  let after: string | null | undefined
  do {
    const places = placesFrom(after ?? undefined, window)
    const page = await readPage(ctx, query, window, places, EXPORT_PAGE)
    for (const { at, kind, what, byName, subjectId, ip, facts } of page.rows)
      lines.push(csvLine([at, kind, what, byName, subjectId, ip, JSON.stringify(facts)]))
    after = page.next
  } while (after && lines.length <= EXPORT_ROWS_MAX)
  if (after) lines.push(csvLine([`cut after ${EXPORT_ROWS_MAX} entries: choose a shorter time`]))
  noteView(ctx, { kind: 'identity.audit_export', subjectId: window.org, orgId: window.org })
  const body = Buffer.from(CSV_MARK + lines.join(''))
  return { contentType: 'text/csv; charset=utf-8', fileName: `audit-${ctx.today}.csv`, body }
}
