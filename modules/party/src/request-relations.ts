import { type Ctx, Denied, permit, type Refusal, refuse } from '@yaolian/kernel'
import type { Direction, RelationAnswer } from './contract.ts'
import { readStandings, type Standing } from './read-standings.ts'
import { relationsBetween, writeRequests, writeSteps } from './relation.sql.ts'

export type RelationRequest = {
  relationId: string
  /** The organisation that is to approve; the actor's own when left out. */
  orgId?: string
  partnerOrgId: string
  direction: Direction
  reason?: string
}
type Wanted = Required<RelationRequest>
type Existing = { relationId: string; state: string; version: number }

/**
 * Asks for approvals (首营审批): of a partner by the actor's own quality department, or, as the partner, of one's own
 * firm by another (开户申请). Each is accepted or refused on its own, answers in the order given. A rejected relation
 * is asked for again under its old id, which the answer gives.
 */
export async function requestRelations(
  ctx: Ctx,
  given: readonly RelationRequest[],
): Promise<(RelationAnswer | Refusal)[]> {
  permit(ctx, 'party.relation.request')
  const own = ctx.actor.orgId
  const userId = ctx.actor.userId
  if (!userId) return given.map(() => refuse('party.person_needed'))
  const wanted = given.map(r => ({ orgId: own, reason: '', ...r }))
  if (wanted.some(r => r.orgId !== own && r.partnerOrgId !== own)) throw new Denied('party.relation.request')
  ctx.widen(wanted.map(r => r.orgId)) // an application lies with the firm that approves
  const [standings, rows] = await Promise.all([
    readStandings(
      ctx,
      wanted.flatMap(r => [r.orgId, r.partnerOrgId]),
    ),
    relationsBetween(ctx, {
      orgs: wanted.map(r => r.orgId),
      directions: wanted.map(r => r.direction),
      partners: wanted.map(r => r.partnerOrgId),
    }),
  ])
  const existing = new Map<string, Existing>(rows.map(row => [keyOf(row), row]))
  const accepted: (Wanted & { version: number })[] = []
  const answers = wanted.map(request => {
    const before = existing.get(keyOf(request))
    const refusal = decideRequest(request, standings, before)
    if (refusal) return refusal
    const relationId = before?.relationId ?? request.relationId
    const version = (before?.version ?? 0) + 1
    existing.set(keyOf(request), { relationId, state: 'pending', version })
    accepted.push({ ...request, relationId, version })
    return { relationId, state: 'pending' as const, version }
  })
  await write(ctx, userId, accepted)
  return answers
}

const keyOf = (r: { orgId: string; direction: string; partnerOrgId: string }): string =>
  `${r.orgId} ${r.direction} ${r.partnerOrgId}`

/** May this approval be asked for? Null when it may. */
export function decideRequest(
  request: Wanted,
  standings: ReadonlyMap<string, Pick<Standing, 'state'>>,
  before: Existing | undefined,
): Refusal | null {
  const { orgId, partnerOrgId } = request
  if (orgId === partnerOrgId) return refuse('party.relation_to_itself', { orgId })
  for (const id of [orgId, partnerOrgId]) {
    const standing = standings.get(id)
    if (!standing) return refuse('party.organisation_unknown', { orgId: id })
    if (standing.state !== 'active') return refuse('party.organisation_closed', { orgId: id })
  }
  if (before && before.state !== 'rejected')
    return refuse('party.relation_exists', { relationId: before.relationId, state: before.state })
  return null
}

async function write(
  ctx: Ctx,
  user: string,
  accepted: readonly (Wanted & { version: number })[],
): Promise<void> {
  if (accepted.length === 0) return
  const common = { user, name: ctx.actor.name, at: ctx.now }
  const orgs = accepted.map(r => r.orgId)
  const ids = accepted.map(r => r.relationId)
  const reasons = accepted.map(r => r.reason)
  await Promise.all([
    writeRequests(ctx, {
      orgs,
      ids,
      directions: accepted.map(r => r.direction),
      partners: accepted.map(r => r.partnerOrgId),
      reasons,
      ...common,
    }),
    writeSteps(ctx, {
      orgs,
      ids,
      versions: accepted.map(r => r.version),
      steps: accepted.map(() => 'request'),
      states: accepted.map(() => 'pending'),
      reasons,
      ...common,
    }),
  ])
  for (const { orgId, relationId, direction, partnerOrgId } of accepted)
    ctx.record({
      type: 'party.relation_requested',
      orgId,
      subjectId: relationId,
      data: { direction, partnerOrgId },
    })
}
