import { type Ctx, decodeKey, isId, limitOf, NotFound, pageOf, permit, plusDays } from '@yaolian/kernel'
import type { PaperKind, RelationKind, RelationQuery, RelationRow, RelationState } from './contract.ts'
import { papersNeeded } from './decide-papers.ts'
import { productsOfFiles } from './first-product.sql.ts'
import { asRow } from './list-organisations.ts'
import { nameWords } from './name-words.ts'
import { papersOf } from './paper.sql.ts'
import { countRelations, relationById, relationPage, stepsOf } from './relation-list.sql.ts'
import { suppliersSalespeople } from './salespeople.ts'
import { listLicences } from './show-organisation.ts'

const LAST_AT = '9999-12-31T00:00:00.000Z'
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const COUNT_MAX = 10_000

type Found = Awaited<ReturnType<typeof relationPage>>[number]

/** The actor's firm's customers or suppliers with the state of their licences, the latest asked for first. */
export async function listRelations(
  ctx: Ctx,
  direction: RelationKind,
  query: RelationQuery,
): Promise<{ rows: RelationRow[]; next: string | null }> {
  permit(ctx, 'party.relation.read')
  const [beforeAt, beforeId] = keyOf(query.after)
  const limit = limitOf(query)
  const found = await relationPage(ctx, {
    ...filtersOf(ctx, direction, query),
    beforeAt,
    beforeId,
    limit: limit + 1,
  })
  return pageOf(found.map(asRelation), limit, row => [row.requestedAt, row.relationId])
}

export async function countList(
  ctx: Ctx,
  direction: RelationKind,
  query: RelationQuery,
): Promise<{ count: number; exact: boolean }> {
  permit(ctx, 'party.relation.read')
  const { count } = await countRelations(ctx, filtersOf(ctx, direction, query))
  return { count: Math.min(count, COUNT_MAX), exact: count <= COUNT_MAX }
}

/**
 * One file with the partner's licences, its documents beside those that it needs, its products, the supplier's
 * salespeople, and every step.
 */
export async function showRelation(ctx: Ctx, relationId: string) {
  permit(ctx, 'party.relation.read')
  const key = { org: ctx.actor.orgId, id: relationId }
  const files = { org: ctx.actor.orgId, relations: [relationId] }
  const [found, steps, papers, products] = await Promise.all([
    relationById(ctx, { ...key, today: ctx.today }),
    stepsOf(ctx, key),
    papersOf(ctx, files),
    productsOfFiles(ctx, files),
  ])
  if (!found) throw new NotFound('relation')
  const relation = asRelation(found)
  const [licences, salespeople] = await Promise.all([
    listLicences(ctx, found.orgId),
    relation.direction === 'supplier' ? suppliersSalespeople(ctx, found.orgId) : [],
  ])
  const needs = papersNeeded({ of: relation.direction, partnerKind: found.kind, today: ctx.today })
  return {
    ...relation,
    licences: licences.filter(l => l.state !== 'superseded'),
    steps: steps.map(step => ({ ...step, state: step.state as RelationState })),
    papers: papers.map(({ relationId: _, addedBy: __, ...paper }) => ({
      ...paper,
      kind: paper.kind as PaperKind,
    })),
    needs: needs.map(({ kind, numbered, term }) => ({ kind, numbered, term })),
    products: products.map(({ productId, product }) => ({ productId, ...product })),
    salespeople,
  }
}

/** Where the page before ended; a key that somebody made up counts as none. */
function keyOf(after: string | undefined): [at: string, relationId: string] {
  const [at, id] = decodeKey(after, 2) ?? []
  const ours = typeof at === 'string' && !Number.isNaN(Date.parse(at)) && typeof id === 'string' && isId(id)
  return ours ? [new Date(at).toISOString(), id] : [LAST_AT, LAST_ID]
}

const filtersOf = (ctx: Ctx, direction: RelationKind, query: RelationQuery) => ({
  org: ctx.actor.orgId,
  direction,
  state: query.state ?? null,
  health: query.licence ?? null,
  due: query.due ? plusDays(ctx.today, Number(query.due)) : null,
  patterns: nameWords(query.q)?.patterns ?? null,
  today: ctx.today,
})

function asRelation(found: Found): RelationRow {
  const { orgId, uscc, name, shortName, kind, province, city, orgState, demo, ...rest } = found
  const { licenceHealth, licenceValidTo, ...relation } = rest
  return {
    ...relation,
    direction: relation.direction as RelationKind,
    state: relation.state as RelationState,
    partner: asRow({
      orgId,
      uscc,
      name,
      shortName,
      kind,
      province,
      city,
      state: orgState,
      demo,
      licenceHealth,
      licenceValidTo,
    }),
  }
}
