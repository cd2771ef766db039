import type { Ctx, Proof } from '@yaolian/kernel'
import {
  endedTwice,
  shelvesAgainstEntries,
  shelvesAgainstLots,
  shelvesAgainstPromises,
  unbalancedLots,
} from './proof.sql.ts'

type Check = (
  ctx: Ctx,
  none: Record<never, never>,
) => Promise<{ checked: number; violation: string | null }[]>

function proof(promise: number, name: string, zh: string, en: string, rows: Check): Proof {
  return {
    promise,
    name: `stock.${name}`,
    title: { zh, en },
    check: async ctx => {
      const found = await rows(ctx, {})
      return {
        checked: found[0]?.checked ?? 0,
        violations: found.flatMap(row => (row.violation === null ? [] : [row.violation])),
      }
    },
  }
}

export const stockProofs: readonly Proof[] = [
  proof(
    1,
    'lots_balance',
    '每个货主、品种、批号的流水（含外部）合计为零',
    'For every owner, product and lot the entries, the outside world included, sum to zero',
    unbalancedLots,
  ),
  proof(
    1,
    'shelves_are_their_entries',
    '在库、占用、锁定数量等于各自流水之和，且不为负、不超在库',
    'On hand, reserved and held equal the sums of their entries, none negative, none beyond what is there',
    shelvesAgainstEntries,
  ),
  proof(
    2,
    'promises_are_reserved',
    '占用数量等于未结占用之和，锁定数量等于未解除锁定之和',
    'Reserved equals the open reservations, held equals the open holds',
    shelvesAgainstPromises,
  ),
  proof(
    2,
    'reservations_end_once',
    '每笔占用至多结束一次',
    'Every reservation ended at most once',
    endedTwice,
  ),
  proof(
    3,
    'shelves_know_their_lots',
    '库存上的批号状态与批号、库区一致',
    'What shelves say about their lots and places is true',
    shelvesAgainstLots,
  ),
]
