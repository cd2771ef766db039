import { type Ctx, NotFound, permit, type Refusal, refuse, Stale } from '@yaolian/kernel'
import type { CreditLine, LockReason } from './line.ts'
import { setLock } from './lines.sql.ts'
import { readLines } from './read-lines.ts'
import { recordChanges } from './record-change.ts'

export type LockOrder = { buyerOrgId: string; reason: Exclude<LockReason, 'overdue'>; note: string | null }
export type LockState = { buyerOrgId: string; state: 'open' | 'locked'; version: number }

/** Stops new orders of this buyer, by a person's decision; only a person opens the line again. */
export async function lockLine(ctx: Ctx, order: LockOrder): Promise<LockState | Refusal> {
  permit(ctx, 'credit.change')
  const line = await lineOf(ctx, order.buyerOrgId)
  // An overdue lock may be made a person's: it then stays when the debt is paid.
  if (line.state === 'locked' && line.lockReason !== 'overdue')
    return refuse('credit.already_locked', { lockReason: line.lockReason })
  return write(ctx, line, 'locked', order.reason, order.note)
}

/** Opens a locked line. Refused while a debt is overdue, since every order would be refused for it anyway. */
export async function unlockLine(ctx: Ctx, order: { buyerOrgId: string }): Promise<LockState | Refusal> {
  permit(ctx, 'credit.change')
  const line = await lineOf(ctx, order.buyerOrgId)
  if (line.state === 'open') return refuse('credit.already_open')
  if (line.oldestDueOn !== null && line.oldestDueOn < ctx.today)
    return refuse('credit.still_overdue', { oldestDueOn: line.oldestDueOn })
  return write(ctx, line, 'open', null, null)
}

async function lineOf(ctx: Ctx, buyerOrgId: string): Promise<CreditLine> {
  const [line] = await readLines(ctx, [{ sellerOrgId: ctx.actor.orgId, buyerOrgId }])
  if (!line) throw new NotFound('credit line')
  return line
}

async function write(
  ctx: Ctx,
  line: CreditLine,
  state: 'open' | 'locked',
  reason: LockReason | null,
  note: string | null,
): Promise<LockState> {
  const changed = await setLock(ctx, {
    org: line.sellerOrgId,
    buyer: line.buyerOrgId,
    version: line.version,
    state,
    reason,
    note,
    by: ctx.actor.name,
    at: ctx.now,
  })
  if (!changed) throw new Stale(`the line of ${line.buyerOrgId} changed meanwhile`)
  recordChanges(ctx, [changed], state === 'open' ? 'unlocked' : 'locked')
  return { buyerOrgId: line.buyerOrgId, state, version: changed.version }
}
