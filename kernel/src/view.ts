import type { Ctx } from './transact.ts'

/** Somebody looked at something sensitive: the file of a licence, a whole phone number. */
export type View = {
  /** What was looked at, in one word of its module: `party.document`, `identity.contact`. */
  kind: string
  subjectId: string
  /** Whose it is; the actor's own firm when left out. */
  orgId?: string
  facts?: Record<string, unknown>
}

/**
 * Notes that the actor looked at this, in the outbox itself (append-only): as event `view.KIND` of the firm whose it is
 * and, where that is another one, of the actor's firm too, so that both find it in their audit. The route that answers
 * needs `journals: true`, since its transaction writes. Call it after the look is permitted.
 */
export function noteView(ctx: Ctx, { kind, subjectId, orgId = ctx.actor.orgId, facts = {} }: View): void {
  const firms = new Set([orgId, ctx.actor.orgId])
  ctx.widen([...firms])
  for (const firm of firms)
    ctx.record({ type: `view.${kind}`, orgId: firm, subjectId, data: { ...facts, ownerOrgId: orgId } })
}
