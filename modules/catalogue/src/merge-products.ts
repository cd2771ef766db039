import { judge } from '@yaolian/drugmatch'
import { type Ctx, decodeKey, NotFound, pageOf, permit, type Refusal, refuse } from '@yaolian/kernel'
import type { MatchProposal, MergeDone, MergeState, ProductMerge } from './contract-import.ts'
import { proposalsOf } from './import-show.ts'
import { indexProducts } from './index-products.ts'
import { productsToMatch } from './match-fetch.sql.ts'
import { factsOfProduct, matchRows } from './match-list.ts'
import {
  decideMergeRow,
  insertMerge,
  lockMerge,
  mergeById,
  mergedInto,
  mergedOf,
  mergesListed,
  openMerges,
  pointProducts,
  undoMergeRow,
} from './merge.sql.ts'
import { insertChanges, lockProducts, productsById } from './product.sql.ts'
import { type FoundProduct, faceOf } from './read-products.ts'

/** Which products may be this one, best first, with the rule that says so. */
export async function duplicatesOf(ctx: Ctx, productId: string): Promise<{ rows: MatchProposal[] }> {
  permit(ctx, 'catalogue.merge.propose')
  const [product] = await productsToMatch(ctx, { ids: [productId] })
  if (!product) throw new NotFound('product')
  const [match] = await matchRows(ctx, [factsOfProduct(product)])
  const proposals = (match?.proposals ?? []).filter(one => one.key !== productId)
  const byId = await byIdOf(
    ctx,
    proposals.map(one => one.key),
  )
  const stored = proposals.map(one => ({
    productId: one.key,
    rule: one.rule,
    score: Math.round(one.score * 100),
    comparison: one.comparison,
  }))
  return { rows: proposalsOf(stored, byId) }
}

const byIdOf = async (ctx: Ctx, ids: readonly string[]): Promise<Map<string, FoundProduct>> =>
  new Map((await productsById(ctx, { ids: [...new Set(ids)] })).map(one => [one.productId, one]))

/**
 * Says that one product is another one in other words; somebody else decides. What differs in strength, pack or class
 * can't be the same, whoever says so.
 */
export async function proposeMerge(
  ctx: Ctx,
  given: { mergeId: string; productId: string; survivorId: string; reason: string },
): Promise<MergeDone | Refusal> {
  permit(ctx, 'catalogue.merge.propose')
  const { mergeId, productId, survivorId, reason } = given
  if (productId === survivorId) return refuse('catalogue.merge_itself', { productId })
  const ids = [productId, survivorId]
  const [, found, known, standing] = await Promise.all([
    lockProducts(ctx, { ids }),
    productsById(ctx, { ids }),
    productsToMatch(ctx, { ids }),
    openMerges(ctx, { ids }),
  ])
  const [product, survivor] = ids.map(id => found.find(one => one.productId === id))
  const [a, b] = ids.map(id => known.find(one => one.productId === id))
  if (!product || !survivor || !a || !b) throw new NotFound('product')
  if (standing.length > 0) return refuse('catalogue.merge_open', { mergeId: standing[0]?.mergeId ?? '' })
  if (survivor.state === 'withdrawn') return refuse('catalogue.merge_withdrawn', { productId: survivorId })
  const judged = judge(factsOfProduct(a), factsOfProduct(b))
  const differing = [
    ...(['strength', 'pack'] as const).filter(fact => judged.comparison[fact] === 'differs'),
    ...(product.scopeClass !== survivor.scopeClass ? ['scopeClass'] : []),
  ]
  if (differing.length > 0) return refuse('catalogue.merge_differs', { facts: differing })
  await insertMerge(ctx, {
    id: mergeId,
    product: productId,
    survivor: survivorId,
    rule: judged.rule,
    score: Math.round(judged.score * 100),
    reason,
    before: { state: product.state, chained: [] },
    by: ctx.actor.userId,
    name: ctx.actor.name,
    at: ctx.now,
  })
  return { mergeId, state: 'proposed' }
}

/**
 * Decides a proposed merge; never by who proposed it. The product is withdrawn and leads to the survivor from then on:
 * its id, its history and every firm's codes for it keep working.
 */
export async function decideMerge(
  ctx: Ctx,
  given: { mergeId: string; verdict: 'merge' | 'reject'; note: string },
): Promise<MergeDone | Refusal> {
  permit(ctx, 'catalogue.merge.decide')
  if (ctx.actor.kind === 'key') return refuse('catalogue.person_needed', {})
  const merge = await lockMerge(ctx, { id: given.mergeId })
  if (!merge) throw new NotFound('merge')
  if (merge.state !== 'proposed') return refuse('catalogue.merge_decided', { state: merge.state })
  if (merge.proposedBy === ctx.actor.userId) return refuse('catalogue.merge_same_person', {})
  const ids = [merge.productId, merge.survivorId]
  const [, found, gone, chained] = await Promise.all([
    lockProducts(ctx, { ids }),
    productsById(ctx, { ids }),
    mergedOf(ctx, { ids }),
    mergedInto(ctx, { id: merge.productId }),
  ])
  const product = found.find(one => one.productId === merge.productId)
  const survivor = found.find(one => one.productId === merge.survivorId)
  if (!product || !survivor) throw new NotFound('product')
  const merges = given.verdict === 'merge'
  if (merges && (gone.length > 0 || survivor.state === 'withdrawn'))
    return refuse('catalogue.merge_withdrawn', { productId: merge.survivorId })
  const before = { state: product.state, chained: merges ? chained.map(one => one.productId) : [] }
  const state: MergeState = merges ? 'merged' : 'rejected'
  const by = { by: ctx.actor.userId, name: ctx.actor.name, at: ctx.now }
  await decideMergeRow(ctx, { id: merge.mergeId, state, before, note: given.note, ...by })
  if (!merges) return { mergeId: merge.mergeId, state }
  // Chains stay one step long: what led to the product leads to the survivor.
  await pointProducts(ctx, {
    ids: [product.productId, ...before.chained],
    to: survivor.productId,
    state: 'withdrawn',
    at: ctx.now,
  })
  await note(ctx, product, 'merge', merge.reason, { state: product.state, mergedInto: null })
  ctx.record({
    type: 'catalogue.product_merged',
    orgId: ctx.actor.orgId,
    subjectId: product.productId,
    data: { survivorId: survivor.productId },
  })
  return { mergeId: merge.mergeId, state }
}

/** Takes a merge back, so long as the survivor has not been merged itself: the product stands where it stood. */
export async function undoMerge(
  ctx: Ctx,
  given: { mergeId: string; reason: string },
): Promise<MergeDone | Refusal> {
  permit(ctx, 'catalogue.merge.decide')
  if (ctx.actor.kind === 'key') return refuse('catalogue.person_needed', {})
  const merge = await lockMerge(ctx, { id: given.mergeId })
  if (!merge) throw new NotFound('merge')
  if (merge.state !== 'merged') return refuse('catalogue.merge_decided', { state: merge.state })
  const ids = [merge.productId, merge.survivorId]
  const [, found, gone] = await Promise.all([
    lockProducts(ctx, { ids }),
    productsById(ctx, { ids }),
    mergedOf(ctx, { ids: [merge.survivorId] }),
  ])
  const product = found.find(one => one.productId === merge.productId)
  if (!product) throw new NotFound('product')
  if (gone.length > 0) return refuse('catalogue.merge_chained', { productId: gone[0]?.mergedInto ?? '' })
  await pointProducts(ctx, { ids: [product.productId], to: null, state: merge.before.state, at: ctx.now })
  if (merge.before.chained.length > 0)
    await pointProducts(ctx, {
      ids: merge.before.chained,
      to: product.productId,
      state: 'withdrawn',
      at: ctx.now,
    })
  await undoMergeRow(ctx, { id: merge.mergeId, name: ctx.actor.name, note: given.reason, at: ctx.now })
  await note(ctx, product, 'unmerge', given.reason, { state: 'withdrawn', mergedInto: merge.survivorId })
  ctx.record({
    type: 'catalogue.product_unmerged',
    orgId: ctx.actor.orgId,
    subjectId: product.productId,
    data: { survivorId: merge.survivorId },
  })
  return { mergeId: merge.mergeId, state: 'undone' }
}

async function note(
  ctx: Ctx,
  product: FoundProduct,
  step: string,
  reason: string,
  before: Record<string, unknown>,
): Promise<void> {
  await insertChanges(ctx, {
    ids: [product.productId],
    versions: [product.version + 1],
    steps: [step],
    reasons: [reason],
    befores: [before],
    user: ctx.actor.userId,
    name: ctx.actor.name,
    at: ctx.now,
  })
  await indexProducts(ctx, [product.productId])
}

/** Proposed and decided merges, newest first. */
export async function listMerges(
  ctx: Ctx,
  query: { state?: MergeState; after?: string; limit: number },
): Promise<{ rows: ProductMerge[]; next: string | null }> {
  permit(ctx, 'catalogue.merge.propose')
  const [before] = decodeKey(query.after, 1) ?? [null]
  const found = await mergesListed(ctx, {
    state: query.state ?? null,
    before: before === null ? null : String(before),
    limit: query.limit + 1,
  })
  const { rows, next } = pageOf(found, query.limit, row => [row.mergeId])
  return { rows: await withFaces(ctx, rows), next }
}

/** One merge with both products. */
export async function getMerge(ctx: Ctx, mergeId: string): Promise<ProductMerge> {
  permit(ctx, 'catalogue.merge.propose')
  const found = await mergeById(ctx, { id: mergeId })
  const [merge] = found ? await withFaces(ctx, [found]) : []
  if (!merge) throw new NotFound('merge')
  return merge
}

type StoredMerge = Awaited<ReturnType<typeof mergesListed>>[number]

async function withFaces(ctx: Ctx, rows: readonly StoredMerge[]): Promise<ProductMerge[]> {
  const ids = rows.flatMap(row => [row.productId, row.survivorId])
  const byId = await byIdOf(ctx, ids)
  return rows.flatMap(({ productId, survivorId, before: _, ...merge }) => {
    const [product, survivor] = [byId.get(productId), byId.get(survivorId)]
    return product && survivor ? [{ ...merge, product: faceOf(product), survivor: faceOf(survivor) }] : []
  })
}

/** Where merged products lead; those that stand for themselves have no entry. For callers that hold old ids. */
export const survivorsOf = async (ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> =>
  new Map((await mergedOf(ctx, { ids: [...new Set(ids)] })).map(one => [one.productId, one.mergedInto]))
