import { Day, Id } from '@yaolian/kernel/contract'
import { LicenceKind, LicenceState, OrganisationKind } from '@yaolian/rulebook/contract'
import Type, { type Static } from 'typebox'

const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** How its holder may trade (经营方式): 批发, 零售连锁总部, 零售. */
export const LicenceMode = Type.Enum(['wholesale', 'chain', 'retail'])
export type LicenceMode = Static<typeof LicenceMode>
export const Direction = Type.Enum(['supplier', 'customer'], {
  description: 'supplier: the owner approves its supplier; customer: the owner approves its customer',
})
export type Direction = Static<typeof Direction>
/** product: first purchase of products (首营品种) from that supplier. */
export const RelationKind = Type.Enum(['supplier', 'customer', 'product'])
export type RelationKind = Static<typeof RelationKind>
/** pending waits for the quality department, reviewed for the quality head; lapsed: the partner's papers changed. */
export const RelationState = Type.Enum([
  'draft',
  'pending',
  'reviewed',
  'approved',
  'returned',
  'rejected',
  'withdrawn',
  'suspended',
  'lapsed',
])
export type RelationState = Static<typeof RelationState>

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
