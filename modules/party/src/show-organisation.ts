import { divisionCode } from '@yaolian/codes'
import { type Ctx, daysBetween, NotFound, permit } from '@yaolian/kernel'
import { checkBy } from './check-dates.ts'
import type {
  LicenceKind,
  LicenceMode,
  LicenceRow,
  LicenceState,
  OrganisationCard,
  OrganisationDetail,
  OrganisationKind,
} from './contract.ts'
import { changesOf, licencesById, licencesOfOrganisation } from './licence.sql.ts'
import { organisationById } from './organisation.sql.ts'

/** The actor's own firm with all its licences, the days left of each, and how to reach it. */
export function showOwn(ctx: Ctx): Promise<OrganisationDetail> {
  permit(ctx, 'party.organisation.read')
  return detailOf(ctx, ctx.actor.orgId)
}

export function showOrganisation(ctx: Ctx, orgId: string): Promise<OrganisationDetail> {
  permit(ctx, 'platform.organisations.read')
  return detailOf(ctx, orgId)
}

/** What the law wants a trader to show to everyone: who it is, whose shop, and which licences it holds. */
export async function showCard(ctx: Ctx, orgId: string): Promise<OrganisationCard> {
  permit(ctx, 'party.organisation.read')
  const firm = await detailOf(ctx, orgId)
  const { uscc, name, shortName, kind, province, city, district, state, demo, parent } = firm
  const place = { province, city, district, divisionCode: firm.divisionCode }
  const licences = firm.licences.filter(l => l.state !== 'superseded' && l.isVerified)
  return { orgId, uscc, name, shortName, kind, ...place, state, demo, parent, licences }
}

/** Who changed what in a licence, oldest first. Its holder and the platform may ask. */
export async function showChanges(ctx: Ctx, licenceId: string) {
  permit(ctx, 'party.organisation.read')
  const [licence] = await licencesById(ctx, { ids: [licenceId] })
  const mayAsk = licence?.orgId === ctx.actor.orgId || ctx.actor.rights.has('platform.organisations.read')
  if (!licence || !mayAsk) throw new NotFound('licence')
  return { rows: await changesOf(ctx, { id: licenceId }) }
}

async function detailOf(ctx: Ctx, orgId: string): Promise<OrganisationDetail> {
  const [organisation, licences] = await Promise.all([
    organisationById(ctx, { org: orgId }),
    listLicences(ctx, orgId),
  ])
  if (!organisation) throw new NotFound('organisation')
  const { parentOrgId, parentName, ...rest } = organisation
  return {
    ...rest,
    divisionCode: divisionCode(rest),
    kind: organisation.kind as OrganisationKind,
    state: organisation.state as OrganisationDetail['state'],
    parent: parentOrgId && parentName ? { orgId: parentOrgId, name: parentName } : null,
    licences,
  }
}

export async function listLicences(ctx: Ctx, orgId: string): Promise<LicenceRow[]> {
  const rows = await licencesOfOrganisation(ctx, { org: orgId })
  return rows.map(row => ({
    licenceId: row.licenceId,
    orgId: row.orgId,
    kind: row.kind as LicenceKind,
    number: row.number,
    scope: row.scope,
    mode: row.mode as LicenceMode | null,
    issuedBy: row.issuedBy,
    validFrom: row.validFrom,
    validTo: row.validTo,
    daysLeft: daysBetween(ctx.today, row.validTo),
    state: row.state as LicenceState,
    stateReason: row.stateReason,
    renews: row.renews,
    isVerified: row.verifiedAt !== null,
    checkBy: row.checkedOn && checkBy(row.checkedOn),
    version: row.version,
  }))
}
