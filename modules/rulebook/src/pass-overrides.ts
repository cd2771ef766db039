import type { Ctx } from '@yaolian/kernel'
import { ruleById } from './all-rules.ts'
import { grantsOf } from './overrides.sql.ts'
import type { JudgedHit } from './record-hits.ts'

export type Grant = Awaited<ReturnType<typeof grantsOf>>[number]

/**
 * Overrides that count today between pairs of firms, in one statement. The transaction must see the sellers' rows;
 * what it does not see passes nothing.
 */
export const readGrants = (
  ctx: Ctx,
  pairs: readonly { sellerOrgId: string; buyerOrgId: string }[],
): Promise<Grant[]> =>
  grantsOf(ctx, {
    sellers: pairs.map(pair => pair.sellerOrgId),
    buyers: pairs.map(pair => pair.buyerOrgId),
    today: ctx.today,
  })

/**
 * The hits of one line with what people passed: a block that a grant covers (same rule, same version, this product or
 * all) becomes a warning that names the override. A rule that nobody may pass stays a block whatever is signed, and
 * so does one whose facts are missing.
 */
export function passHits(
  hits: readonly JudgedHit[],
  grants: readonly Grant[],
  productId: string,
): { blocked: boolean; hits: JudgedHit[] } {
  const passed = hits.map((hit): JudgedHit => {
    if (hit.decision !== 'block' || hit.why === 'unknown') return hit
    const rule = ruleById(hit.ruleId, hit.version)
    if (!rule || 'never' in rule.override) return hit
    const grant = grants.find(
      one =>
        one.ruleId === hit.ruleId &&
        one.version === hit.version &&
        (one.productId === null || one.productId === productId),
    )
    return grant ? { ...hit, decision: 'warn', overrideId: grant.overrideId } : hit
  })
  return { blocked: passed.some(hit => hit.decision === 'block'), hits: passed }
}
