import type { Ctx } from '@yaolian/kernel'

type Changed = {
  orgId: string
  buyerOrgId: string
  limitFen: number
  termDays: number
  state: string
  lockReason: string | null
  version: number
}
type Cause = 'set' | 'locked' | 'unlocked' | 'overdue' | 'settled'

/** What a buyer may still owe has changed by other means than an order, which announces itself. */
export function recordChanges(ctx: Ctx, lines: readonly Changed[], cause: Cause): void {
  for (const { orgId, ...line } of lines)
    ctx.record({
      type: 'credit.exposure_changed',
      orgId,
      subjectId: line.buyerOrgId,
      data: { ...line, cause },
    })
}
