import {
  type Ctx,
  daysBetween,
  decodeKey,
  isId,
  isRefusal,
  limitOf,
  pageOf,
  patternOf,
  permit,
  plusDays,
  refuse,
} from '@yaolian/kernel'
import { checkBy, dueSince, overdueSince } from './check-dates.ts'
import type { LicenceKind, OrganisationKind } from './contract.ts'
import { deskCheck, deskCounts, deskExpiring, deskLocked, deskWaiting } from './desk.sql.ts'
import { documentCounts } from './document.sql.ts'
import type {
  DeskCounts,
  DeskQuery,
  DeskQueue,
  DeskRow,
  DeskStepsAnswer,
  DeskStepsBody,
} from './document-contract.ts'
import { stepLicences } from './step-licence.ts'

const FIRST_ID = '00000000-0000-0000-0000-000000000000'
const FIRST_DAY = '1900-01-01'
type Found = Awaited<ReturnType<typeof deskWaiting>>[number]

/** One queue of the quality desk over all firms, the most urgent first. */
export async function listDesk(
  ctx: Ctx,
  query: DeskQuery,
): Promise<{ rows: DeskRow[]; next: string | null }> {
  permit(ctx, 'platform.organisations.read')
  const queue = query.queue ?? 'waiting'
  const limit = limitOf(query)
  const found = await readQueue(ctx, queue, query, limit + 1)
  const page = pageOf(found, limit, row => [keyOf(queue, row), row.licenceId])
  ctx.widen(page.rows.map(row => row.orgId)) // to count their scans; the platform sees every firm
  const counts = await documentCounts(ctx, {
    orgs: page.rows.map(row => row.orgId),
    licences: page.rows.map(row => row.licenceId),
  })
  const documents = new Map(counts.map(one => [one.licenceId, one.documents]))
  return { rows: page.rows.map(row => asRow(ctx, row, documents.get(row.licenceId) ?? 0)), next: page.next }
}

function readQueue(ctx: Ctx, queue: DeskQueue, query: DeskQuery, limit: number): Promise<Found[]> {
  const { kind = null, province = null } = query
  const [key, id] = decodeKey(query.after, 2) ?? []
  const isKey =
    typeof key === 'string' && !Number.isNaN(Date.parse(key)) && typeof id === 'string' && isId(id)
  const after = isKey ? new Date(key).toISOString() : `${FIRST_DAY}T00:00:00.000Z`
  const common = { kind, province, pattern: patternOf(query.q), afterId: isKey ? id : FIRST_ID, limit }
  const afterDay = after.slice(0, 10)
  if (queue === 'expiring') {
    const lastDay = plusDays(ctx.today, Number(query.days ?? '90'))
    return deskExpiring(ctx, { ...common, afterDay, today: ctx.today, lastDay })
  }
  if (queue === 'check') return deskCheck(ctx, { ...common, afterDay, dueBefore: dueSince(ctx.today) })
  return (queue === 'locked' ? deskLocked : deskWaiting)(ctx, { ...common, afterAt: after })
}

function keyOf(queue: DeskQueue, row: Found): string {
  if (queue === 'expiring') return row.validTo
  return queue === 'check' ? (row.checkedOn ?? FIRST_DAY) : row.since
}

const asRow = (ctx: Ctx, { checkedOn, ...row }: Found, documents: number): DeskRow => ({
  ...row,
  orgKind: row.orgKind as OrganisationKind,
  kind: row.kind as LicenceKind,
  daysLeft: daysBetween(ctx.today, row.validTo),
  checkBy: checkedOn && checkBy(checkedOn),
  documents,
})

export function countDesk(ctx: Ctx): Promise<DeskCounts> {
  permit(ctx, 'platform.organisations.read')
  const { today } = ctx
  return deskCounts(ctx, { today, dueBefore: dueSince(today), overdueBefore: overdueSince(today) })
}

/** Verifies or checks many at once, each as it was looked at; what can't be done says why. */
export async function stepMany(ctx: Ctx, order: Omit<DeskStepsBody, 'id'>): Promise<DeskStepsAnswer> {
  permit(ctx, 'party.licence.verify')
  const name = order.step === 'verify' ? 'unlock' : 'check'
  const orders = order.licences.map(one => ({ ...one, reason: order.reason }))
  const answers = await stepLicences(ctx, orders, name)
  const done: string[] = []
  const refused: DeskStepsAnswer['refused'] = []
  for (const [i, { licenceId }] of orders.entries()) {
    const answer = answers[i] ?? refuse('party.licence_unknown', {})
    if (isRefusal(answer)) refused.push({ licenceId, code: answer.code, facts: { ...answer.facts } })
    else done.push(licenceId)
  }
  return { done, refused }
}
