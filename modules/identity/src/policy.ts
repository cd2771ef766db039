import { type Ctx, NotFound, permit, type Refusal, refuse } from '@yaolian/kernel'
import type { Member } from './change-member.ts'
import type { PasswordRules } from './contract.ts'
import { PASSWORD_LIMITS } from './decide-password.ts'
import { permitRoles } from './decide-roles.ts'
import { dropFactor, dropRecoveryCodes, factorOf, policyOf, writePolicy } from './factor.sql.ts'
import { FAILURES_MAX, LOCK_MS, SESSION_IDLE_MS, SESSION_MS } from './limits.ts'
import { countFirms, lockMemberships } from './membership.sql.ts'
import { INSIDE, note } from './note.ts'
import { personIn } from './second-factor.ts'
import { endSessionsOf } from './session.sql.ts'

type Policy = { secondFactorRequired: boolean }
const HOUR_MS = 3_600_000

/** What the actor's firm demands of its people. */
export async function showPolicy(ctx: Ctx): Promise<Policy> {
  permit(ctx, 'identity.user.manage')
  const policy = await policyOf(ctx, { org: ctx.actor.orgId })
  return { secondFactorRequired: policy?.secondFactorRequired ?? false }
}

/**
 * Demands a second factor of everyone in the firm, or no longer: whoever has none reaches nothing but its enrolment
 * from the next request on. Only somebody who has one may demand it.
 */
export async function changePolicy(ctx: Ctx, wanted: Policy): Promise<Policy | Refusal> {
  permit(ctx, 'identity.user.manage')
  const user = personIn(ctx.actor)
  const { orgId } = ctx.actor
  const { secondFactorRequired } = wanted
  const own = await factorOf(ctx, { user })
  if (secondFactorRequired && !own?.confirmedAt) return refuse('identity.second_factor_own_first', {})
  await writePolicy(ctx, { org: orgId, required: secondFactorRequired, at: ctx.now, user })
  await note(ctx, 'policy_changed', [{ userId: null, orgId, facts: { secondFactorRequired } }], INSIDE)
  ctx.record({ type: 'identity.policy_changed', orgId, subjectId: orgId, data: { secondFactorRequired } })
  return { secondFactorRequired }
}

/** The rules of passwords and sessions, as the pages tell them. */
export const passwordRules = (): PasswordRules => ({
  ...PASSWORD_LIMITS,
  attemptsMax: FAILURES_MAX,
  lockMinutes: LOCK_MS / 60_000,
  sessionIdleHours: SESSION_IDLE_MS / HOUR_MS,
  sessionDays: SESSION_MS / (24 * HOUR_MS),
})

/**
 * Takes the second factor of somebody who lost phone and recovery codes; their sessions end. As with passwords: a firm
 * may do it for people who belong to it alone, the platform for everyone, nobody for oneself.
 */
export async function resetSecondFactor(ctx: Ctx, order: Member): Promise<{ userId: string } | Refusal> {
  permit(ctx, 'identity.user.manage')
  const { userId } = order
  const orgId = order.orgId ?? ctx.actor.orgId
  if (orgId !== ctx.actor.orgId) permit(ctx, 'platform.users.manage')
  const [[member], [firms], factor] = await Promise.all([
    lockMemberships(ctx, { users: [userId], orgs: [orgId] }),
    countFirms(ctx, { user: userId }),
    factorOf(ctx, { user: userId }),
  ])
  if (!member) throw new NotFound('user')
  permitRoles(ctx, member.roles)
  if (userId === ctx.actor.userId) return refuse('identity.not_oneself', { step: 'second_factor' })
  if ((firms?.count ?? 0) > 1 && !ctx.actor.rights.has('platform.users.manage'))
    return refuse('identity.user_shared', { userId })
  if (!factor) return refuse('identity.second_factor_missing', {})
  await dropFactor(ctx, { user: userId })
  await dropRecoveryCodes(ctx, { user: userId })
  await endSessionsOf(ctx, { user: userId, org: null, except: null, now: ctx.now })
  await note(ctx, 'second_factor_reset', [{ userId, orgId }], INSIDE)
  return { userId }
}
