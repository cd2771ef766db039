import type { Actor, Ctx, Instant } from '@yaolian/kernel'
import type { Quality } from './contract.ts'
import { expiredDocuments, extend, openReservations } from './reservation.sql.ts'

/**
 * What promises belong to: an order. `orgId` owns the goods; `by` is who acts on it, where a batch holds
 * the commands of several people.
 */
export type Document = { orgId: string; documentId: string; by?: Actor | undefined }

export type ReservedLine = {
  orgId: string
  documentId: string
  lineNo: number
  reservationId: string
  stockId: string
  lotId: string
  productId: string
  placeId: string
  lotNo: string
  madeOn: string | null
  expiresOn: string
  /** Number of the test report (检验报告); empty where none is known. */
  report: string
  quantity: number
  expiresAt: Instant | null
  quality: Quality
  recalled: boolean
  stops: number
  placeFits: boolean
}

export const distinctDocuments = (documents: readonly Document[]): Document[] => [
  ...new Map(documents.map(d => [d.orgId + d.documentId, d])).values(),
]

const listsOf = (documents: readonly Document[]) => {
  const distinct = distinctDocuments(documents)
  return { orgs: distinct.map(d => d.orgId), documents: distinct.map(d => d.documentId) }
}

/**
 * The open promises of these documents in the order of their lines, with what `isIssuable` asks of each
 * lot.
 */
export async function readReservations(ctx: Ctx, documents: readonly Document[]): Promise<ReservedLine[]> {
  return (await openReservations(ctx, listsOf(documents))) as ReservedLine[]
}

/** Gives open promises another end; null keeps them until they are consumed or released. Counts them. */
export const extendReservations = (
  ctx: Ctx,
  documents: readonly Document[],
  expiresAt: Instant | null,
): Promise<number> => extend(ctx, { ...listsOf(documents), expiresAt })

/**
 * Documents with promises past their end, oldest first; `limit` counts promises. Sees what the context
 * sees.
 */
export const documentsToExpire = (ctx: Ctx, now: Instant, limit: number): Promise<Document[]> =>
  expiredDocuments(ctx, { now, limit })
