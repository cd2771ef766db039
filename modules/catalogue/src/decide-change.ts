import {
  type Ctx,
  type Database,
  isRefusal,
  NotFound,
  permit,
  type Refusal,
  refuse,
  systemActor,
  transact,
} from '@yaolian/kernel'
import { anotherPerson } from './another-person.ts'
import { applyChange } from './apply-change.ts'
import { decideRequest, dueRequests, requestById, settleRequest } from './change.sql.ts'
import type { ChangeStanding } from './contract.ts'
import { lockProducts } from './product.sql.ts'

type Request = NonNullable<Awaited<ReturnType<typeof requestById>>>

/**
 * Another person than the one who asked says yes or no. A yes for today is written at once, one for a later day by
 * the nightly job. Where the product has changed meanwhile the yes is refused, and the request can still be rejected.
 */
export async function decideChange(
  ctx: Ctx,
  given: { requestId: string; approve: boolean; note: string },
): Promise<ChangeStanding | Refusal> {
  permit(ctx, 'catalogue.product.publish')
  const request = await lockRequest(ctx, given.requestId)
  if (!request) throw new NotFound('change')
  if (request.state !== 'open') return refuse('catalogue.change_decided', { state: request.state })
  const wrongPerson = anotherPerson(ctx, request.askedBy)
  if (wrongPerson) return wrongPerson
  if (!given.approve && given.note.trim() === '') return refuse('catalogue.note_missing', {})
  const isDue = request.effectiveFrom <= ctx.today
  if (given.approve && isDue) {
    const refusal = await applyChange(ctx, request)
    if (refusal) return refusal
  }
  const state = !given.approve ? 'rejected' : isDue ? 'applied' : 'approved'
  await decideRequest(ctx, {
    id: request.requestId,
    state,
    note: given.note,
    user: ctx.actor.userId,
    name: ctx.actor.name,
    at: ctx.now,
    appliedAt: state === 'applied' ? ctx.now : null,
  })
  const { requestId, productId, effectiveFrom } = request
  return { requestId, productId, state, effectiveFrom }
}

/** Two deciders wait for each other here; the product is locked as every verb on products locks it. */
async function lockRequest(ctx: Ctx, requestId: string): Promise<Request | null> {
  const request = await requestById(ctx, { id: requestId })
  if (request) await lockProducts(ctx, { ids: [request.productId] })
  return request
}

/** Approved changes whose day has come; each in a transaction of its own. Gives how many were written. */
export async function applyDueChanges(db: Database): Promise<number> {
  const actor = systemActor('catalogue.apply-changes')
  const due = await transact(db, { actor }, ctx => dueRequests(ctx, { today: ctx.today }))
  let applied = 0
  for (const { requestId } of due) applied += await transact(db, { actor }, ctx => applyDue(ctx, requestId))
  return applied
}

async function applyDue(ctx: Ctx, requestId: string): Promise<number> {
  const request = await lockRequest(ctx, requestId)
  if (request?.state !== 'approved' || request.effectiveFrom > ctx.today) return 0
  const refusal = await applyChange(ctx, request)
  const failed = refusal !== null && isRefusal(refusal)
  await settleRequest(ctx, {
    id: requestId,
    state: failed ? 'rejected' : 'applied',
    note: failed ? `${refusal.code} ${JSON.stringify(refusal.facts)}` : request.note,
    appliedAt: failed ? null : ctx.now,
  })
  return failed ? 0 : 1
}
