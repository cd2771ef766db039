import { type Ctx, decodeKey, isId, limitOf, pageOf, permit } from '@yaolian/kernel'
import type { Static } from 'typebox'
import type { HitQuery, HitRow } from './contract.ts'
import { hitsOfOrganisation, hitsOfRule, hitsOfSubject } from './hits.sql.ts'

const NEWEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** Hits on the acts of the caller's own organisation, newest first; of one subject or one rule where asked. */
export async function listHits(
  ctx: Ctx,
  query: Static<typeof HitQuery>,
): Promise<{ rows: HitRow[]; next: string | null }> {
  permit(ctx, 'rulebook.hits.read')
  const limit = limitOf(query)
  const [key] = decodeKey(query.after, 1) ?? []
  const page = {
    org: ctx.actor.orgId,
    before: typeof key === 'string' && isId(key) ? key : NEWEST,
    limit: limit + 1,
  }
  const rows = query.subjectId
    ? await hitsOfSubject(ctx, { ...page, subject: query.subjectId })
    : query.ruleId
      ? await hitsOfRule(ctx, { ...page, rule: query.ruleId })
      : await hitsOfOrganisation(ctx, page)
  return pageOf(rows as HitRow[], limit, row => [row.hitId])
}
