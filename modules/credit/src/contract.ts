import { Day, Fen, Id, Instant, ListQuery } from '@yaolian/kernel/contract'
import Type, { type Static } from 'typebox'

const OrNull = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()])

export const LineState = Type.Enum(['open', 'locked'])
/** Reasons of a person; `overdue` is the platform's own. */
export const PersonReason = Type.Enum(['risk', 'dispute', 'request'])
export const LockReason = Type.Enum(['overdue', 'risk', 'dispute', 'request'])

export const LineQuery = Type.Intersect([
  Type.Omit(ListQuery, ['q']),
  Type.Object({
    as: Type.Optional(
      Type.Enum(['seller', 'buyer'], {
        description: 'seller: lines granted (default); buyer: lines received',
      }),
    ),
    partyOrgId: Type.Optional(Id),
    state: Type.Optional(LineState),
  }),
])

/** A credit line (授信额度) with what is used of it; money in fen. */
export const CreditLineRow = Type.Object({
  sellerOrgId: Id,
  buyerOrgId: Id,
  limitFen: Fen,
  termDays: Type.Integer({ description: 'days from signature until payment is due (账期)' }),
  state: LineState,
  lockReason: OrNull(LockReason),
  lockNote: OrNull(Type.String()),
  version: Type.Integer(),
  changedAt: Instant,
  exposureFen: Fen,
  availableFen: Fen,
  oldestDueOn: OrNull(Day),
})
export type CreditLineRow = Static<typeof CreditLineRow>

export const SetLinesBody = Type.Object({
  id: Id,
  lines: Type.Array(
    Type.Object({
      buyerOrgId: Id,
      limitFen: Type.Integer({
        minimum: 0,
        maximum: 1_000_000_000_000,
        description: 'at most 10 billion yuan',
      }),
      termDays: Type.Integer({ minimum: 0, maximum: 365 }),
    }),
    { minItems: 1, maxItems: 1_000 },
  ),
})
export const LinesSet = Type.Object({ changed: Type.Integer() })

export const LineParams = Type.Object({ buyerOrgId: Id })
export const LockBody = Type.Object({
  id: Id,
  reason: PersonReason,
  note: Type.Optional(Type.String({ maxLength: 200 })),
})
export const LineChanged = Type.Object({ buyerOrgId: Id, state: LineState, version: Type.Integer() })
