import { Day, Fen, Id, Instant, ListQuery, PositiveFen, page } from '@yaolian/kernel/contract'
import Type, { type Static } from 'typebox'

export { type AccountCode, CHART, type ChartEntry, chartEntry } from './chart.ts'

const Code = Type.String({ pattern: '^\\d{4,10}$', description: 'account code of the chart' })
const OrNull = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()])

export const AccountQuery = Type.Intersect([
  Type.Omit(ListQuery, ['q']),
  Type.Object({ code: Type.Optional(Code), partyOrgId: Type.Optional(Id) }),
])

/** An account (科目账户) with its four counters; `balanceFen` is posted and positive on the account's usual side. */
export const AccountRow = Type.Object({
  accountId: Id,
  code: Code,
  partyOrgId: OrNull(Id),
  debitsPending: Fen,
  debitsPosted: Fen,
  creditsPending: Fen,
  creditsPosted: Fen,
  balanceFen: Fen,
  debitLimitFen: OrNull(Fen),
})
export type AccountRow = Static<typeof AccountRow>

export const TransferQuery = Type.Intersect([
  Type.Omit(ListQuery, ['q']),
  Type.Object({ documentId: Type.Optional(Id) }),
])

/** A transfer (分录): one amount from one account to another, never changed after it was written. */
export const TransferRow = Type.Object({
  transferId: Id,
  kind: Type.Enum(['single', 'pending', 'post', 'void']),
  code: Type.String({ description: 'order, cancel, ship, sign, return, payment or stock' }),
  part: Type.String(),
  debitCode: Code,
  debitPartyOrgId: OrNull(Id),
  creditCode: Code,
  creditPartyOrgId: OrNull(Id),
  amountFen: PositiveFen,
  pendingId: OrNull(Id),
  documentId: Id,
  documentNo: Type.String(),
  businessDate: Day,
  at: Instant,
})
export type TransferRow = Static<typeof TransferRow>

/** One account code over all its parties. Debits and credits are equal in total, posted and pending apart. */
export const TrialBalanceRow = Type.Object({
  code: Code,
  accounts: Type.Integer(),
  debitsPending: Fen,
  debitsPosted: Fen,
  creditsPending: Fen,
  creditsPosted: Fen,
  balanceFen: Fen,
})
export type TrialBalanceRow = Static<typeof TrialBalanceRow>
export const TrialBalance = Type.Object({
  rows: Type.Array(TrialBalanceRow),
  debitsPosted: Fen,
  creditsPosted: Fen,
  debitsPending: Fen,
  creditsPending: Fen,
})
export type TrialBalance = Static<typeof TrialBalance>

/** One document on a statement. `balanceFen` is what is owed after it. */
export const StatementRow = Type.Object({
  businessDate: Day,
  documentId: Id,
  documentNo: Type.String(),
  code: Type.String(),
  debitFen: Fen,
  creditFen: Fen,
  balanceFen: Fen,
})
export type StatementRow = Static<typeof StatementRow>

/** What one party owes another between two days (往来对账单), as one of them has it in its books. */
export const PartyStatement = Type.Object({
  ...page(StatementRow).properties,
  openingFen: Fen,
  closingFen: Fen,
  /** Orders placed and not yet signed, as of now; a receivable only. */
  pendingFen: Fen,
})
export type PartyStatement = Static<typeof PartyStatement>
