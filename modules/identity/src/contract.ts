import { Day, Id, Instant, ListQuery, OnlyId, page } from '@yaolian/kernel/contract'
import { NewOrganisation, OrganisationKind } from '@yaolian/party/contract'
import Type, { type Static } from 'typebox'

export * from './contract-access.ts'
export * from './contract-audit.ts'

export const LoginName = Type.String({
  pattern: '^[A-Za-z0-9][A-Za-z0-9._@+-]{2,39}$',
  description: '3 to 40 letters, digits and . _ @ + -; upper and lower case are the same',
})
const DisplayName = Type.String({ minLength: 1, maxLength: 40 })
/** The rules beyond its length are told by refusals: identity.password_length, _is_name, _common. */
export const Password = Type.String({ minLength: 1, maxLength: 128 })
const RoleNames = Type.Array(Type.String({ maxLength: 40 }), { minItems: 1, maxItems: 10, uniqueItems: true })
const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Six digits of an authenticator app, or a recovery code. */
export const Code = Type.String({ minLength: 6, maxLength: 30 })
export const LoginBody = Type.Object({
  name: Type.String({ maxLength: 100 }),
  password: Password,
  code: Type.Optional(Code),
})
export const SwitchBody = Type.Object({ orgId: Id })
export const Nothing = Type.Object({})
export const Done = Type.Object({ done: Type.Literal(true) })

export const MyOrganisation = Type.Object({ orgId: Id, name: Type.String(), kind: OrganisationKind })
/** Who I am, for whom I act and what I may do. A machine's key has no user. */
export const Me = Type.Object({
  user: orNull(
    Type.Object({
      userId: Id,
      name: Type.String(),
      displayName: Type.String(),
      mustChangePassword: Type.Boolean(),
      mustEnrol: Type.Boolean({ description: 'the firm demands a second factor and there is none yet' }),
    }),
  ),
  organisation: MyOrganisation,
  organisations: Type.Array(MyOrganisation, { description: 'those that I can switch to, this one included' }),
  roles: Type.Array(Type.String()),
  rights: Type.Array(Type.String()),
  businessDate: Day,
  demo: Type.Boolean(),
})
export type Me = Static<typeof Me>

export const PasswordBody = Type.Object({ current: Password, next: Password })

export const SessionRow = Type.Object({
  sessionId: Id,
  organisation: Type.String(),
  ip: Type.String(),
  agent: Type.String(),
  createdAt: Instant,
  lastSeenAt: Instant,
  expiresAt: Instant,
  current: Type.Boolean(),
})
export const SessionList = Type.Object({ rows: Type.Array(SessionRow) })

export const RoleRow = Type.Object({
  role: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  rights: Type.Array(Type.String()),
})
export const RoleList = Type.Object({ rows: Type.Array(RoleRow) })

export const UserRow = Type.Object({
  userId: Id,
  name: Type.String(),
  displayName: Type.String(),
  contact: Type.String({ description: 'masked' }),
  hasFactor: Type.Boolean(),
  roles: Type.Array(Type.String()),
  state: Type.Enum(['active', 'disabled']),
  locked: Type.Boolean({ description: 'too many wrong passwords; ends by itself' }),
  lastSeenAt: orNull(Instant),
})
export type UserRow = Static<typeof UserRow>
export const UserPage = page(UserRow)
export const UserQuery = Type.Object({
  ...ListQuery.properties,
  orgId: Type.Optional(Id),
  state: Type.Optional(Type.Enum(['active', 'disabled'])),
})
export type UserQuery = Static<typeof UserQuery>

const ofOrganisation = { orgId: Type.Optional(Id) }
export const AddUserBody = Type.Object({
  ...OnlyId.properties,
  userId: Id,
  ...ofOrganisation,
  name: LoginName,
  displayName: DisplayName,
  contact: Type.Optional(Type.String({ maxLength: 60, description: 'phone or mail' })),
  roles: RoleNames,
  password: Password,
})
export const UserAnswer = Type.Object({
  userId: Id,
  orgId: Id,
  roles: Type.Array(Type.String()),
  state: Type.Enum(['active', 'disabled']),
})
export type UserAnswer = Static<typeof UserAnswer>
export const RolesBody = Type.Object({ ...OnlyId.properties, ...ofOrganisation, roles: RoleNames })
export const MemberStepBody = Type.Object({ ...OnlyId.properties, ...ofOrganisation })
export const ResetPasswordBody = Type.Object({ ...OnlyId.properties, ...ofOrganisation, password: Password })

export const KeyRow = Type.Object({
  keyId: Id,
  name: Type.String(),
  prefix: Type.String(),
  rights: Type.Array(Type.String()),
  state: Type.Enum(['active', 'expired', 'revoked']),
  createdAt: Instant,
  expiresAt: Instant,
  lastUsedAt: orNull(Instant),
  rightsNow: Type.Array(Type.String(), { description: 'less what its maker has lost since' }),
  maker: orNull(Type.String()),
  allowedFrom: Type.Array(Type.String()),
  perMinute: orNull(Type.Integer()),
  rotatedTo: orNull(Id),
})
export const KeyList = Type.Object({ rows: Type.Array(KeyRow) })
export const MakeKeyBody = Type.Object({
  keyId: Id,
  name: Type.String({ minLength: 1, maxLength: 60 }),
  rights: Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 100, uniqueItems: true }),
  days: Type.Integer({ minimum: 1, maximum: 730 }),
  allowedFrom: Type.Optional(
    Type.Array(Type.String({ minLength: 2, maxLength: 50 }), {
      maxItems: 50,
      uniqueItems: true,
      description: 'addresses and networks such as 192.0.2.0/24; from anywhere when left out',
    }),
  ),
  perMinute: Type.Optional(Type.Integer({ minimum: 1, maximum: 12_000 })),
})
export const RotateKeyBody = Type.Object({
  nextId: Id,
  days: Type.Integer({ minimum: 1, maximum: 730 }),
  overlapHours: Type.Integer({ minimum: 0, maximum: 168 }),
})
export const KeyMade = Type.Object({
  keyId: Id,
  token: Type.String({ description: 'shown this once; afterwards only its first characters' }),
  expiresAt: Instant,
})
export const KeyRevoked = Type.Object({ keyId: Id })

export const JournalRow = Type.Object({
  journalId: Type.Integer(),
  at: Instant,
  kind: Type.String(),
  userId: orNull(Id),
  userName: orNull(Type.String()),
  byName: Type.String(),
  ip: Type.String(),
  agent: Type.String(),
  facts: Type.Record(Type.String(), Type.Unknown()),
})
export const JournalPage = page(JournalRow)
export const JournalQuery = Type.Object({ ...ListQuery.properties, userId: Type.Optional(Id) })

export const SetupState = Type.Object({ needed: Type.Boolean() })
export const SetupBody = Type.Object({
  organisation: NewOrganisation,
  administrator: Type.Object({ userId: Id, name: LoginName, displayName: DisplayName, password: Password }),
})
export type SetupBody = Static<typeof SetupBody>

export const DemoAccount = Type.Object({
  name: Type.String(),
  password: Type.String(),
  role: Type.String(),
  what: Type.Object({ zh: Type.String(), en: Type.String() }),
})
export type DemoAccount = Static<typeof DemoAccount>
export const DemoAccounts = Type.Object({ rows: Type.Array(DemoAccount) })
