import { type Ctx, isRefusal, permit, type Refusal, refuse, Stale } from '@yaolian/kernel'
import { registerOrganisations } from '@yaolian/party'
import type { NewOrganisation } from '@yaolian/party/contract'
import { addUsers } from './add-users.ts'
import { foundHouse, houseOrganisation } from './house.sql.ts'
import { firstRoles } from './roles.ts'
import { anyUser } from './user.sql.ts'

export type Setup = {
  organisation: NewOrganisation
  administrator: { userId: string; name: string; displayName: string; passwordHash: string }
}

/** True while there is neither a first organisation nor any account. */
export async function setupNeeded(ctx: Ctx): Promise<boolean> {
  const [house, users] = await Promise.all([houseOrganisation(ctx, {}), anyUser(ctx, {})])
  return house === null && users.length === 0
}

/**
 * Founds the house: its first organisation, which runs it, and that one's administrator. It happens once: of two at
 * the same time the later finds the only row taken, runs again and is refused.
 */
export async function setUp(ctx: Ctx, setup: Setup): Promise<{ orgId: string; userId: string } | Refusal> {
  permit(ctx, 'identity.house.found')
  if (!(await setupNeeded(ctx))) return refuse('identity.already_set_up')
  const { organisation, administrator } = setup
  const { orgId } = organisation
  const [registered] = await registerOrganisations(ctx, [organisation])
  if (isRefusal(registered)) return registered
  if ((await foundHouse(ctx, { org: orgId, at: ctx.now })) === 0)
    throw new Stale('the house was just founded')
  const [added] = await addUsers(ctx, [
    { ...administrator, orgId, roles: firstRoles(organisation.kind, true) },
  ])
  // Nobody is there whose name it could be, and the roles are ours: a refusal here is a bug.
  if (isRefusal(added)) throw new Error(`the first administrator was refused: ${added.code}`)
  return { orgId, userId: administrator.userId }
}
