import type { OrganisationCard } from '@yaolian/party/contract'
import type { Problem } from '../../../kit/problem.ts'
import { useGet } from '../../../kit/queries.ts'
import type { ListAnswer } from '../../../kit/table/types.ts'
import { type RelationDetail, type RelationRow, relationPath } from './wire.ts'

type Found = {
  detail: RelationDetail | undefined
  none: boolean
  problem: Problem | undefined
  retry: () => void
}

/**
 * The approval of one customer by the firm's own id, which is what orders and links know. The server lists approvals
 * by name, so the name is asked first; all three answers are kept for the next look.
 */
export function useRelation(orgId: string): Found {
  const card = useGet<OrganisationCard>(`/party/organisations/${orgId}/card`, { staleTime: 300_000 })
  const name = card.data?.name
  const list = useGet<ListAnswer<RelationRow>>(name ? '/party/customers' : null, {
    query: { q: name, limit: 20 },
  })
  const row = list.data?.rows.find(one => one.partner.orgId === orgId)
  const detail = useGet<RelationDetail>(row ? relationPath(row.relationId) : null)
  const first = [card, list, detail].find(one => one.error)
  return {
    detail: detail.data,
    none: list.data !== undefined && !row,
    problem: first?.error ?? undefined,
    retry: () => void first?.refetch(),
  }
}
