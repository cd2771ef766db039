import { isIssuable } from '@yaolian/allocation'
import { type Ctx, type Refusal, refuse, Stale } from '@yaolian/kernel'
import { type Document, distinctDocuments, readReservations } from './read-reservations.ts'
import { consume } from './reservation.sql.ts'

/** What left: goods of one lot for one line, with what the delivery note and the cost posting need. */
export type ConsumedLine = {
  orgId: string
  documentId: string
  lineNo: number
  reservationId: string
  stockId: string
  lotId: string
  productId: string
  lotNo: string
  madeOn: string | null
  expiresOn: string
  /** Number of the test report (检验报告); empty where none is known. */
  report: string
  quantity: number
  /** Cost of one smallest sales unit when it left. */
  unitCostMicro: number
}

/**
 * Ships everything that is still promised to these documents: on_hand and reserved go down, the outside
 * world takes the goods. All or nothing. Refuses with stock.not_issuable where a lot was held, recalled,
 * rejected or ran out of date since it was promised; a document that promises nothing (any more) gives no
 * lines. Throws Stale where that happens between read and write.
 */
export async function consumeReservations(
  ctx: Ctx,
  documents: readonly Document[],
): Promise<ConsumedLine[] | Refusal> {
  const distinct = distinctDocuments(documents)
  const blocked = (await readReservations(ctx, distinct)).filter(line => !isIssuable(line, ctx.today))
  if (blocked.length > 0)
    return refuse('stock.not_issuable', {
      lines: blocked.map(({ documentId, lineNo, lotNo, expiresOn, quality, recalled, stops }) => ({
        ...{ documentId, lineNo, lotNo, expiresOn, quality, recalled },
        held: stops > 0,
      })),
    })
  const lines = await consume(ctx, {
    orgs: distinct.map(d => d.orgId),
    documents: distinct.map(d => d.documentId),
    today: ctx.today,
    now: ctx.now,
    users: distinct.map(d => (d.by ?? ctx.actor).userId),
    names: distinct.map(d => (d.by ?? ctx.actor).name),
  })
  if (lines.some(line => !line.complete)) throw new Stale('a promised lot was stopped since it was read')
  return lines.map(({ complete, ...line }) => line)
}
