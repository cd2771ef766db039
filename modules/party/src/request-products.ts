import { type Ctx, permit, type Refusal, refuse } from '@yaolian/kernel'
import type { NewPaper, ProductDescription, RelationAnswer } from './contract.ts'
import { decidePaper, decidePapers } from './decide-papers.ts'
import { insertProducts, productsAsked } from './first-product.sql.ts'
import { keepPapers } from './keep-papers.ts'
import { readStandings } from './read-standings.ts'
import { writeRequests, writeSteps } from './relation.sql.ts'
import { decideRequest } from './request-relations.ts'

/** First purchase of products from one supplier: one file, papers for each product or for all of them. */
export type ProductRequest = {
  relationId: string
  supplierOrgId: string
  products: readonly ({ productId: string } & ProductDescription)[]
  reason?: string
  papers?: readonly NewPaper[]
  draft?: boolean
}

/**
 * Asks the own quality department to approve the first purchase of products (首营品种审批). The caller has read the
 * products where they are kept: what stands in the file is what they were on this day. Refuses products that another
 * living file of this firm holds, naming them, and missing documents by product.
 */
export async function requestProducts(ctx: Ctx, request: ProductRequest): Promise<RelationAnswer | Refusal> {
  permit(ctx, 'party.relation.request')
  const userId = ctx.actor.userId
  if (!userId) return refuse('party.person_needed')
  const org = ctx.actor.orgId
  const { relationId, supplierOrgId, products, reason = '', papers = [], draft = false } = request
  const [standings, asked] = await Promise.all([
    readStandings(ctx, [org, supplierOrgId]),
    productsAsked(ctx, { org, products: products.map(p => p.productId) }),
  ])
  const known = new Map(asked.map(row => [row.productId, row.state]))
  const twice = products.filter(product => known.has(product.productId))
  const partner = standings.get(supplierOrgId)
  const file = {
    of: 'product' as const,
    partnerKind: partner?.kind ?? '',
    today: ctx.today,
    products: products.map(p => ({ productId: p.productId, name: p.genericName })),
    productIds: products.map(p => p.productId),
  }
  const refusal =
    decideRequest({ orgId: org, partnerOrgId: supplierOrgId }, standings, undefined) ??
    (twice.length > 0 ? refuse('party.product_asked', { products: twice.map(p => p.genericName) }) : null) ??
    papers.map(paper => decidePaper(file, paper)).find(one => one !== null) ??
    (draft ? null : decidePapers(file, papers.map(asHeld))) ??
    (await keepPapers(
      ctx,
      userId,
      papers.map(paper => ({ ...paper, orgId: org, relationId })),
    ))
  if (refusal) return refusal
  const state = draft ? ('draft' as const) : ('pending' as const)
  const common = { user: userId, name: ctx.actor.name, at: ctx.now }
  const head = { orgs: [org], ids: [relationId], states: [state], reasons: [reason], ...common }
  await Promise.all([
    writeRequests(ctx, { ...head, directions: ['product'], partners: [supplierOrgId] }),
    writeSteps(ctx, { ...head, versions: [1], steps: [draft ? 'draft' : 'request'] }),
    insertProducts(ctx, {
      org,
      relations: products.map(() => relationId),
      products: products.map(p => p.productId),
      states: products.map(() => state),
      descriptions: products.map(({ productId: _, ...description }) => description),
      at: ctx.now,
    }),
  ])
  if (!draft)
    ctx.record({
      type: 'party.relation_requested',
      orgId: org,
      subjectId: relationId,
      data: { direction: 'product', partnerOrgId: supplierOrgId },
    })
  return { relationId, state, version: 1 }
}

const asHeld = ({ kind, productId, number = '', validTo }: NewPaper) => ({
  kind,
  productId: productId ?? null,
  number,
  validTo: validTo ?? null,
})
