import {
  type Ctx,
  decodeKey,
  isId,
  limitOf,
  NotFound,
  pageOf,
  patternOf,
  permit,
  refuse,
} from '@yaolian/kernel'
import type { FirstProductQuery, FirstProductRow, RelationState } from './contract.ts'
import { countFirstProducts, firstProductPage, policyOf, writePolicy } from './first-product.sql.ts'

const LAST_AT = '9999-12-31T00:00:00.000Z'
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const COUNT_MAX = 10_000
/** Firms whose first purchase of a product is approved by the rule (LIC-07.product); others as they choose. */
const BY_LAW: ReadonlySet<string> = new Set(['distributor', 'chain', 'pharmacy'])

/** Products that the actor's firm has asked to buy for the first time, the latest first. */
export async function listFirstProducts(
  ctx: Ctx,
  query: FirstProductQuery,
): Promise<{ rows: FirstProductRow[]; next: string | null }> {
  permit(ctx, 'party.relation.read')
  const [at, id] = decodeKey(query.after, 2) ?? []
  const ours = typeof at === 'string' && !Number.isNaN(Date.parse(at)) && typeof id === 'string' && isId(id)
  const limit = limitOf(query)
  const found = await firstProductPage(ctx, {
    org: ctx.actor.orgId,
    state: query.state ?? null,
    pattern: patternOf(query.q),
    beforeAt: ours ? new Date(at).toISOString() : LAST_AT,
    beforeId: ours ? id : LAST_ID,
    limit: limit + 1,
  })
  const rows = found.map(({ product, state, ...row }) => ({
    ...product,
    ...row,
    state: state as RelationState,
  }))
  return pageOf(rows, limit, row => [row.askedAt, row.productId])
}

export async function countProducts(ctx: Ctx, query: FirstProductQuery) {
  permit(ctx, 'party.relation.read')
  const { count } = await countFirstProducts(ctx, {
    org: ctx.actor.orgId,
    state: query.state ?? null,
    pattern: patternOf(query.q),
  })
  return { count: Math.min(count, COUNT_MAX), exact: count <= COUNT_MAX }
}

export async function showPolicy(ctx: Ctx): Promise<{ firstProducts: boolean; byLaw: boolean }> {
  permit(ctx, 'party.relation.read')
  const found = await policyOf(ctx, { org: ctx.actor.orgId })
  if (!found) throw new NotFound('organisation')
  const byLaw = BY_LAW.has(found.kind)
  return { firstProducts: byLaw || found.firstProducts === true, byLaw }
}

/** The quality head of a clinic or hospital has first purchases approved there too, or no longer. */
export async function setPolicy(ctx: Ctx, firstProducts: boolean) {
  permit(ctx, 'party.relation.approve')
  const { userId, orgId, name } = ctx.actor
  if (!userId) return refuse('party.person_needed')
  const found = await policyOf(ctx, { org: orgId })
  const byLaw = BY_LAW.has(found?.kind ?? '')
  if (byLaw && !firstProducts) return refuse('party.policy_by_law', { kind: found?.kind ?? '' })
  await writePolicy(ctx, { org: orgId, firstProducts, user: userId, name, at: ctx.now })
  ctx.record({
    type: 'party.buying_policy_changed',
    orgId,
    subjectId: orgId,
    data: { firstProducts },
  })
  return { firstProducts, byLaw }
}
