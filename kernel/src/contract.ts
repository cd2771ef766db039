import Type, { type Static, type TSchema } from 'typebox'

/** Shapes that every module's contract uses. Safe for the browser: nothing here but schemas. */
export const Id = Type.String({
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
  description: 'UUID; UUIDv7 where the caller makes it',
})
export const Day = Type.String({
  pattern: '^(19|20)\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
  description: 'business date in Asia/Shanghai',
})
export const Instant = Type.String({ description: 'ISO 8601, UTC' })
export const Fen = Type.Integer({
  minimum: -9007199254740991,
  maximum: 9007199254740991,
  description: 'money in fen',
})
export const PositiveFen = Type.Integer({
  minimum: 1,
  maximum: 9007199254740991,
  description: 'money in fen',
})
export const Micro = Type.Integer({
  minimum: 0,
  maximum: 1_000_000_000_000,
  description: 'unit price in millionths of a yuan, tax included, per smallest sales unit',
})
export const Units = Type.Integer({
  minimum: 0,
  maximum: 1_000_000_000,
  description: 'quantity in the smallest sales unit',
})
export const PositiveUnits = Type.Integer({
  minimum: 1,
  maximum: 10_000_000,
  description: 'quantity in the smallest sales unit',
})
export const PackLevels = Type.Array(
  Type.Object({ level: Type.String({ maxLength: 20 }), units: PositiveUnits }),
  { minItems: 1, maxItems: 5, description: 'from the smallest pack up' },
)

export const RuleHit = Type.Object({
  ruleId: Type.String(),
  version: Type.Integer(),
  decision: Type.Union([Type.Literal('block'), Type.Literal('warn'), Type.Literal('record')]),
  params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  about: Type.Optional(Type.String()),
})

/** RFC 9457 problem+json as this house fills it. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  facts: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  hits: Type.Optional(Type.Array(RuleHit)),
  errors: Type.Optional(Type.Array(Type.Object({ path: Type.String(), message: Type.String() }))),
})
export type Problem = Static<typeof Problem>

/** Query of a list: flat strings, since that is what an address holds. Modules add their own filters. */
export const ListQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 100 })),
  after: Type.Optional(Type.String({ maxLength: 500, description: '`next` of the page before' })),
  limit: Type.Optional(
    Type.String({ pattern: '^([1-9]|[1-9]\\d|1\\d\\d|200)$', description: '1 to 200, 50 when left out' }),
  ),
})
export const page = <R extends TSchema>(row: R) =>
  Type.Object({ rows: Type.Array(row), next: Type.Union([Type.String(), Type.Null()]) })
export const Totals = Type.Object({
  count: Type.Integer(),
  exact: Type.Boolean({ description: 'false above 10,000' }),
})
/** The empty body of a command: only its id. */
export const OnlyId = Type.Object({ id: Id })
