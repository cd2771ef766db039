import { Day, Id, Instant, ListQuery, OnlyId, page } from '@yaolian/kernel/contract'
import { LicenceKind, LicenceState, OrganisationKind, ScopeClass } from '@yaolian/rulebook/contract'
import Type, { type Static } from 'typebox'
import { FileIds } from './document-contract.ts'

export { LicenceKind, LicenceState, OrganisationKind, ScopeClass } from '@yaolian/rulebook/contract'
export * from './document-contract.ts'
export * from './import-contract.ts'
export * from './read-licence-number.ts'

/** How its holder may trade (经营方式): 批发, 零售连锁总部, 零售. */
export const LicenceMode = Type.Enum(['wholesale', 'chain', 'retail'])
export type LicenceMode = Static<typeof LicenceMode>
export const Direction = Type.Enum(['supplier', 'customer'], {
  description: 'supplier: the owner approves its supplier; customer: the owner approves its customer',
})
export type Direction = Static<typeof Direction>
export const RelationState = Type.Enum(['pending', 'approved', 'rejected', 'suspended'])
export type RelationState = Static<typeof RelationState>

const Name = Type.String({ minLength: 2, maxLength: 120 })
const Short = Type.String({ maxLength: 60 })
const Place = Type.String({ minLength: 1, maxLength: 30 })
const Reason = Type.String({ minLength: 2, maxLength: 300 })
const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** What a caller gives to register a firm. */
export const NewOrganisation = Type.Object({
  orgId: Id,
  uscc: orNull(
    Type.String({ minLength: 18, maxLength: 30, description: '统一社会信用代码; null for a person' }),
  ),
  name: Name,
  shortName: Type.Optional(Short),
  kind: OrganisationKind,
  isPerson: Type.Optional(Type.Boolean()),
  province: Place,
  city: Place,
  district: Type.Optional(Type.String({ maxLength: 30 })),
  detail: Type.Optional(Type.String({ maxLength: 120 })),
  contact: Type.Optional(Short),
  phone: Type.Optional(Type.String({ maxLength: 30 })),
  parentOrgId: Type.Optional(Id),
})
export type NewOrganisation = Static<typeof NewOrganisation> & { demo?: boolean }

export const NewLicence = Type.Object({
  licenceId: Id,
  orgId: Id,
  kind: LicenceKind,
  number: Type.String({ minLength: 4, maxLength: 60 }),
  scope: Type.Array(ScopeClass, { maxItems: 21 }),
  mode: Type.Optional(LicenceMode),
  issuedBy: Type.String({ minLength: 2, maxLength: 80 }),
  validFrom: Day,
  validTo: Day,
  fileIds: Type.Optional(FileIds),
})
export type NewLicence = Static<typeof NewLicence>

export const LicenceRow = Type.Object({
  licenceId: Id,
  orgId: Id,
  kind: LicenceKind,
  number: Type.String(),
  scope: Type.Array(Type.String()),
  mode: orNull(LicenceMode),
  issuedBy: Type.String(),
  validFrom: Day,
  validTo: Day,
  daysLeft: Type.Integer({ description: 'days until valid_to; negative once it has passed' }),
  state: LicenceState,
  stateReason: Type.String(),
  renews: orNull(Id),
  isVerified: Type.Boolean({ description: 'quality has seen the document' }),
  checkBy: orNull(Day),
  version: Type.Integer(),
})
export type LicenceRow = Static<typeof LicenceRow>

export const LicenceChange = Type.Object({
  version: Type.Integer(),
  step: Type.String(),
  reason: Type.String(),
  before: Type.Unknown(),
  byName: Type.String(),
  at: Instant,
})

/** What anybody signed in may see of a firm: the law wants its licences shown. */
export const OrganisationCard = Type.Object({
  orgId: Id,
  uscc: orNull(Type.String()),
  name: Type.String(),
  shortName: Type.String(),
  kind: OrganisationKind,
  province: Type.String(),
  city: Type.String(),
  district: Type.String(),
  state: Type.Enum(['active', 'closed']),
  demo: Type.Boolean(),
  licences: Type.Array(LicenceRow),
})
export type OrganisationCard = Static<typeof OrganisationCard>

/** The firm as itself and the platform see it. */
export const OrganisationDetail = Type.Object({
  ...OrganisationCard.properties,
  isPerson: Type.Boolean(),
  detail: Type.String(),
  contact: Type.String(),
  phone: Type.String(),
  parent: orNull(Type.Object({ orgId: Id, name: Type.String() })),
  version: Type.Integer(),
})
export type OrganisationDetail = Static<typeof OrganisationDetail>

/** How a firm's licences stand today: the worst of what its kind needs comes first. */
export const LicenceHealth = Type.Enum(['valid', 'expiring', 'expired', 'locked', 'revoked', 'none'])
export type LicenceHealth = Static<typeof LicenceHealth>

export const OrganisationRow = Type.Object({
  orgId: Id,
  uscc: orNull(Type.String()),
  name: Type.String(),
  shortName: Type.String(),
  kind: OrganisationKind,
  province: Type.String(),
  city: Type.String(),
  state: Type.Enum(['active', 'closed']),
  demo: Type.Boolean(),
  licenceHealth: LicenceHealth,
  licenceValidTo: orNull(Day),
})
export type OrganisationRow = Static<typeof OrganisationRow>
export const OrganisationPage = page(OrganisationRow)
export const OrganisationQuery = Type.Object({
  ...ListQuery.properties,
  kind: Type.Optional(OrganisationKind),
  state: Type.Optional(Type.Enum(['active', 'closed'])),
  province: Type.Optional(Type.String({ maxLength: 30 })),
})
export type OrganisationQuery = Static<typeof OrganisationQuery>
export const DirectoryQuery = Type.Object({
  ...OrganisationQuery.properties,
  q: Type.String({ minLength: 2, maxLength: 100 }),
})

/** The owner's approval of one partner. */
export const RelationRow = Type.Object({
  relationId: Id,
  direction: Direction,
  partner: OrganisationRow,
  state: RelationState,
  validTo: orNull(Day),
  reason: Type.String(),
  requestedBy: Id,
  requestedName: Type.String(),
  requestedAt: Instant,
  decidedName: orNull(Type.String()),
  decidedAt: orNull(Instant),
  version: Type.Integer(),
})
export type RelationRow = Static<typeof RelationRow>
export const RelationPage = page(RelationRow)
export const RelationQuery = Type.Object({
  ...ListQuery.properties,
  state: Type.Optional(RelationState),
  licence: Type.Optional(LicenceHealth),
})
export type RelationQuery = Static<typeof RelationQuery>
export const RelationStep = Type.Object({
  version: Type.Integer(),
  step: Type.String(),
  state: RelationState,
  reason: Type.String(),
  byName: Type.String(),
  at: Instant,
})
export const RelationDetail = Type.Object({
  ...RelationRow.properties,
  licences: Type.Array(LicenceRow),
  steps: Type.Array(RelationStep),
})

export const RelationVerdict = Type.Enum(['approve', 'reject', 'suspend', 'resume'])
export type RelationVerdict = Static<typeof RelationVerdict>

export const Address = Type.Object({
  addressId: Id,
  label: Type.String({ minLength: 1, maxLength: 40 }),
  contact: Type.String({ minLength: 1, maxLength: 40 }),
  phone: Type.String({ minLength: 5, maxLength: 30, pattern: '^[0-9+() -]+$' }),
  province: Place,
  city: Place,
  district: Type.String({ maxLength: 30 }),
  detail: Type.String({ minLength: 1, maxLength: 120 }),
  isDefault: Type.Boolean(),
  latitude: orNull(Type.Number({ minimum: -90, maximum: 90 })),
  longitude: orNull(Type.Number({ minimum: -180, maximum: 180 })),
})
export type Address = Static<typeof Address>
export const AddressList = Type.Object({ rows: Type.Array(Address) })

// Bodies and answers of the commands.
const withId = <P extends Type.TProperties>(properties: P) => Type.Object({ id: Id, ...properties })
export const RegisterBody = Type.Object({ ...OnlyId.properties, ...NewOrganisation.properties })
export const Registered = Type.Object({ orgId: Id, version: Type.Integer() })
export type Registered = Static<typeof Registered>
export const OrganisationStepBody = withId({ reason: Reason })
export const OrganisationAnswer = Type.Object({ orgId: Id, state: Type.Enum(['active', 'closed']) })
export type OrganisationAnswer = Static<typeof OrganisationAnswer>
export const AddLicenceBody = Type.Object({
  ...OnlyId.properties,
  ...NewLicence.properties,
  toVerify: Type.Optional(
    Type.Boolean({ description: 'wait for a second person, though the one who enters it may verify' }),
  ),
})
export const LicenceAnswer = Type.Object({
  licenceId: Id,
  state: LicenceState,
  stateReason: Type.String(),
  version: Type.Integer(),
})
export type LicenceAnswer = Static<typeof LicenceAnswer>
export const LicenceStepBody = withId({
  reason: Reason,
  fileIds: Type.Optional(FileIds),
  version: Type.Optional(
    Type.Integer({
      minimum: 1,
      description: 'the version that was looked at; refused when it has changed since',
    }),
  ),
})
/** What may be put right in a licence that was entered wrongly. */
export const LicenceCorrection = Type.Object({
  number: Type.Optional(NewLicence.properties.number),
  scope: Type.Optional(NewLicence.properties.scope),
  issuedBy: Type.Optional(NewLicence.properties.issuedBy),
  validFrom: Type.Optional(Day),
  validTo: Type.Optional(Day),
})
export type LicenceCorrection = Static<typeof LicenceCorrection>
export const CorrectLicenceBody = withId({ reason: Reason, correction: LicenceCorrection })
/** The document that follows an old one of the same kind and firm. */
export const LicenceRenewal = Type.Object({
  licenceId: Id,
  number: NewLicence.properties.number,
  scope: NewLicence.properties.scope,
  issuedBy: NewLicence.properties.issuedBy,
  validFrom: Day,
  validTo: Day,
  fileIds: NewLicence.properties.fileIds,
})
export type LicenceRenewal = Static<typeof LicenceRenewal>
export const RenewLicenceBody = Type.Object({ ...OnlyId.properties, ...LicenceRenewal.properties })
export const RequestRelationBody = withId({
  relationId: Id,
  orgId: Type.Optional(Id),
  partnerOrgId: Id,
  direction: Direction,
  reason: Type.Optional(Type.String({ maxLength: 300 })),
})
export const RelationAnswer = Type.Object({ relationId: Id, state: RelationState, version: Type.Integer() })
export type RelationAnswer = Static<typeof RelationAnswer>
export const DecideRelationBody = withId({
  verdict: RelationVerdict,
  reason: Type.Optional(Type.String({ maxLength: 300 })),
  validTo: Type.Optional(Day),
})
export const DecideRelationsBody = withId({
  relationIds: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }),
  verdict: RelationVerdict,
  reason: Type.Optional(Type.String({ maxLength: 300 })),
  validTo: Type.Optional(Day),
})
export const DecideRelationsAnswer = Type.Object({
  decided: Type.Array(RelationAnswer),
  refused: Type.Array(
    Type.Object({ relationId: Id, code: Type.String(), facts: Type.Record(Type.String(), Type.Unknown()) }),
  ),
})
export const AddAddressBody = Type.Object({ ...OnlyId.properties, ...Address.properties })
export const AddressAnswer = Type.Object({ addressId: Id, isDefault: Type.Boolean() })
