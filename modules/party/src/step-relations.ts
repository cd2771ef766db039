import { type Ctx, Denied, isRefusal, NotFound, type Refusal, refuse, Stale } from '@yaolian/kernel'
import type { RelationAnswer, RelationKind, RelationState, RelationStepName } from './contract.ts'
import { decidePapers, papersRunTo } from './decide-papers.ts'
import { type Decision, decideRelation } from './decide-relation.ts'
import { moveProducts, productsOfFiles } from './first-product.sql.ts'
import { acceptPapersOf, papersOf } from './paper.sql.ts'
import { readStandings, type Standing } from './read-standings.ts'
import { relationsById, writeRelationSteps, writeSteps } from './relation.sql.ts'
import { NEEDS_PAPERS, RELATION_STEPS } from './relation-states.ts'

export type RelationDecision = Decision & { relationId: string }

type Relation = Awaited<ReturnType<typeof relationsById>>[number]
type Paper = Awaited<ReturnType<typeof papersOf>>[number]
type Product = { productId: string; name: string }
type Decided = Omit<RelationDecision, 'validTo'> & {
  state: RelationState
  relation: Relation
  papersTo: string | null
  /** Last day of the approval itself and of what hangs on it. */
  validTo: string | null
}

/** Steps that others hear of; the rest is between the colleagues of one firm. */
const EVENTS: Partial<Record<RelationStepName, string>> = {
  submit: 'party.relation_requested',
  review: 'party.relation_reviewed',
  approve: 'party.relation_approved',
  resume: 'party.relation_approved',
  return: 'party.relation_returned',
  reject: 'party.relation_rejected',
  suspend: 'party.relation_suspended',
}

/**
 * Steps of first-business files of the actor's own firm (suppliers, customers, products), each on its own, answers
 * in the order given. Who asked does not review, who asked or reviewed does not approve; a machine signs nothing.
 * Throws Denied where the actor has none of the step's rights, NotFound where a file is not the firm's.
 */
export async function stepRelations(
  ctx: Ctx,
  decisions: readonly RelationDecision[],
): Promise<(RelationAnswer | Refusal)[]> {
  for (const { step } of decisions) permitStep(ctx, step)
  const userId = ctx.actor.userId
  if (!userId) return decisions.map(() => refuse('party.person_needed'))
  const org = ctx.actor.orgId
  const ids = [...new Set(decisions.map(d => d.relationId))]
  const [rows, papers, products] = await Promise.all([
    relationsById(ctx, { org, ids }),
    papersOf(ctx, { org, relations: ids }),
    productsOfFiles(ctx, { org, relations: ids }),
  ])
  const relations = new Map(rows.map(row => [row.relationId, row]))
  const partners = await readStandings(
    ctx,
    rows.map(row => row.partnerOrgId),
  )
  const papersBy = Map.groupBy(papers, paper => paper.relationId)
  const productsBy = Map.groupBy(products, product => product.relationId)
  const decided = new Map<string, Decided>()
  const answers = decisions.map(decision => {
    const relation = relations.get(decision.relationId)
    if (!relation) throw new NotFound('relation')
    if (decided.has(relation.relationId))
      return refuse('party.relation_twice', { relationId: relation.relationId })
    const one = decideStep(ctx.today, userId, decision, relation, {
      partner: partners.get(relation.partnerOrgId),
      papers: papersBy.get(relation.relationId) ?? [],
      products: (productsBy.get(relation.relationId) ?? []).map(row => ({
        productId: row.productId,
        name: row.product.genericName,
      })),
    })
    if (isRefusal(one)) return one
    decided.set(relation.relationId, one)
    return { relationId: relation.relationId, state: one.state, version: relation.version + 1 }
  })
  await write(ctx, userId, [...decided.values()])
  return answers
}

/** One of the step's rights is enough: the department and the head may both say no. */
function permitStep(ctx: Ctx, step: RelationStepName): void {
  const { rights } = RELATION_STEPS[step]
  if (!rights.some(right => ctx.actor.rights.has(right))) throw new Denied(rights[0] ?? step)
}

type Contents = { partner: Standing | undefined; papers: readonly Paper[]; products: readonly Product[] }

function decideStep(
  today: string,
  userId: string,
  decision: RelationDecision,
  relation: Relation,
  { partner, papers, products }: Contents,
): Decided | Refusal {
  const state = decideRelation(decision, {
    ...relation,
    state: relation.state as RelationState,
    userId,
    today,
    partner: partner ?? null,
  })
  if (isRefusal(state)) return state
  const file = {
    of: relation.direction as RelationKind,
    partnerKind: partner?.kind ?? '',
    today,
    products,
  }
  // What was put in while the approval ran counts once quality has looked at it, for a resumption too.
  const counted = decision.step === 'resume' ? papers.filter(paper => paper.acceptedAt !== null) : papers
  const missing = NEEDS_PAPERS.has(decision.step) ? decidePapers(file, counted) : null
  if (missing) return missing
  if (decision.step === 'review' && papers.some(paper => !paper.acceptedAt && paper.addedBy === userId))
    return refuse('party.same_person', { relationId: relation.relationId, signed: 'paper' })
  const papersTo = papersRunTo(file, counted)
  const until = decision.step === 'approve' ? (decision.validTo ?? null) : relation.validTo
  return { ...decision, state, relation, papersTo, validTo: until }
}

async function write(ctx: Ctx, user: string, decided: readonly Decided[]): Promise<void> {
  if (decided.length === 0) return
  const org = ctx.actor.orgId
  const common = { user, name: ctx.actor.name, at: ctx.now }
  const ids = decided.map(d => d.relationId)
  const states = decided.map(d => d.state)
  const reasons = decided.map(d => d.reason ?? '')
  const steps = decided.map(d => d.step)
  const reviewed = decided.filter(d => d.step === 'review')
  const ofProducts = decided.filter(d => d.relation.direction === 'product')
  const [written] = await Promise.all([
    writeRelationSteps(ctx, {
      org,
      ids,
      versions: decided.map(d => d.relation.version),
      steps,
      states,
      validTos: decided.map(d => d.validTo),
      papersTos: decided.map(d => d.papersTo),
      reasons,
      ...common,
    }),
    writeSteps(ctx, {
      orgs: decided.map(() => org),
      ids,
      versions: decided.map(d => d.relation.version + 1),
      steps,
      states,
      reasons,
      ...common,
    }),
    reviewed.length > 0 &&
      acceptPapersOf(ctx, { org, relations: reviewed.map(d => d.relationId), ...common }),
    ofProducts.length > 0 &&
      moveProducts(ctx, {
        org,
        relations: ofProducts.map(d => d.relationId),
        states: ofProducts.map(d => d.state),
        validTos: ofProducts.map(d => earlier(d.validTo, d.papersTo)),
      }),
  ])
  if (written !== decided.length) throw new Stale('somebody else decided about one of these relations')
  for (const { relationId, step, relation, state, validTo } of decided) {
    const type = EVENTS[step]
    const { direction, partnerOrgId } = relation
    const data = { direction, partnerOrgId, state, validTo }
    if (type) ctx.record({ type, orgId: org, subjectId: relationId, data })
  }
}

const earlier = (one: string | null, other: string | null): string | null =>
  one && other ? (one < other ? one : other) : (one ?? other)
