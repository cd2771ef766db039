import { type Ctx, isRefusal, NotFound, permit, type Refusal, refuse } from '@yaolian/kernel'
import type { LicenceState } from './contract.ts'
import { documentsOf } from './document.sql.ts'
import type { DocumentsAdded } from './document-contract.ts'
import { keepDocuments } from './keep-documents.ts'
import { holdLicence } from './step-licence.ts'
import { writeLicences } from './write-licences.ts'

/**
 * Hangs uploaded scans on a licence: its holder's own, or what quality has in hand. A licence that quality sent back
 * waits for it again.
 */
export async function addDocuments(
  ctx: Ctx,
  order: { licenceId: string; fileIds: readonly string[] },
): Promise<DocumentsAdded | Refusal> {
  permit(ctx, 'party.licence.add')
  const { licenceId, fileIds } = order
  const licence = await holdLicence(ctx, licenceId)
  const { orgId, state, stateReason, verifiedAt, version } = licence
  if (orgId !== ctx.actor.orgId && !ctx.actor.rights.has('party.licence.verify'))
    throw new NotFound('licence')
  if (state !== 'valid' && state !== 'locked')
    return refuse('party.licence_state', { state, step: 'document' })
  ctx.widen([orgId]) // documents belong to the firm that holds the licence
  const there = new Set((await documentsOf(ctx, { org: orgId, licence: licenceId })).map(one => one.fileId))
  const twice = fileIds.find(fileId => there.has(fileId))
  if (twice) return refuse('party.document_exists', { fileId: twice })
  const kept = await keepDocuments(ctx, [{ orgId, licenceId, fileIds }])
  if (isRefusal(kept)) return kept
  const reason = verifiedAt ? stateReason : 'unverified'
  const names = kept.map(file => file.name).join('、')
  const stepped = {
    before: licence,
    step: 'document',
    state: state as LicenceState,
    reason,
    note: names.slice(0, 300),
  }
  await writeLicences(ctx, { stepped: [stepped], verifies: false })
  return { licenceId, fileIds: [...fileIds], version: version + 1 }
}
