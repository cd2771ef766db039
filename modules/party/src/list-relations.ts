import { type Ctx, decodeKey, isId, limitOf, NotFound, pageOf, permit } from '@yaolian/kernel'
import type { Direction, RelationQuery, RelationRow, RelationState } from './contract.ts'
import { patternOf } from './like-pattern.ts'
import { asRow } from './list-organisations.ts'
import { countRelations, relationById, relationPage, stepsOf } from './relation-list.sql.ts'
import { listLicences } from './show-organisation.ts'

const LAST_AT = '9999-12-31T00:00:00.000Z'
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const COUNT_MAX = 10_000

type Found = Awaited<ReturnType<typeof relationPage>>[number]

/** The actor's firm's customers or suppliers with the state of their licences, the latest asked for first. */
export async function listRelations(
  ctx: Ctx,
  direction: Direction,
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
  direction: Direction,
  query: RelationQuery,
): Promise<{ count: number; exact: boolean }> {
  permit(ctx, 'party.relation.read')
  const { count } = await countRelations(ctx, filtersOf(ctx, direction, query))
  return { count: Math.min(count, COUNT_MAX), exact: count <= COUNT_MAX }
}

/** One relation with the partner's licences and every step of its approval. */
export async function showRelation(ctx: Ctx, relationId: string) {
  permit(ctx, 'party.relation.read')
  const key = { org: ctx.actor.orgId, id: relationId }
  const [found, steps] = await Promise.all([
    relationById(ctx, { ...key, today: ctx.today }),
    stepsOf(ctx, key),
  ])
  if (!found) throw new NotFound('relation')
  const licences = await listLicences(ctx, found.orgId)
  return {
    ...asRelation(found),
    licences: licences.filter(l => l.state !== 'superseded'),
    steps: steps.map(step => ({ ...step, state: step.state as RelationState })),
  }
}

/** Where the page before ended; a key that somebody made up counts as none. */
function keyOf(after: string | undefined): [at: string, relationId: string] {
  const [at, id] = decodeKey(after, 2) ?? []
  const ours = typeof at === 'string' && !Number.isNaN(Date.parse(at)) && typeof id === 'string' && isId(id)
  return ours ? [new Date(at).toISOString(), id] : [LAST_AT, LAST_ID]
}

const filtersOf = (ctx: Ctx, direction: Direction, query: RelationQuery) => ({
  org: ctx.actor.orgId,
  direction,
  state: query.state ?? null,
  health: query.licence ?? null,
  pattern: patternOf(query.q),
  today: ctx.today,
})

function asRelation(found: Found): RelationRow {
  const { orgId, uscc, name, shortName, kind, province, city, orgState, demo, ...rest } = found
  const { licenceHealth, licenceValidTo, ...relation } = rest
  return {
    ...relation,
    direction: relation.direction as Direction,
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
