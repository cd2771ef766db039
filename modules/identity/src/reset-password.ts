import { type Ctx, NotFound, permit, type Refusal, refuse, Stale } from '@yaolian/kernel'
import type { Member } from './change-member.ts'
import { permitRoles } from './decide-roles.ts'
import { countFirms, lockMemberships } from './membership.sql.ts'
import { INSIDE, note } from './note.ts'
import { endSessionsOf } from './session.sql.ts'
import { userById, writePassword } from './user.sql.ts'

/**
 * A new first password for somebody who forgot theirs, to be changed at once; every session of theirs ends and a lock
 * is lifted. A firm may do it for people who belong to it alone, the platform for everyone.
 */
export async function resetPassword(
  ctx: Ctx,
  order: Member & { passwordHash: string },
): Promise<{ userId: string } | Refusal> {
  permit(ctx, 'identity.user.manage')
  const { userId, passwordHash } = order
  const orgId = order.orgId ?? ctx.actor.orgId
  if (orgId !== ctx.actor.orgId) permit(ctx, 'platform.users.manage')
  const [[member], user, [firms]] = await Promise.all([
    lockMemberships(ctx, { users: [userId], orgs: [orgId] }),
    userById(ctx, { id: userId }),
    countFirms(ctx, { user: userId }),
  ])
  if (!member || !user) throw new NotFound('user')
  permitRoles(ctx, member.roles)
  if ((firms?.count ?? 0) > 1 && !ctx.actor.rights.has('platform.users.manage'))
    return refuse('identity.user_shared', { userId })
  const written = await writePassword(ctx, {
    id: userId,
    before: user.passwordHash,
    hash: passwordHash,
    mustChange: userId !== ctx.actor.userId,
    at: ctx.now,
  })
  if (written === 0) throw new Stale('the password changed meanwhile')
  await endSessionsOf(ctx, { user: userId, org: null, except: null, now: ctx.now })
  await note(ctx, 'password_reset', [{ userId, orgId }], INSIDE)
  return { userId }
}
