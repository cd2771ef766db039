import { hash } from 'node:crypto'
import type { AccountCode } from './chart.ts'

/** An account by what it is; the organisation it belongs to stands on the transfer. */
export type AccountKey = { code: AccountCode; partyOrgId: string | null }

/** The account's id follows from what it is, so nobody has to look it up and two openings meet in one row. */
export function accountId(orgId: string, code: AccountCode, partyOrgId: string | null = null): string {
  return uuidOf(hash('sha256', `account ${orgId} ${code} ${partyOrgId ?? ''}`))
}

/**
 * The transfer's id follows from its document and its part in it: posting a document twice meets the primary key.
 * It keeps the document's first 64 bits (48 of them its time), so new rows land at the end of the index as
 * UUIDv7 do, and all transfers of a document stand side by side there.
 */
export function transferId(documentId: string, part: string): string {
  return uuidOf(documentId.replaceAll('-', '').slice(0, 16) + hash('sha256', `${documentId} ${part}`))
}

/** First and last id that a transfer of this document can have. */
export function transferIdsOf(documentId: string): { first: string; last: string } {
  const prefix = documentId.replaceAll('-', '').slice(0, 16)
  return { first: uuidOf(prefix + '0'.repeat(16)), last: uuidOf(`${prefix}3${'f'.repeat(15)}`) }
}

const VARIANTS = '89ab'

// Version 8 of RFC 9562: bits of our own making, with the marks that every UUID carries.
function uuidOf(hex: string): string {
  const variant = VARIANTS[Number.parseInt(hex[16] ?? '0', 16) & 3]
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
