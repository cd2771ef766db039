import { type Ctx, isRefusal, NotFound, permit, type Refusal, refuse } from '@yaolian/kernel'
import { readStandings } from '@yaolian/party'
import { judgeMembership } from './add-users.ts'
import type { UserAnswer } from './contract.ts'
import { permitRoles } from './decide-roles.ts'
import { houseOrganisation } from './house.sql.ts'
import { lockManagers, lockMemberships, writeMembership } from './membership.sql.ts'
import { INSIDE, note } from './note.ts'
import { ROLES, rightsOf } from './roles.ts'
import { endSessionsOf } from './session.sql.ts'

type State = UserAnswer['state']
export type Member = { userId: string; orgId?: string }
type Next = { roles: readonly string[]; state: State }

const MANAGES = 'identity.user.manage'
const MANAGER_ROLES = Object.keys(ROLES).filter(role => ROLES[role]?.rights.includes(MANAGES))

/** Which states a step leads from and to. */
const STEPS: Readonly<Record<'disable' | 'enable', { from: State; to: State; event: string }>> = {
  disable: { from: 'active', to: 'disabled', event: 'identity.user_disabled' },
  enable: { from: 'disabled', to: 'active', event: 'identity.user_enabled' },
}

/** Gives somebody other roles in a firm; they count from the next request on. */
export async function changeRoles(
  ctx: Ctx,
  order: Member & { roles: readonly string[] },
): Promise<UserAnswer | Refusal> {
  const { orgId, before, managers } = await holdMember(ctx, order)
  if (order.userId === ctx.actor.userId) return refuse('identity.own_roles', {})
  const [standings, house] = await Promise.all([readStandings(ctx, [orgId]), houseOrganisation(ctx, {})])
  const unfit = judgeMembership(order.roles, standings.get(orgId), house?.orgId === orgId)
  if (unfit) return unfit
  permitRoles(ctx, order.roles)
  const next: Next = { roles: order.roles, state: before.state as State }
  const stays = keepsManager(order.userId, managers, next)
  if (isRefusal(stays)) return stays
  await write(ctx, order.userId, orgId, next)
  const data = { before: before.roles, roles: [...order.roles] }
  await note(ctx, 'roles_changed', [{ userId: order.userId, orgId, facts: data }], INSIDE)
  ctx.record({ type: 'identity.roles_changed', orgId, subjectId: order.userId, data })
  return { userId: order.userId, orgId, roles: [...order.roles], state: next.state }
}

/** Shuts somebody out of a firm, or lets them in again; open sessions for it end. */
export async function stepMember(
  ctx: Ctx,
  order: Member & { step: 'disable' | 'enable' },
): Promise<UserAnswer | Refusal> {
  const { orgId, before, managers } = await holdMember(ctx, order)
  const { from, to, event } = STEPS[order.step]
  if (before.state !== from) return refuse('identity.member_state', { state: before.state, step: order.step })
  const next: Next = { roles: before.roles, state: to }
  const stays = keepsManager(order.userId, managers, next)
  if (isRefusal(stays)) return stays
  await write(ctx, order.userId, orgId, next)
  await note(ctx, `user_${to}`, [{ userId: order.userId, orgId }], INSIDE)
  ctx.record({ type: event, orgId, subjectId: order.userId, data: {} })
  return { userId: order.userId, orgId, roles: before.roles, state: to }
}

async function holdMember(ctx: Ctx, order: Member) {
  permit(ctx, MANAGES)
  const orgId = order.orgId ?? ctx.actor.orgId
  if (orgId !== ctx.actor.orgId) permit(ctx, 'platform.users.manage')
  const [managers, [before]] = await Promise.all([
    lockManagers(ctx, { org: orgId, roles: MANAGER_ROLES }),
    lockMemberships(ctx, { users: [order.userId], orgs: [orgId] }),
  ])
  if (!before) throw new NotFound('user')
  permitRoles(ctx, before.roles)
  return { orgId, before, managers: managers.map(m => m.userId) }
}

/** A firm without anybody who manages its people could only be helped from outside. */
export function keepsManager(userId: string, managers: readonly string[], next: Next): Refusal | true {
  const manages = next.state === 'active' && rightsOf(next.roles).has(MANAGES)
  if (manages || !managers.includes(userId) || managers.some(id => id !== userId)) return true
  return refuse('identity.last_manager', { userId })
}

async function write(ctx: Ctx, userId: string, orgId: string, next: Next): Promise<void> {
  ctx.widen([orgId]) // the event belongs to the firm, which the platform may manage from outside
  await writeMembership(ctx, { user: userId, org: orgId, roles: [...next.roles], state: next.state })
  if (next.state === 'disabled')
    await endSessionsOf(ctx, { user: userId, org: orgId, except: null, now: ctx.now })
}
