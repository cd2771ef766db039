import { type Ctx, Denied, isRefusal, NotFound, permit, type Refusal, refuse } from '@yaolian/kernel'
import type { Static } from 'typebox'
import { ruleById } from './all-rules.ts'
import type { EndOverride, OverrideEnded, OverrideSigned, SignOverride } from './contract.ts'
import { decideOverride } from './decide-override.ts'
import { insertEnd, insertSignature, signaturesOf } from './overrides.sql.ts'

/**
 * The firm whose sale passes: the signer's own, or with `rulebook.override.platform` any seller. The override
 * belongs to the seller, so that orders find it beside the seller's goods.
 */
function sellerOf(ctx: Ctx, sellerOrgId: string | undefined): string {
  const own = ctx.actor.orgId
  if (sellerOrgId === undefined || sellerOrgId === own) return own
  permit(ctx, 'rulebook.override.platform')
  ctx.widen([sellerOrgId])
  return sellerOrgId
}

/** Asks to pass a rule for one seller, buyer and product until a day, or gives the second signature. */
export async function signOverride(
  ctx: Ctx,
  order: Static<typeof SignOverride>,
): Promise<Static<typeof OverrideSigned> | Refusal> {
  permit(ctx, 'rulebook.override')
  const seller = sellerOf(ctx, order.sellerOrgId)
  const signed = await signaturesOf(ctx, { org: seller, override: order.overrideId })
  const rule = ruleById(order.ruleId)
  const wanted = { ...order, productId: order.productId ?? null }
  if (order.buyerOrgId === seller) return refuse('rulebook.same_firm', {})
  const decided = decideOverride(rule, wanted, signed, ctx.actor, ctx.today)
  if (isRefusal(decided)) return decided
  const { userId } = ctx.actor
  if (!rule || userId === null) throw new Denied('rulebook.override')
  await insertSignature(ctx, {
    org: seller,
    override: order.overrideId,
    step: decided.step,
    granted: decided.granted,
    rule: rule.id,
    version: rule.version,
    buyer: order.buyerOrgId,
    product: wanted.productId,
    validTo: order.validTo,
    reason: order.reason,
    businessDate: ctx.today,
    at: ctx.now,
    user: userId,
    name: ctx.actor.name,
  })
  ctx.record({
    type: 'rulebook.override_signed',
    orgId: seller,
    subjectId: order.overrideId,
    data: { ruleId: rule.id, buyerOrgId: order.buyerOrgId, productId: wanted.productId, ...decided },
  })
  return { overrideId: order.overrideId, ruleId: rule.id, version: rule.version, ...decided }
}

/** Takes an override back, at once and for good; also one that still waits for its second signature. */
export async function endOverride(
  ctx: Ctx,
  order: Static<typeof EndOverride> & { overrideId: string },
): Promise<Static<typeof OverrideEnded> | Refusal> {
  permit(ctx, 'rulebook.override')
  const seller = sellerOf(ctx, order.sellerOrgId)
  const [first] = await signaturesOf(ctx, { org: seller, override: order.overrideId })
  if (!first) throw new NotFound('override')
  if (first.ended) return refuse('rulebook.override_ended', { ruleId: first.ruleId })
  const { userId } = ctx.actor
  if (userId === null) return refuse('rulebook.person_needed', { ruleId: first.ruleId })
  await insertEnd(ctx, {
    org: seller,
    override: order.overrideId,
    reason: order.reason,
    at: ctx.now,
    user: userId,
    name: ctx.actor.name,
  })
  ctx.record({
    type: 'rulebook.override_ended',
    orgId: seller,
    subjectId: order.overrideId,
    data: { ruleId: first.ruleId, buyerOrgId: first.buyerOrgId, reason: order.reason },
  })
  return { overrideId: order.overrideId, ended: true }
}
