import { type Ctx, isRefusal, NotFound, permit, type Refusal, refuse, Stale } from '@yaolian/kernel'
import type { RelationAnswer, RelationState, RelationVerdict } from './contract.ts'
import { type Decision, decideRelation } from './decide-relation.ts'
import { readStandings } from './read-standings.ts'
import { relationsById, writeDecisions, writeSteps } from './relation.sql.ts'

export type RelationDecision = Decision & { relationId: string }

type Decided = RelationDecision & {
  state: RelationState
  version: number
  direction: string
  partnerOrgId: string
}

const EVENTS: Record<RelationVerdict, string> = {
  approve: 'party.relation_approved',
  resume: 'party.relation_approved',
  reject: 'party.relation_rejected',
  suspend: 'party.relation_suspended',
}

/**
 * The quality department's verdicts on its own firm's suppliers and customers, each on its own, answers in the
 * order given. Whoever asked for an approval may not give it; a machine gives none. Throws NotFound where a
 * relation is not the actor's organisation's.
 */
export async function decideRelations(
  ctx: Ctx,
  decisions: readonly RelationDecision[],
): Promise<(RelationAnswer | Refusal)[]> {
  permit(ctx, 'party.relation.decide')
  const userId = ctx.actor.userId
  if (!userId) return decisions.map(() => refuse('party.person_needed'))
  const rows = await relationsById(ctx, {
    org: ctx.actor.orgId,
    ids: [...new Set(decisions.map(d => d.relationId))],
  })
  const relations = new Map(rows.map(row => [row.relationId, row]))
  const partners = await readStandings(
    ctx,
    rows.map(row => row.partnerOrgId),
  )
  const decided = new Map<string, Decided>()
  const answers = decisions.map(decision => {
    const relation = relations.get(decision.relationId)
    if (!relation) throw new NotFound('relation')
    if (decided.has(relation.relationId))
      return refuse('party.relation_twice', { relationId: relation.relationId })
    const state = decideRelation(decision, {
      relationId: decision.relationId,
      state: relation.state as RelationState,
      requestedBy: relation.requestedBy,
      userId,
      today: ctx.today,
      partner: partners.get(relation.partnerOrgId) ?? null,
    })
    if (isRefusal(state)) return state
    const { version, direction, partnerOrgId } = relation
    decided.set(relation.relationId, { ...decision, state, version, direction, partnerOrgId })
    return { relationId: decision.relationId, state, version: relation.version + 1 }
  })
  await write(ctx, userId, [...decided.values()])
  return answers
}

async function write(ctx: Ctx, user: string, decided: readonly Decided[]): Promise<void> {
  if (decided.length === 0) return
  const org = ctx.actor.orgId
  const common = { user, name: ctx.actor.name, at: ctx.now }
  const ids = decided.map(d => d.relationId)
  const states = decided.map(d => d.state)
  const reasons = decided.map(d => d.reason ?? '')
  const [written] = await Promise.all([
    writeDecisions(ctx, {
      org,
      ids,
      versions: decided.map(d => d.version),
      states,
      validTos: decided.map(d => (d.state === 'approved' ? (d.validTo ?? null) : null)),
      reasons,
      ...common,
    }),
    writeSteps(ctx, {
      orgs: decided.map(() => org),
      ids,
      versions: decided.map(d => d.version + 1),
      steps: decided.map(d => d.verdict),
      states,
      reasons,
      ...common,
    }),
  ])
  if (written !== decided.length) throw new Stale('somebody else decided about one of these relations')
  for (const { relationId, verdict, direction, partnerOrgId, state, validTo } of decided)
    ctx.record({
      type: EVENTS[verdict],
      orgId: org,
      subjectId: relationId,
      data: { direction, partnerOrgId, state, validTo: validTo ?? null },
    })
}
