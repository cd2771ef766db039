import { Day, Id, Instant, ListQuery, page } from '@yaolian/kernel/contract'
import Type, { type Static } from 'typebox'

/** Shapes of the audit, of personal data handed out, and of single looks at them. */
const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const AuditKind = Type.Enum(['change', 'view', 'access'])
export const AuditRow = Type.Object({
  entryId: Type.String(),
  at: Instant,
  kind: AuditKind,
  what: Type.String({ description: 'type of the event, or kind of the journal entry after `access.`' }),
  subjectId: orNull(Id),
  byUser: orNull(Id),
  byName: Type.String(),
  ip: Type.String(),
  facts: Type.Record(Type.String(), Type.Unknown()),
})
export type AuditRow = Static<typeof AuditRow>
export const AuditPage = page(AuditRow)
const { after, limit } = ListQuery.properties
const filters = {
  orgId: Type.Optional(Id),
  subjectId: Type.Optional(Id),
  userId: Type.Optional(Id),
  kind: Type.Optional(AuditKind),
  module: Type.Optional(Type.String({ pattern: '^[a-z]{2,20}$' })),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
}
export const AuditQuery = Type.Object({ after, limit, ...filters })
export type AuditQuery = Static<typeof AuditQuery>
export const AuditExportQuery = Type.Object(filters)

export const Contact = Type.Object({ contact: Type.String() })

/** 个人信息保护法 art. 45: what this house keeps about somebody, for that person to read and take along. */
export const PersonalData = Type.Object({
  at: Instant,
  account: Type.Object({
    userId: Id,
    name: Type.String(),
    displayName: Type.String(),
    contact: Type.String(),
    createdAt: Instant,
    passwordChangedAt: Instant,
    secondFactor: Type.Boolean(),
  }),
  firms: Type.Array(Type.Object({ orgId: Id, name: Type.String(), roles: Type.Array(Type.String()) })),
  sessions: Type.Array(
    Type.Object({
      organisation: Type.String(),
      ip: Type.String(),
      agent: Type.String(),
      createdAt: Instant,
      lastSeenAt: Instant,
    }),
  ),
  access: Type.Array(
    Type.Object({
      at: Instant,
      kind: Type.String(),
      byName: Type.String(),
      ip: Type.String(),
      agent: Type.String(),
    }),
  ),
  acts: Type.Array(Type.Object({ at: Instant, firm: Type.String(), what: Type.String(), subjectId: Id })),
  cut: Type.Boolean({ description: 'there is more than this answer may hold; ask the operator' }),
})
export type PersonalData = Static<typeof PersonalData>
