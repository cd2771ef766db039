import { type Ctx, isRefusal, NotFound, permit, type Refusal, refuse } from '@yaolian/kernel'
import type { LicenceAnswer, LicenceKind, LicenceRenewal, LicenceState, NewLicence } from './contract.ts'
import { decideEntry } from './decide-entry.ts'
import { keepDocuments } from './keep-documents.ts'
import { licencesById } from './licence.sql.ts'
import { afterStep } from './licence-states.ts'
import { lockOrganisations } from './organisation.sql.ts'
import { replaceOld } from './replace-old.ts'
import { holdLicence, otherHolder } from './step-licence.ts'
import { writeLicences } from './write-licences.ts'

/**
 * Enters the document that follows an old licence (换发). From quality it counts at once and the old one is
 * superseded; from its holder it waits for quality, and the old one goes on as it was.
 */
export async function renewLicence(
  ctx: Ctx,
  order: { licenceId: string; renewal: LicenceRenewal },
): Promise<LicenceAnswer | Refusal> {
  permit(ctx, 'party.licence.add')
  const verifies = ctx.actor.rights.has('party.licence.verify')
  const old = await holdLicence(ctx, order.licenceId)
  if (!verifies && old.orgId !== ctx.actor.orgId) throw new NotFound('licence')
  if (old.supersededBy || !afterStep(old.state as LicenceState, 'supersede'))
    return refuse('party.licence_state', { state: old.state, step: 'renew' })
  if (order.renewal.validTo <= old.validTo)
    return refuse('party.renewal_not_later', { validTo: order.renewal.validTo, before: old.validTo })
  const licence: NewLicence = {
    ...order.renewal,
    orgId: old.orgId,
    kind: old.kind as LicenceKind,
    ...(old.mode !== null && { mode: old.mode as NonNullable<NewLicence['mode']> }),
  }
  const [[organisation], [sameId], holder] = await Promise.all([
    lockOrganisations(ctx, { orgs: [old.orgId] }),
    licencesById(ctx, { ids: [licence.licenceId] }),
    otherHolder(ctx, { ...licence, renews: old.licenceId }),
  ])
  const entry = decideEntry(licence, {
    organisation: organisation?.state ?? null,
    idTaken: sameId !== undefined,
    numberHolder: holder,
    today: ctx.today,
    verifies,
  })
  if (isRefusal(entry)) return entry
  ctx.widen([old.orgId]) // documents belong to the firm that holds the licence
  const { licenceId, fileIds = [] } = licence
  const kept = await keepDocuments(ctx, fileIds.length > 0 ? [{ orgId: old.orgId, licenceId, fileIds }] : [])
  if (isRefusal(kept)) return kept
  const stepped = entry.state === 'valid' ? await replaceOld(ctx, old.licenceId, licence) : []
  await writeLicences(ctx, { entered: [{ licence, entry, renews: old.licenceId }], stepped, verifies })
  return { licenceId: licence.licenceId, state: entry.state, stateReason: entry.reason, version: 1 }
}
