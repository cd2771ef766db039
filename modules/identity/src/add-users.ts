import { type Ctx, permit, type Refusal, refuse } from '@yaolian/kernel'
import { readStandings, type Standing } from '@yaolian/party'
import type { UserAnswer } from './contract.ts'
import { decideRoles, permitRoles } from './decide-roles.ts'
import { houseOrganisation } from './house.sql.ts'
import { foldName } from './log-in.ts'
import { insertMemberships, lockMemberships } from './membership.sql.ts'
import { INSIDE, note } from './note.ts'
import { insertUsers, usersByNameOrId } from './user.sql.ts'

export type NewMembership = {
  userId: string
  /** The actor's own organisation when left out. */
  orgId?: string
  roles: readonly string[]
}
export type NewUser = NewMembership & {
  name: string
  displayName: string
  /** From `hashPassword`; many demo users may share one. */
  passwordHash: string
  /** The first password was chosen by somebody else. */
  mustChange?: boolean
  /** Phone or mail, as somebody typed it. */
  contact?: string
}
type Wanted<T extends NewMembership> = T & { orgId: string }

/**
 * Makes accounts, each with its first membership; each is accepted or refused on its own, answers in the order given.
 * In other organisations than the actor's it takes `platform.users.manage`.
 */
export async function addUsers(ctx: Ctx, given: readonly NewUser[]): Promise<(UserAnswer | Refusal)[]> {
  permit(ctx, 'identity.user.manage')
  const wanted = ownOrPermitted(ctx, given).map(user => ({ ...user, name: foldName(user.name) }))
  const [judge, same] = await Promise.all([
    judgeOf(ctx, wanted),
    usersByNameOrId(ctx, { ids: wanted.map(u => u.userId), names: wanted.map(u => u.name) }),
  ])
  const ids = new Set(same.map(u => u.userId))
  const names = new Set(same.map(u => u.name))
  const accepted: Wanted<NewUser>[] = []
  const answers = wanted.map(user => {
    if (ids.has(user.userId)) return refuse('identity.user_exists', { userId: user.userId })
    if (names.has(user.name)) return refuse('identity.name_taken', { name: user.name })
    const refusal = judge(user)
    if (refusal) return refusal
    ids.add(user.userId)
    names.add(user.name)
    accepted.push(user)
    return answerOf(user)
  })
  permitRoles(
    ctx,
    accepted.flatMap(user => user.roles),
  )
  if (accepted.length > 0)
    await Promise.all([
      insertUsers(ctx, {
        ids: accepted.map(u => u.userId),
        names: accepted.map(u => u.name),
        displayNames: accepted.map(u => u.displayName),
        hashes: accepted.map(u => u.passwordHash),
        mustChange: accepted.map(u => u.mustChange ?? false),
        contacts: accepted.map(u => u.contact ?? ''),
        orgs: accepted.map(u => u.orgId), // where they begin, and whose journal tells of their first tries
        at: ctx.now,
        user: ctx.actor.userId,
      }),
      writeMemberships(ctx, accepted, 'user_added'),
    ])
  return answers
}

/** Lets people who have an account act for further organisations. */
export async function addMemberships(
  ctx: Ctx,
  given: readonly NewMembership[],
): Promise<(UserAnswer | Refusal)[]> {
  permit(ctx, 'platform.users.manage')
  const wanted = ownOrPermitted(ctx, given)
  const [judge, known, before] = await Promise.all([
    judgeOf(ctx, wanted),
    usersByNameOrId(ctx, { ids: wanted.map(m => m.userId), names: [] }),
    lockMemberships(ctx, { users: wanted.map(m => m.userId), orgs: wanted.map(m => m.orgId) }),
  ])
  const users = new Set(known.map(u => u.userId))
  const taken = new Set(before.map(m => `${m.userId} ${m.orgId}`))
  const accepted: Wanted<NewMembership>[] = []
  const answers = wanted.map(membership => {
    const { userId, orgId } = membership
    if (!users.has(userId)) return refuse('identity.user_unknown', { userId })
    // Whoever runs the platform lets others in, never himself: he would act for a firm that doesn't know of it.
    if (userId === ctx.actor.userId) return refuse('identity.own_roles', {})
    if (taken.has(`${userId} ${orgId}`)) return refuse('identity.member_exists', { userId, orgId })
    const refusal = judge(membership)
    if (refusal) return refusal
    taken.add(`${userId} ${orgId}`)
    accepted.push(membership)
    return answerOf(membership)
  })
  if (accepted.length > 0) await writeMemberships(ctx, accepted, 'member_added')
  return answers
}

const answerOf = ({ userId, orgId, roles }: Wanted<NewMembership>): UserAnswer => ({
  userId,
  orgId,
  roles: [...roles],
  state: 'active',
})

function ownOrPermitted<T extends NewMembership>(ctx: Ctx, given: readonly T[]): Wanted<T>[] {
  const wanted = given.map(item => ({ ...item, orgId: item.orgId ?? ctx.actor.orgId }))
  if (wanted.some(item => item.orgId !== ctx.actor.orgId)) permit(ctx, 'platform.users.manage')
  return wanted
}

/** Reads the organisations concerned and gives the judgement about one membership: null when it may be. */
async function judgeOf(ctx: Ctx, wanted: readonly Wanted<NewMembership>[]) {
  const [standings, house] = await Promise.all([
    readStandings(
      ctx,
      wanted.map(m => m.orgId),
    ),
    houseOrganisation(ctx, {}),
  ])
  return ({ orgId, roles }: Wanted<NewMembership>): Refusal | null =>
    judgeMembership(roles, standings.get(orgId), house?.orgId === orgId)
}

export function judgeMembership(
  roles: readonly string[],
  standing: Pick<Standing, 'orgId' | 'kind' | 'state'> | undefined,
  inHouse: boolean,
): Refusal | null {
  if (!standing) return refuse('identity.organisation_unknown', {})
  if (standing.state !== 'active') return refuse('identity.organisation_closed', { orgId: standing.orgId })
  return decideRoles(roles, { kind: standing.kind, inHouse })
}

async function writeMemberships(
  ctx: Ctx,
  accepted: readonly Wanted<NewMembership>[],
  kind: 'user_added' | 'member_added',
): Promise<void> {
  ctx.widen(accepted.map(m => m.orgId)) // each event belongs to the firm that gets a member
  await Promise.all([
    insertMemberships(ctx, {
      users: accepted.map(m => m.userId),
      orgs: accepted.map(m => m.orgId),
      roles: accepted.map(m => [...m.roles]),
      at: ctx.now,
    }),
    note(
      ctx,
      kind,
      accepted.map(({ userId, orgId, roles }) => ({ userId, orgId, facts: { roles } })),
      INSIDE,
    ),
  ])
  for (const { userId, orgId, roles } of accepted)
    ctx.record({ type: 'identity.user_added', orgId, subjectId: userId, data: { roles: [...roles] } })
}
