import { type Ctx, permit, type Refusal } from '@yaolian/kernel'
import type { NewOrganisation, Registered } from './contract.ts'
import { decideRegistration, type Known, tidyUscc } from './decide-registration.ts'
import { initialsOf } from './name-words.ts'
import { insertOrganisations, organisationsByIdOrUscc } from './organisation.sql.ts'
import { rebuildStandings } from './standing.sql.ts'

/**
 * Registers organisations; each is accepted or refused on its own, answers in the order given. `demo` marks firms
 * of the demo world and is not open to callers of the API.
 */
export async function registerOrganisations(
  ctx: Ctx,
  given: readonly NewOrganisation[],
): Promise<(Registered | Refusal)[]> {
  permit(ctx, 'party.organisation.register')
  const wanted = given.map(organisation => ({ ...organisation, uscc: tidyUscc(organisation.uscc) }))
  const known = await readKnown(ctx, wanted)
  const batch = {
    byId: new Map<string, { kind: string; state: string }>(),
    byUscc: new Map<string, string>(),
  }
  const accepted: NewOrganisation[] = []
  const answers = wanted.map(organisation => {
    const refusal = decideRegistration(organisation, known, batch)
    if (refusal) return refusal
    batch.byId.set(organisation.orgId, { kind: organisation.kind, state: 'active' })
    if (organisation.uscc) batch.byUscc.set(organisation.uscc, organisation.orgId)
    accepted.push(organisation)
    return { orgId: organisation.orgId, version: 1 }
  })
  await write(ctx, accepted)
  return answers
}

async function readKnown(ctx: Ctx, given: readonly NewOrganisation[]): Promise<Known> {
  const ids = given.flatMap(o => (o.parentOrgId ? [o.orgId, o.parentOrgId] : [o.orgId]))
  const usccs = given.flatMap(o => (o.uscc ? [o.uscc] : []))
  const rows = await organisationsByIdOrUscc(ctx, { ids: [...new Set(ids)], usccs: [...new Set(usccs)] })
  return {
    byId: new Map(rows.map(row => [row.orgId, row])),
    byUscc: new Map(rows.flatMap(row => (row.uscc ? [[row.uscc, row.orgId] as const] : []))),
  }
}

async function write(ctx: Ctx, accepted: readonly NewOrganisation[]): Promise<void> {
  if (accepted.length === 0) return
  const orgs = accepted.map(o => o.orgId)
  ctx.widen(orgs) // each event belongs to the firm it speaks of
  const inserting = insertOrganisations(ctx, {
    orgs,
    usccs: accepted.map(o => o.uscc),
    names: accepted.map(o => o.name),
    shortNames: accepted.map(o => o.shortName ?? o.name),
    kinds: accepted.map(o => o.kind),
    persons: accepted.map(o => o.isPerson ?? false),
    provinces: accepted.map(o => o.province),
    cities: accepted.map(o => o.city),
    districts: accepted.map(o => o.district ?? ''),
    details: accepted.map(o => o.detail ?? ''),
    contacts: accepted.map(o => o.contact ?? ''),
    phones: accepted.map(o => o.phone ?? ''),
    parents: accepted.map(o => o.parentOrgId ?? null),
    demos: accepted.map(o => o.demo ?? false),
    initials: accepted.map(o => initialsOf(o.name, o.shortName ?? '')),
    at: ctx.now,
    user: ctx.actor.userId,
  })
  await Promise.all([inserting, rebuildStandings(ctx, { orgs })])
  for (const { orgId, kind, province, city } of accepted)
    ctx.record({
      type: 'party.organisation_registered',
      orgId,
      subjectId: orgId,
      data: { kind, province, city },
    })
}
