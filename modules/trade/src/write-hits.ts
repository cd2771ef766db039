import type { Ctx, RuleHit } from '@yaolian/kernel'
import { recordHits } from '@yaolian/rulebook'
import type { Given } from './given.ts'

/** Keeps what the rules said about orders, whether it stopped them or not. */
export async function writeHits(
  ctx: Ctx,
  spoken: readonly { given: Given; hits: readonly RuleHit[] }[],
): Promise<void> {
  const rows = spoken.flatMap(({ given, hits }) =>
    hits.map(hit => ({
      orgId: given.actor.orgId,
      subjectKind: 'order' as const,
      subjectId: given.orderId,
      hit,
      byUser: given.actor.userId,
      byName: given.actor.name,
    })),
  )
  if (rows.length > 0) await recordHits(ctx, rows)
}
