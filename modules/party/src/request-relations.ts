import { type Ctx, Denied, permit, type Refusal, refuse } from '@yaolian/kernel'
import type { Direction, NewPaper, RelationAnswer, RelationState } from './contract.ts'
import { decidePaper, decidePapers } from './decide-papers.ts'
import { keepPapers } from './keep-papers.ts'
import { papersOf, reopenPapers } from './paper.sql.ts'
import { readStandings, type Standing } from './read-standings.ts'
import { relationsBetween, writeRequests, writeSteps } from './relation.sql.ts'
import { ASKED_AGAIN } from './relation-states.ts'

export type RelationRequest = {
  relationId: string
  /** The organisation that is to approve; the actor's own when left out. */
  orgId?: string
  partnerOrgId: string
  direction: Direction
  reason?: string
  papers?: NewPaper[]
  /** Papers follow one by one; it is submitted later. */
  draft?: boolean
}
type Wanted = Required<RelationRequest>
type Existing = { relationId: string; state: string; version: number }
type Accepted = Wanted & { state: RelationState; version: number }

/**
 * Asks for approvals (首营审批) with their documents: of a partner by the actor's own quality department, or, as the
 * partner, of one's own firm by another (开户申请). Each is accepted or refused on its own, answers in the order given;
 * a missing document refuses by name unless it is a draft. A file that ended is asked for again under its old id,
 * which the answer gives, and with the papers it had.
 */
export async function requestRelations(
  ctx: Ctx,
  given: readonly RelationRequest[],
): Promise<(RelationAnswer | Refusal)[]> {
  permit(ctx, 'party.relation.request')
  const own = ctx.actor.orgId
  const userId = ctx.actor.userId
  if (!userId) return given.map(() => refuse('party.person_needed'))
  const wanted = given.map(r => ({ orgId: own, reason: '', papers: [], draft: false, ...r }))
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
  const held = await papersHeld(ctx, rows)
  const accepted: Accepted[] = []
  const answers = wanted.map(request => {
    const before = existing.get(keyOf(request))
    const refusal =
      decideRequest(request, standings, before) ??
      decideFile(ctx.today, request, standings, held.get(before?.relationId ?? '') ?? [])
    if (refusal) return refusal
    const relationId = before?.relationId ?? request.relationId
    const version = (before?.version ?? 0) + 1
    const state = request.draft ? ('draft' as const) : ('pending' as const)
    existing.set(keyOf(request), { relationId, state, version })
    accepted.push({ ...request, relationId, state, version })
    return { relationId, state, version }
  })
  const unkept = await keepPapers(
    ctx,
    userId,
    accepted.flatMap(({ orgId, relationId, papers }) => papers.map(p => ({ ...p, orgId, relationId }))),
  )
  if (unkept) return answers.map(answer => ('code' in answer ? answer : unkept))
  await write(ctx, userId, accepted)
  return answers
}

const keyOf = (r: { orgId: string; direction: string; partnerOrgId: string }): string =>
  `${r.orgId} ${r.direction} ${r.partnerOrgId}`

type Paper = Awaited<ReturnType<typeof papersOf>>[number]

/** What the files that are asked for again still hold. */
async function papersHeld(
  ctx: Ctx,
  rows: readonly (Existing & { orgId: string })[],
): Promise<Map<string, Paper[]>> {
  const ended = rows.filter(row => ASKED_AGAIN.has(row.state as RelationState))
  const read = await Promise.all(
    [...Map.groupBy(ended, row => row.orgId)].map(([org, own]) =>
      papersOf(ctx, { org, relations: own.map(row => row.relationId) }),
    ),
  )
  return Map.groupBy(read.flat(), paper => paper.relationId)
}

/** May this approval be asked for? Null when it may. */
export function decideRequest(
  request: Pick<Wanted, 'orgId' | 'partnerOrgId'>,
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
  if (before && !ASKED_AGAIN.has(before.state as RelationState))
    return refuse('party.relation_exists', { relationId: before.relationId, state: before.state })
  return null
}

/** Are the documents filled in as they must be and, unless it is a draft, all there? */
function decideFile(
  today: string,
  request: Wanted,
  standings: ReadonlyMap<string, Standing>,
  held: readonly Paper[],
): Refusal | null {
  const partnerKind = standings.get(request.partnerOrgId)?.kind ?? ''
  const file = { of: request.direction, partnerKind, today, products: [], productIds: [] }
  for (const paper of request.papers) {
    const refusal = decidePaper(file, paper)
    if (refusal) return refusal
  }
  if (request.draft) return null
  const papers = request.papers.map(({ kind, number = '', validTo }) => ({
    kind,
    number,
    validTo: validTo ?? null,
    productId: null,
  }))
  return decidePapers(file, [...held, ...papers])
}

async function write(ctx: Ctx, user: string, accepted: readonly Accepted[]): Promise<void> {
  if (accepted.length === 0) return
  const common = { user, name: ctx.actor.name, at: ctx.now }
  const orgs = accepted.map(r => r.orgId)
  const ids = accepted.map(r => r.relationId)
  const states = accepted.map(r => r.state)
  const reasons = accepted.map(r => r.reason)
  const again = accepted.filter(r => r.version > 1)
  await Promise.all([
    writeRequests(ctx, {
      orgs,
      ids,
      directions: accepted.map(r => r.direction),
      partners: accepted.map(r => r.partnerOrgId),
      states,
      reasons,
      ...common,
    }),
    writeSteps(ctx, {
      orgs,
      ids,
      versions: accepted.map(r => r.version),
      steps: accepted.map(r => (r.draft ? 'draft' : 'request')),
      states,
      reasons,
      ...common,
    }),
    again.length > 0 &&
      reopenPapers(ctx, { orgs: again.map(r => r.orgId), relations: again.map(r => r.relationId) }),
  ])
  for (const { orgId, relationId, direction, partnerOrgId, state } of accepted)
    if (state === 'pending')
      ctx.record({
        type: 'party.relation_requested',
        orgId,
        subjectId: relationId,
        data: { direction, partnerOrgId },
      })
}
