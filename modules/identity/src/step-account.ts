import { type Ctx, NotFound, permit, type Refusal, refuse } from '@yaolian/kernel'
import { INSIDE, note } from './note.ts'
import { endSessionsOf } from './session.sql.ts'
import { userById, writeAccountState } from './user.sql.ts'

type AccountState = 'active' | 'disabled'
const STEPS: Readonly<Record<'disable' | 'enable', { from: AccountState; to: AccountState }>> = {
  disable: { from: 'active', to: 'disabled' },
  enable: { from: 'disabled', to: 'active' },
}

/** Shuts somebody out of the whole house, or lets them in again; every session ends. Not oneself. */
export async function stepAccount(
  ctx: Ctx,
  order: { userId: string; step: 'disable' | 'enable' },
): Promise<{ userId: string; state: AccountState } | Refusal> {
  permit(ctx, 'platform.users.manage')
  const { userId, step } = order
  const { from, to } = STEPS[step]
  const user = await userById(ctx, { id: userId })
  if (!user) throw new NotFound('user')
  if (userId === ctx.actor.userId) return refuse('identity.not_oneself', { step })
  if (user.state !== from) return refuse('identity.account_state', { state: user.state, step })
  await writeAccountState(ctx, { id: userId, before: from, state: to })
  if (to === 'disabled') await endSessionsOf(ctx, { user: userId, org: null, except: null, now: ctx.now })
  await note(ctx, `account_${to}`, [{ userId, orgId: ctx.actor.orgId }], INSIDE)
  return { userId, state: to }
}
