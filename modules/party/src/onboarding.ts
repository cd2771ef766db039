import { type Ctx, NotFound, permit, type Refusal, refuse } from '@yaolian/kernel'
import { decideOnboarding } from './decide-onboarding.ts'
import { decidePlace } from './decide-place.ts'
import { documentCounts } from './document.sql.ts'
import { initialsOf } from './name-words.ts'
import { insertFactsChange, onboardingOf, writeFacts, writeSubmission } from './onboarding.sql.ts'
import type { FirmEdited, FirmFacts, Onboarding, Submitted } from './onboarding-contract.ts'
import { lockOrganisations, organisationById } from './organisation.sql.ts'
import { listLicences } from './show-organisation.ts'
import { rebuildStandings } from './standing.sql.ts'

/** A firm brings itself in by whoever enters its licences; the platform's staff may do it for any firm. */
function permitFor(ctx: Ctx, orgId: string): void {
  const isOwn = orgId === ctx.actor.orgId
  if (!isOwn && !ctx.actor.rights.has('platform.organisations.read')) throw new NotFound('organisation')
  permit(ctx, isOwn ? 'party.licence.add' : 'party.organisation.register')
}

/** Where a firm stands on its way in: its facts, its licences with their scans, and what is missing. */
export async function showOnboarding(ctx: Ctx, orgId: string): Promise<Onboarding> {
  permitFor(ctx, orgId)
  ctx.widen([orgId]) // its documents are counted
  const [firm, rows, submission] = await Promise.all([
    organisationById(ctx, { org: orgId }),
    listLicences(ctx, orgId),
    onboardingOf(ctx, { org: orgId }),
  ])
  if (!firm) throw new NotFound('organisation')
  const counts = await documentCounts(ctx, {
    orgs: rows.map(row => row.orgId),
    licences: rows.map(row => row.licenceId),
  })
  const documents = new Map(counts.map(one => [one.licenceId, one.documents]))
  const licences = rows.map(row => ({ ...row, documents: documents.get(row.licenceId) ?? 0 }))
  const kind = firm.kind as Onboarding['kind']
  const { needs, gaps, isVerified } = decideOnboarding({ ...firm, kind }, licences)
  const { name, uscc, shortName, province, city, district, detail, contact, phone, version } = firm
  return {
    ...{ orgId, name, uscc, kind, shortName, province, city, district, detail, contact, phone, version },
    ...{ licences, needs, gaps },
    state: submission ? (isVerified ? 'verified' : 'submitted') : 'open',
    submittedAt: submission?.submittedAt ?? null,
    submittedName: submission?.submittedName ?? null,
  }
}

/** Hands the firm to quality; refuses with `party.onboarding_incomplete` and what is missing. */
export async function submitOnboarding(ctx: Ctx, orgId: string): Promise<Submitted | Refusal> {
  const { gaps } = await showOnboarding(ctx, orgId)
  if (gaps.length > 0) return refuse('party.onboarding_incomplete', { gaps })
  const { userId, name } = ctx.actor
  await writeSubmission(ctx, { org: orgId, at: ctx.now, user: userId, name })
  ctx.record({ type: 'party.onboarding_submitted', orgId, subjectId: orgId, data: {} })
  return { orgId, submittedAt: ctx.now }
}

/** Brings a firm's own facts up to date; what stood there before is kept. */
export async function editFirm(
  ctx: Ctx,
  order: FirmFacts & { orgId: string; version: number },
): Promise<FirmEdited | Refusal> {
  const { orgId, version: seen, ...facts } = order
  permitFor(ctx, orgId)
  await lockOrganisations(ctx, { orgs: [orgId] })
  const before = await organisationById(ctx, { org: orgId })
  if (!before) throw new NotFound('organisation')
  if (before.version !== seen) return refuse('party.firm_changed', { version: before.version, seen })
  const { shortName, province, city, district, detail, contact, phone } = before
  const moved = facts.province !== before.province || facts.city !== before.city
  const misplaced = moved ? decidePlace(facts) : null // what stands there already may stay
  if (misplaced) return misplaced
  // Provinces have rules of their own: whoever was verified in one does not leave it by himself.
  if (orgId === ctx.actor.orgId && before.province !== '' && facts.province !== before.province) {
    const licences = await listLicences(ctx, orgId)
    if (licences.some(one => one.state === 'valid'))
      return refuse('party.province_verified', { province: before.province })
  }
  const { userId, name } = ctx.actor
  await Promise.all([
    writeFacts(ctx, { org: orgId, ...facts, initials: initialsOf(before.name, facts.shortName) }),
    insertFactsChange(ctx, {
      org: orgId,
      version: seen + 1,
      before: { shortName, province, city, district, detail, contact, phone },
      user: userId,
      name,
      at: ctx.now,
    }),
    rebuildStandings(ctx, { orgs: [orgId] }),
  ])
  ctx.widen([orgId]) // the event belongs to the firm
  ctx.record({
    type: 'party.organisation_changed',
    orgId,
    subjectId: orgId,
    data: { province: facts.province, city: facts.city },
  })
  return { orgId, version: seen + 1 }
}
