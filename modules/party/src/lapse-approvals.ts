import type { Subscriber } from '@yaolian/kernel'
import { lapseChanged, writeLapses } from './relation.sql.ts'

const REASON = '对方证照变更'

/**
 * An approval stands on the partner's licences as they were (kind, number, scope). When one of them is gone or says
 * something else, the approval ends and is asked for anew, with three signatures. A renewal under the same number
 * and scope changes nothing, nor does a further licence; a lock stops trade by its own rule.
 */
export const lapseApprovals: Subscriber = {
  name: 'party.lapse-approvals',
  types: ['party.licence_changed'],
  handle: async (ctx, events) => {
    const partners = [...new Set(events.map(event => event.orgId))]
    const lapsed = await lapseChanged(ctx, { partners, reason: REASON })
    if (lapsed.length === 0) return
    await writeLapses(ctx, {
      orgs: lapsed.map(row => row.orgId),
      ids: lapsed.map(row => row.relationId),
      versions: lapsed.map(row => row.version),
      reason: REASON,
      name: ctx.actor.name,
      at: ctx.now,
    })
    for (const { orgId, relationId, direction, partnerOrgId } of lapsed)
      ctx.record({
        type: 'party.relation_lapsed',
        orgId,
        subjectId: relationId,
        data: { direction, partnerOrgId, state: 'lapsed' },
      })
  },
}
