import { type Ctx, decodeKey, limitOf, maskMiddle, pageOf, patternOf, permit } from '@yaolian/kernel'
import { readStandings } from '@yaolian/party'
import type { RoleMatrix, UserQuery, UserRow } from './contract.ts'
import { decideRoles } from './decide-roles.ts'
import { houseOrganisation } from './house.sql.ts'
import { journalPage } from './journal.sql.ts'
import { memberPage } from './membership.sql.ts'
import { ROLES } from './roles.ts'
import { CLASHES, clashesOf } from './separation.ts'

/** The people of a firm in the order of their login names. */
export async function listUsers(
  ctx: Ctx,
  query: UserQuery,
): Promise<{ rows: UserRow[]; next: string | null }> {
  permit(ctx, 'identity.user.manage')
  const org = query.orgId ?? ctx.actor.orgId
  if (org !== ctx.actor.orgId) permit(ctx, 'platform.users.manage')
  const limit = limitOf(query)
  const [after] = decodeKey(query.after, 1) ?? ['']
  const rows = await memberPage(ctx, {
    org,
    state: query.state ?? null,
    pattern: patternOf(query.q),
    after: String(after).replaceAll('\0', ''),
    now: ctx.now,
    limit: limit + 1,
  })
  const users = rows.map(row => ({
    ...row,
    contact: maskMiddle(row.contact),
    state: row.state as UserRow['state'],
  }))
  return pageOf(users, limit, row => [row.name])
}

/** The roles that somebody can hold in this firm. */
export async function listRoles(ctx: Ctx, orgId = ctx.actor.orgId) {
  permit(ctx, 'identity.user.manage')
  if (orgId !== ctx.actor.orgId) permit(ctx, 'platform.users.manage')
  const [standings, house] = await Promise.all([readStandings(ctx, [orgId]), houseOrganisation(ctx, {})])
  const organisation = { kind: standings.get(orgId)?.kind ?? '', inHouse: house?.orgId === orgId }
  const fitting = Object.entries(ROLES).filter(([role]) => decideRoles([role], organisation) === null)
  return { rows: fitting.map(([role, { zh, en, rights }]) => ({ role, zh, en, rights: [...rights] })) }
}

/** Every role with its rights and the roles it can't be held with, and what must be apart, with its source. */
export function roleMatrix(): RoleMatrix {
  const names = Object.keys(ROLES)
  const together = (one: string, other: string): boolean => clashesOf([one, other]).length === 0
  const side = (given: (typeof CLASHES)[number]['one']) => ({
    zh: given.zh,
    en: given.en,
    rights: 'rights' in given ? [...given.rights] : [],
  })
  return {
    roles: Object.entries(ROLES).map(([role, { zh, en, kinds, rights }]) => ({
      role,
      zh,
      en,
      kinds: [...kinds],
      rights: [...rights],
      clashesWith: names.filter(other => other !== role && !together(role, other)),
    })),
    clashes: CLASHES.map(({ id, one, other, why, source }) => ({
      id,
      one: side(one),
      other: side(other),
      why,
      source,
    })),
  }
}

/** Who came in, who failed to and who changed whose rights in the actor's firm, the latest first. */
export async function listJournal(ctx: Ctx, query: { after?: string; limit?: string; userId?: string }) {
  permit(ctx, 'identity.journal.read')
  const limit = limitOf(query)
  const [key] = decodeKey(query.after, 1) ?? []
  const before = Number.isSafeInteger(key) ? Number(key) : Number.MAX_SAFE_INTEGER
  const rows = await journalPage(ctx, {
    org: ctx.actor.orgId,
    user: query.userId ?? null,
    before,
    limit: limit + 1,
  })
  return pageOf(rows, limit, row => [row.journalId])
}
