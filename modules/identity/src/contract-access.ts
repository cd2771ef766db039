import { Id, Instant, ListQuery, OnlyId, page } from '@yaolian/kernel/contract'
import { OrganisationKind } from '@yaolian/party/contract'
import Type, { type Static } from 'typebox'

/** Shapes of invitations, second factors, proofs of identity and what a firm demands. */
const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Secret = Type.String({ minLength: 1, maxLength: 128 })
const OneTimeCode = Type.String({ minLength: 6, maxLength: 30 })
const Person = Type.String({ minLength: 1, maxLength: 40 })
const Contact = Type.String({ maxLength: 60, description: 'phone or mail; shown masked' })
const Days = Type.Integer({ minimum: 1, maximum: 30 })
const Token = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' })

export const SecondFactor = Type.Object({
  enrolled: Type.Boolean(),
  confirmedAt: orNull(Instant),
  recoveryCodesLeft: Type.Integer(),
  required: Type.Boolean({ description: 'the firm acted for demands it' }),
  available: Type.Boolean({ description: 'false where this house has no key to seal secrets with' }),
})
export type SecondFactor = Static<typeof SecondFactor>
export const StartFactorBody = Type.Object({ password: Secret })
export const FactorStarted = Type.Object({
  secret: Type.String({ description: 'base32, to type by hand' }),
  uri: Type.String({ description: 'otpauth: what the QR code says' }),
})
export type FactorStarted = Static<typeof FactorStarted>
export const CodeBody = Type.Object({ code: OneTimeCode })
export const RecoveryCodes = Type.Object({ codes: Type.Array(Type.String()) })
export type RecoveryCodes = Static<typeof RecoveryCodes>
export const StepUpBody = Type.Object({
  password: Type.Optional(Secret),
  code: Type.Optional(OneTimeCode),
})
export const SessionsEnded = Type.Object({ ended: Type.Integer() })

export const Policy = Type.Object({ secondFactorRequired: Type.Boolean() })
export const PolicyBody = Type.Object({ ...OnlyId.properties, secondFactorRequired: Type.Boolean() })
export const PasswordRules = Type.Object({
  lengthMin: Type.Integer(),
  lengthMax: Type.Integer(),
  distinctMin: Type.Integer(),
  attemptsMax: Type.Integer(),
  lockMinutes: Type.Integer(),
  sessionIdleHours: Type.Integer(),
  sessionDays: Type.Integer(),
})
export type PasswordRules = Static<typeof PasswordRules>

const Side = Type.Object({ zh: Type.String(), en: Type.String(), rights: Type.Array(Type.String()) })
export const RoleMatrix = Type.Object({
  roles: Type.Array(
    Type.Object({
      role: Type.String(),
      zh: Type.String(),
      en: Type.String(),
      kinds: Type.Array(Type.String()),
      rights: Type.Array(Type.String()),
      clashesWith: Type.Array(Type.String(), { description: 'roles that nobody holds together with it' }),
    }),
  ),
  clashes: Type.Array(
    Type.Object({
      id: Type.String(),
      one: Side,
      other: Side,
      why: Type.Object({ zh: Type.String(), en: Type.String() }),
      source: Type.String(),
    }),
  ),
})
export type RoleMatrix = Static<typeof RoleMatrix>

export const InviteBody = Type.Object({
  invitationId: Id,
  displayName: Person,
  contact: Contact,
  roles: Type.Array(Type.String({ maxLength: 40 }), { minItems: 1, maxItems: 10, uniqueItems: true }),
  days: Days,
})
export type InviteBody = Static<typeof InviteBody>
export const InviteFirmBody = Type.Object({
  invitationId: Id,
  firmName: Type.String({ minLength: 2, maxLength: 120 }),
  firmKind: OrganisationKind,
  displayName: Person,
  contact: Contact,
  days: Days,
})
export type InviteFirmBody = Static<typeof InviteFirmBody>
export const Invited = Type.Object({
  invitationId: Id,
  token: Type.String({ description: 'shown this once: the last part of the link' }),
  expiresAt: Instant,
})
export type Invited = Static<typeof Invited>
export const InvitationState = Type.Enum(['open', 'accepted', 'expired', 'revoked'])
export const InvitationRow = Type.Object({
  invitationId: Id,
  kind: Type.Enum(['person', 'firm']),
  displayName: Type.String(),
  contact: Type.String({ description: 'masked' }),
  roles: Type.Array(Type.String()),
  firmName: orNull(Type.String()),
  firmKind: orNull(Type.String()),
  state: InvitationState,
  madeAt: Instant,
  maker: Type.String(),
  expiresAt: Instant,
  acceptedAt: orNull(Instant),
  acceptedOrg: orNull(Id),
})
export type InvitationRow = Static<typeof InvitationRow>
export const InvitationPage = page(InvitationRow)
export const InvitationQuery = Type.Object({
  ...ListQuery.properties,
  kind: Type.Optional(Type.Enum(['person', 'firm'])),
})
export type InvitationQuery = Static<typeof InvitationQuery>
export const InvitationRevoked = Type.Object({ invitationId: Id })

export const InvitationTokenBody = Type.Object({ token: Token })
/** What the holder of a link may know before accepting: nothing about any account. */
export const InvitationSeen = Type.Object({
  kind: Type.Enum(['person', 'firm']),
  displayName: Type.String(),
  firmName: Type.String({ description: 'the firm that one is invited to, or the new one' }),
  firmKind: Type.String(),
  inviter: Type.String({ description: 'the organisation that invites' }),
  roles: Type.Array(Type.Object({ zh: Type.String(), en: Type.String() })),
  expiresAt: Instant,
})
export type InvitationSeen = Static<typeof InvitationSeen>
export const AcceptBody = Type.Object({
  token: Token,
  userId: Id,
  name: Type.String({
    pattern: '^[A-Za-z0-9][A-Za-z0-9._@+-]{2,39}$',
    description: '3 to 40 letters, digits and . _ @ + -; upper and lower case are the same',
  }),
  displayName: Person,
  password: Secret,
  firm: Type.Optional(
    Type.Object({
      orgId: Id,
      uscc: Type.String({ minLength: 18, maxLength: 30 }),
      name: Type.String({ minLength: 2, maxLength: 120 }),
      province: Type.String({ minLength: 2, maxLength: 30 }),
      city: Type.String({ minLength: 2, maxLength: 30 }),
    }),
  ),
})
export type AcceptBody = Static<typeof AcceptBody>
