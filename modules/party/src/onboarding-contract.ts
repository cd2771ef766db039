import { Id, Instant } from '@yaolian/kernel/contract'
import { LicenceKind, OrganisationKind } from '@yaolian/rulebook/contract'
import Type, { type Static } from 'typebox'
import { LicenceRow } from './rows-contract.ts'

const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** What a firm keeps up to date about itself. Name, credit code and kind are the register's and stay. */
export const FirmFacts = Type.Object({
  shortName: Type.String({ minLength: 1, maxLength: 60 }),
  province: Type.String({ minLength: 1, maxLength: 30 }),
  city: Type.String({ minLength: 1, maxLength: 30 }),
  district: Type.String({ maxLength: 30 }),
  detail: Type.String({ minLength: 2, maxLength: 120 }),
  contact: Type.String({ minLength: 2, maxLength: 60 }),
  phone: Type.String({ minLength: 5, maxLength: 30, pattern: '^[0-9+() -]+$' }),
})
export type FirmFacts = Static<typeof FirmFacts>
export const EditFirmBody = Type.Object({
  id: Id,
  version: Type.Integer({ minimum: 1, description: 'the version that was looked at' }),
  ...FirmFacts.properties,
})
export const FirmEdited = Type.Object({ orgId: Id, version: Type.Integer() })
export type FirmEdited = Static<typeof FirmEdited>

/** What still stands between a firm and its submission. */
export const OnboardingGap = Type.Enum(['facts', 'licence', 'scan'])
export type OnboardingGap = Static<typeof OnboardingGap>
export const Onboarding = Type.Object({
  orgId: Id,
  name: Type.String(),
  uscc: orNull(Type.String()),
  kind: OrganisationKind,
  ...FirmFacts.properties,
  version: Type.Integer(),
  licences: Type.Array(Type.Object({ ...LicenceRow.properties, documents: Type.Integer() })),
  needs: Type.Array(
    Type.Object({ anyOf: Type.Array(LicenceKind), has: Type.Boolean(), verified: Type.Boolean() }),
    {
      description: 'kinds of licence of which a firm of this kind holds one each',
    },
  ),
  gaps: Type.Array(OnboardingGap),
  state: Type.Enum(['open', 'submitted', 'verified']),
  submittedAt: orNull(Instant),
  submittedName: orNull(Type.String()),
})
export type Onboarding = Static<typeof Onboarding>
export const Submitted = Type.Object({ orgId: Id, submittedAt: Instant })
export type Submitted = Static<typeof Submitted>
