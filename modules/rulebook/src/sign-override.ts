import { type Ctx, Denied, isRefusal, permit, type Refusal } from '@yaolian/kernel'
import type { Static } from 'typebox'
import { ruleById } from './all-rules.ts'
import type { OverrideRow, OverrideSigned, SignOverride } from './contract.ts'
import { decideOverride, type Signature } from './decide-override.ts'
import { insertSignature, overridesOfSubject, signaturesOf } from './overrides.sql.ts'

const SHOWN_MAX = 200

/** Signs an override for one subject of the caller's organisation: asks for it, or gives the second signature. */
export async function signOverride(
  ctx: Ctx,
  order: Static<typeof SignOverride>,
): Promise<Static<typeof OverrideSigned> | Refusal> {
  permit(ctx, 'rulebook.override')
  const org = ctx.actor.orgId
  const signed = await signaturesOf(ctx, { org, override: order.overrideId })
  const rule = ruleById(order.ruleId)
  const decided = decideOverride(rule, order, signed as Signature[], ctx.actor)
  if (isRefusal(decided)) return decided
  const { userId } = ctx.actor
  if (!rule || userId === null) throw new Denied('rulebook.override')
  await insertSignature(ctx, {
    org,
    override: order.overrideId,
    step: decided.step,
    granted: decided.granted,
    rule: rule.id,
    version: rule.version,
    subjectKind: order.subjectKind,
    subject: order.subjectId,
    reason: order.reason,
    businessDate: ctx.today,
    at: ctx.now,
    user: userId,
    name: ctx.actor.name,
  })
  ctx.record({
    type: 'rulebook.override_signed',
    orgId: org,
    subjectId: order.subjectId,
    data: { overrideId: order.overrideId, ruleId: rule.id, ...decided },
  })
  return { overrideId: order.overrideId, ruleId: rule.id, version: rule.version, ...decided }
}

/** Every signature given for a subject of the caller's organisation, the newest override first. */
export async function listOverrides(ctx: Ctx, subjectId: string): Promise<Static<typeof OverrideRow>[]> {
  permit(ctx, 'rulebook.hits.read')
  return overridesOfSubject(ctx, { org: ctx.actor.orgId, subject: subjectId, limit: SHOWN_MAX })
}
