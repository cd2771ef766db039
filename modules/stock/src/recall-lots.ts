import type { Ctx } from '@yaolian/kernel'
import { holdLots, type LotHeld } from './hold-lots.ts'
import { lotsToRecall } from './lot.sql.ts'

/**
 * Stops these lot numbers of a product with every owner that the context sees, for good: a recalled lot is
 * never released, only scrapped or returned. A second call changes nothing. The caller's own verb has asked
 * for its right.
 */
export async function recallLots(
  ctx: Ctx,
  recall: { recallId: string; productId: string; lotNos: readonly string[]; reason: string },
): Promise<LotHeld[]> {
  const keys = await lotsToRecall(ctx, { product: recall.productId, lotNos: [...new Set(recall.lotNos)] })
  return holdLots(ctx, keys, { cause: 'recall', reason: recall.reason, documentId: recall.recallId })
}
