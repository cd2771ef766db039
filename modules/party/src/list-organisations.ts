import { type Ctx, decodeKey, isId, limitOf, pageOf, permit } from '@yaolian/kernel'
import type {
  LicenceHealth,
  OrganisationKind,
  OrganisationQuery,
  OrganisationRow,
  StoreQuery,
} from './contract.ts'
import { nameWords } from './name-words.ts'
import {
  countFound,
  countOrganisations,
  organisationPage,
  organisationSearch,
  partnerPage,
  storePage,
} from './organisation-list.sql.ts'

const FIRST_ID = '00000000-0000-0000-0000-000000000000'
const COUNT_MAX = 10_000

type Page = { rows: OrganisationRow[]; next: string | null }
type Found = Awaited<ReturnType<typeof organisationPage>>[number]

/** Firms in the order of their names: all of them for the platform, one's partners for everyone else. */
export async function listOrganisations(ctx: Ctx, query: OrganisationQuery): Promise<Page> {
  permit(ctx, 'party.organisation.read')
  if (ctx.actor.rights.has('platform.organisations.read')) return every(ctx, query)
  const filters = filtersOf(ctx, query)
  const patterns = nameWords(query.q)?.patterns ?? null
  const rows = await partnerPage(ctx, { ...filters, org: ctx.actor.orgId, patterns })
  return asPage(rows, filters.limit)
}

/** Where one finds a firm to ask for a relation with: active ones by name or credit code. */
export function searchDirectory(ctx: Ctx, query: OrganisationQuery & { q: string }): Promise<Page> {
  permit(ctx, 'party.relation.request')
  return every(ctx, { ...query, state: 'active' })
}

/** The shops of a chain, the firms of a group: public as the head office on each one's card is. */
export async function listStores(ctx: Ctx, orgId: string, query: StoreQuery): Promise<Page> {
  permit(ctx, 'party.organisation.read')
  const { afterName, afterId, today, limit } = filtersOf(ctx, query)
  return asPage(await storePage(ctx, { parent: orgId, afterName, afterId, today, limit }), limit)
}

/** How many firms the platform's list has, exact up to 10,000. */
export async function countList(
  ctx: Ctx,
  query: OrganisationQuery,
): Promise<{ count: number; exact: boolean }> {
  permit(ctx, 'platform.organisations.read')
  const { kind = null, state = null, province = null } = query
  const words = nameWords(query.q)
  const { count } = words
    ? await countFound(ctx, { ...words, uscc: codeIn(query.q), kind, state, province })
    : await countOrganisations(ctx, { kind, state, province })
  return { count: Math.min(count, COUNT_MAX), exact: count <= COUNT_MAX }
}

async function every(ctx: Ctx, query: OrganisationQuery): Promise<Page> {
  const filters = filtersOf(ctx, query)
  const words = nameWords(query.q)
  const rows = words
    ? await organisationSearch(ctx, { ...filters, ...words, uscc: codeIn(query.q) })
    : await organisationPage(ctx, filters)
  return asPage(rows, filters.limit)
}

const codeIn = (query = ''): string => query.replaceAll('\0', '').trim().toUpperCase()

function filtersOf(ctx: Ctx, query: OrganisationQuery) {
  const [afterName, afterId] = keyOf(query.after)
  const { kind = null, state = null, province = null } = query
  return {
    kind,
    state,
    province,
    afterName,
    afterId,
    today: ctx.today,
    limit: limitOf(query) + 1,
  }
}

/** Where the page before ended; a key that somebody made up counts as none. */
function keyOf(after: string | undefined): [name: string, orgId: string] {
  const [name, orgId] = decodeKey(after, 2) ?? []
  return typeof orgId === 'string' && isId(orgId)
    ? [String(name).replaceAll('\0', ''), orgId]
    : ['', FIRST_ID]
}

const asPage = (rows: Found[], limit: number): Page =>
  pageOf(rows.map(asRow), limit - 1, row => [row.name, row.orgId])

export const asRow = (row: Found): OrganisationRow => ({
  ...row,
  kind: row.kind as OrganisationKind,
  state: row.state as OrganisationRow['state'],
  licenceHealth: row.licenceHealth as LicenceHealth,
})
