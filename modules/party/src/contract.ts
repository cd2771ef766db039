import { Day, Id, Instant, ListQuery, OnlyId, page } from '@yaolian/kernel/contract'
import { LicenceKind, LicenceState, OrganisationKind, ScopeClass } from '@yaolian/rulebook/contract'
import Type, { type Static } from 'typebox'
import { FileIds } from './document-contract.ts'
import { LicenceMode, LicenceRow, OrganisationRow } from './rows-contract.ts'

export { LicenceKind, LicenceState, OrganisationKind, ScopeClass } from '@yaolian/rulebook/contract'
export * from './approval-contract.ts'
export * from './document-contract.ts'
export * from './import-contract.ts'
export * from './onboarding-contract.ts'
export * from './read-licence-number.ts'
export * from './rows-contract.ts'

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
  divisionCode: orNull(
    Type.String({ description: 'GB/T 2260, six digits, of the smallest division that the names tell' }),
  ),
  state: Type.Enum(['active', 'closed']),
  demo: Type.Boolean(),
  parent: orNull(Type.Object({ orgId: Id, name: Type.String() })),
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
  version: Type.Integer(),
})
export type OrganisationDetail = Static<typeof OrganisationDetail>

export const OrganisationPage = page(OrganisationRow)
export const OrganisationQuery = Type.Object({
  ...ListQuery.properties,
  kind: Type.Optional(OrganisationKind),
  state: Type.Optional(Type.Enum(['active', 'closed'])),
  province: Type.Optional(Type.String({ maxLength: 30 })),
})
export type OrganisationQuery = Static<typeof OrganisationQuery>
export const StoreQuery = Type.Pick(ListQuery, ['after', 'limit'])
export type StoreQuery = Static<typeof StoreQuery>
export const DirectoryQuery = Type.Object({
  ...OrganisationQuery.properties,
  q: Type.String({ minLength: 2, maxLength: 100 }),
})

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
export const AddAddressBody = Type.Object({ ...OnlyId.properties, ...Address.properties })
export const AddressAnswer = Type.Object({ addressId: Id, isDefault: Type.Boolean() })
