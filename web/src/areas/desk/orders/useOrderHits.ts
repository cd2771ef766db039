import type { HitPage } from '@yaolian/rulebook/contract'
import type { Static } from 'typebox'
import type { RuleHit } from '../../../kit/problem.ts'
import { useGet } from '../../../kit/queries.ts'
import { useSession } from '../../../kit/session.tsx'

/** What the rules said about one order, newest first and each rule once; nothing without the right to read it. */
export function useOrderHits(orderId: string): RuleHit[] {
  const { can } = useSession()
  const path = can('rulebook.hits.read') ? '/rulebook/hits' : null
  const hits = useGet<Static<typeof HitPage>>(path, { query: { subjectId: orderId } }).data?.rows ?? []
  return [...new Map(hits.toReversed().map(hit => [hit.ruleId, hit])).values()]
}
