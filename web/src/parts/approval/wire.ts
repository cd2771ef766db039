import type {
  FirstProductRow as FirstProductRowType,
  PaperKind as PaperKindType,
  RelationDetail as RelationDetailSchema,
  RelationRow as RelationRowType,
  SalespersonRow as SalespersonRowType,
} from '@yaolian/party/contract'
import type { Static } from 'typebox'

export type RelationRow = RelationRowType
export type RelationDetail = Static<typeof RelationDetailSchema>
export type FirstProductRow = FirstProductRowType
export type PaperKind = PaperKindType
export type SalespersonRow = SalespersonRowType

export const relationPath = (relationId: string): string => `/party/relations/${relationId}`
/** States in the order in which somebody has to do something about them. */
export const relationStates = [
  'draft',
  'pending',
  'reviewed',
  'returned',
  'approved',
  'suspended',
  'lapsed',
  'rejected',
  'withdrawn',
] as const
export const relationTones = {
  draft: 'plain',
  pending: 'amber',
  reviewed: 'amber',
  returned: 'amber',
  approved: 'softgreen',
  rejected: 'softred',
  withdrawn: 'plain',
  suspended: 'softred',
  lapsed: 'softred',
} as const
export const standTones = {
  authorised: 'softgreen',
  not_begun: 'plain',
  ended: 'softred',
  revoked: 'softred',
} as const
