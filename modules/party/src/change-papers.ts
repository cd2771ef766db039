import {
  type Ctx,
  type Download,
  isRefusal,
  NotFound,
  permit,
  type Refusal,
  readFile,
  refuse,
} from '@yaolian/kernel'
import type { NewPaper, RelationKind, RelationState } from './contract.ts'
import { decidePaper, papersRunTo } from './decide-papers.ts'
import { productsOfFiles } from './first-product.sql.ts'
import { keepPapers } from './keep-papers.ts'
import { acceptPapersOf, paperFile, papersOf, removePaper, setPapersTo } from './paper.sql.ts'
import { readStandings } from './read-standings.ts'
import { relationsById } from './relation.sql.ts'
import { PAPERS_OPEN } from './relation-states.ts'

/** Papers are also renewed while the approval runs; they count once quality has looked at them. */
const TAKES_PAPERS: ReadonlySet<RelationState> = new Set([...PAPERS_OPEN, 'approved', 'suspended'])

async function fileOf(ctx: Ctx, relationId: string) {
  const org = ctx.actor.orgId
  const [[relation], papers, products] = await Promise.all([
    relationsById(ctx, { org, ids: [relationId] }),
    papersOf(ctx, { org, relations: [relationId] }),
    productsOfFiles(ctx, { org, relations: [relationId] }),
  ])
  if (!relation) throw new NotFound('relation')
  const partner = (await readStandings(ctx, [relation.partnerOrgId])).get(relation.partnerOrgId)
  const file = {
    of: relation.direction as RelationKind,
    partnerKind: partner?.kind ?? '',
    today: ctx.today,
    products: products.map(row => ({ productId: row.productId, name: row.product.genericName })),
    productIds: products.map(row => row.productId),
  }
  return { relation, papers, file, state: relation.state as RelationState }
}

/** Puts one document into a file: a draft, one that was returned, or an approval whose papers are renewed. */
export async function addPaper(ctx: Ctx, relationId: string, paper: NewPaper) {
  permit(ctx, 'party.relation.request')
  const { userId, orgId } = ctx.actor
  if (!userId) return refuse('party.person_needed')
  const { file, state } = await fileOf(ctx, relationId)
  if (!TAKES_PAPERS.has(state)) return refuse('party.relation_state', { relationId, state, step: 'paper' })
  const refusal =
    decidePaper(file, paper) ?? (await keepPapers(ctx, userId, [{ ...paper, orgId, relationId }]))
  return refusal ?? { paperId: paper.paperId, relationId }
}

/** Takes a document out again, while the asker has the file. */
export async function takePaper(ctx: Ctx, relationId: string, paperId: string) {
  permit(ctx, 'party.relation.request')
  const { state, papers } = await fileOf(ctx, relationId)
  if (!papers.some(paper => paper.paperId === paperId)) throw new NotFound('paper')
  if (!PAPERS_OPEN.has(state)) return refuse('party.relation_state', { relationId, state, step: 'paper' })
  await removePaper(ctx, { org: ctx.actor.orgId, relation: relationId, paper: paperId, at: ctx.now })
  return { paperId, relationId }
}

/** The quality department has looked at renewed documents of an approval that runs or is suspended: they count now. */
export async function acceptPapers(
  ctx: Ctx,
  relationId: string,
): Promise<{ relationId: string; accepted: number; papersTo: string | null } | Refusal> {
  permit(ctx, 'party.relation.review')
  const { userId, orgId, name } = ctx.actor
  if (!userId) return refuse('party.person_needed')
  const { file, papers, state } = await fileOf(ctx, relationId)
  if (state !== 'approved' && state !== 'suspended')
    return refuse('party.relation_state', { relationId, state, step: 'accept' })
  const fresh = papers.filter(paper => paper.acceptedAt === null)
  if (fresh.length === 0) return refuse('party.papers_none', { relationId })
  if (fresh.some(paper => paper.addedBy === userId))
    return refuse('party.same_person', { relationId, signed: 'paper' })
  const papersTo = papersRunTo(file, papers)
  await Promise.all([
    acceptPapersOf(ctx, { org: orgId, relations: [relationId], user: userId, name, at: ctx.now }),
    setPapersTo(ctx, { org: orgId, relation: relationId, papersTo }),
  ])
  ctx.record({
    type: 'party.relation_papers_accepted',
    orgId,
    subjectId: relationId,
    data: { papersTo, accepted: fresh.length },
  })
  return { relationId, accepted: fresh.length, papersTo }
}

/** The scan of a document in one of the actor's firm's files, whoever uploaded it. */
export async function downloadPaper(
  ctx: Ctx,
  relationId: string,
  paperId: string,
): Promise<Download | Refusal> {
  permit(ctx, 'party.relation.read')
  const paper = await paperFile(ctx, { org: ctx.actor.orgId, relation: relationId, paper: paperId })
  if (!paper) throw new NotFound('paper')
  ctx.widen([paper.fileOrgId]) // an applicant's own upload; the file names it
  const file = await readFile(ctx, { orgId: paper.fileOrgId, fileId: paper.fileId })
  if (!file || isRefusal(file)) throw new NotFound('paper')
  return { contentType: file.contentType, fileName: file.name, body: file.content }
}
