import { type Ctx, NotFound } from '@yaolian/kernel'
import { readStandings } from '@yaolian/party'
import type { Me } from './contract.ts'
import { factorOf, policyOf } from './factor.sql.ts'
import { membershipsOf } from './membership.sql.ts'
import { rightsOf } from './roles.ts'
import { userById } from './user.sql.ts'

/** Who somebody is in one of the organisations they belong to. `demo` says whether this house is a demo. */
export async function describeUser(ctx: Ctx, userId: string, orgId: string, demo: boolean): Promise<Me> {
  const [user, memberships, factor, policy] = await Promise.all([
    userById(ctx, { id: userId }),
    membershipsOf(ctx, { user: userId }),
    factorOf(ctx, { user: userId }),
    policyOf(ctx, { org: orgId }),
  ])
  if (!user) throw new NotFound('user')
  const standings = await readStandings(ctx, [orgId, ...memberships.map(m => m.orgId)])
  const organisations = memberships.flatMap(m => named(standings.get(m.orgId)))
  const organisation = organisations.find(o => o.orgId === orgId)
  if (!organisation) throw new NotFound('organisation')
  const roles = memberships.find(m => m.orgId === orgId)?.roles ?? []
  const { name, displayName, mustChange } = user
  const mustEnrol = (policy?.secondFactorRequired ?? false) && !factor?.confirmedAt
  return {
    user: { userId, name, displayName, mustChangePassword: mustChange, mustEnrol },
    organisation,
    organisations,
    roles,
    rights: [...rightsOf(roles)].sort(),
    businessDate: ctx.today,
    demo,
  }
}

/** The same about whoever asks, machines included. */
export async function showMe(ctx: Ctx, demo: boolean): Promise<Me> {
  const { userId, orgId, rights } = ctx.actor
  if (userId) return describeUser(ctx, userId, orgId, demo)
  const [organisation] = named((await readStandings(ctx, [orgId])).get(orgId))
  if (!organisation) throw new NotFound('organisation')
  return {
    user: null,
    organisation,
    organisations: [organisation],
    roles: [],
    rights: [...rights].sort(),
    businessDate: ctx.today,
    demo,
  }
}

const named = (standing?: { orgId: string; name: string; kind: Me['organisation']['kind'] }) =>
  standing ? [{ orgId: standing.orgId, name: standing.name, kind: standing.kind }] : []
