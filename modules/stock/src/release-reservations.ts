import type { Ctx, Instant } from '@yaolian/kernel'
import { type Document, documentsToExpire } from './read-reservations.ts'
import { release } from './reservation.sql.ts'

export type ReleaseReason = 'cancelled' | 'short' | 'expired'
export type ReleasedLine = {
  orgId: string
  documentId: string
  lineNo: number
  reservationId: string
  stockId: string
  lotId: string
  quantity: number
}

/**
 * Gives back what is still promised to these documents, or to some of their lines, and tells which. What was
 * consumed or released before stays as it is, so that a second call does nothing.
 */
export async function releaseReservations(
  ctx: Ctx,
  documents: readonly (Document & { lineNos?: readonly number[] })[],
  reason: ReleaseReason,
): Promise<ReleasedLine[]> {
  const wanted = wantedLines(documents)
  if (wanted.length === 0) return []
  const lines = await release(ctx, {
    orgs: wanted.map(w => w.orgId),
    documents: wanted.map(w => w.documentId),
    lines: wanted.map(w => w.lineNo),
    state: reason === 'expired' ? 'expired' : 'released',
    reason,
    now: ctx.now,
    users: wanted.map(w => (w.by ?? ctx.actor).userId),
    names: wanted.map(w => (w.by ?? ctx.actor).name),
  })
  const byOf = new Map(wanted.map(w => [w.documentId, w.by]))
  for (const [documentId, own] of Map.groupBy(lines, line => line.documentId))
    ctx.record({
      by: byOf.get(documentId) ?? ctx.actor,
      type: 'stock.released',
      orgId: own[0]!.orgId,
      subjectId: documentId,
      data: { reason, lines: own.map(({ lineNo, lotId, quantity }) => ({ lineNo, lotId, quantity })) },
    })
  return lines
}

type WantedLine = Document & { lineNo: number | null }

// A document named whole and again by line would join its reservations twice and free them twice.
function wantedLines(documents: readonly (Document & { lineNos?: readonly number[] })[]): WantedLine[] {
  const byDocument = Map.groupBy(documents, d => d.orgId + d.documentId)
  return [...byDocument.values()].flatMap((same): WantedLine[] => {
    const { lineNos: _, ...document } = same[0]!
    if (same.some(d => !d.lineNos)) return [{ ...document, lineNo: null }]
    const lineNos = new Set(same.flatMap(d => d.lineNos ?? []))
    return [...lineNos].map(lineNo => ({ ...document, lineNo }))
  })
}

const EXPIRED_AT_ONCE = 1_000

/**
 * Ends promises whose time is over, at most a thousand, and names their documents, whose own module then
 * lets them expire too. The caller's context must see every organisation; call again while documents come
 * back.
 */
export async function releaseExpiredReservations(
  ctx: Ctx,
  now: Instant,
): Promise<{ documents: Document[]; lines: ReleasedLine[] }> {
  const documents = await documentsToExpire(ctx, now, EXPIRED_AT_ONCE)
  return { documents, lines: await releaseReservations(ctx, documents, 'expired') }
}
