import type {
  RelationDetail as RelationDetailSchema,
  RelationRow as RelationRowSchema,
} from '@yaolian/party/contract'
import type { Static } from 'typebox'

export type RelationRow = Static<typeof RelationRowSchema>
export type RelationDetail = Static<typeof RelationDetailSchema>

export const relationPath = (relationId: string): string => `/party/relations/${relationId}`
export const relationTones = {
  pending: 'amber',
  approved: 'softgreen',
  rejected: 'softred',
  suspended: 'plain',
} as const
