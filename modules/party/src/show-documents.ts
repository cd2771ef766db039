import {
  type Ctx,
  type Download,
  limitOf,
  NotFound,
  newId,
  noteView,
  pageOf,
  permit,
  readFile,
} from '@yaolian/kernel'
import { documentsOf, insertView, knowsPartner, viewsOf } from './document.sql.ts'
import type { DocumentView, DocumentViewQuery, LicenceDocument } from './document-contract.ts'
import { beforeOf } from './latest-first.ts'
import { licencesById } from './licence.sql.ts'

/** The scans of a licence; whoever may not see them does not learn whether there are any. */
export async function listDocuments(ctx: Ctx, licenceId: string): Promise<{ rows: LicenceDocument[] }> {
  const { orgId } = await visibleLicence(ctx, licenceId)
  const rows = await documentsOf(ctx, { org: orgId, licence: licenceId })
  return {
    rows: rows.map(({ fileId, name, kind, bytes, addedAt, addedName }) => ({
      fileId,
      name,
      kind: kind as LicenceDocument['kind'],
      bytes,
      addedAt,
      addedName,
    })),
  }
}

/** One scan, and the record of who opened it, in the same transaction. */
export async function showDocument(ctx: Ctx, key: { licenceId: string; fileId: string }): Promise<Download> {
  const { orgId } = await visibleLicence(ctx, key.licenceId)
  const documents = await documentsOf(ctx, { org: orgId, licence: key.licenceId })
  const document = documents.find(one => one.fileId === key.fileId)
  if (!document) throw new NotFound('document')
  ctx.widen([document.fileOrgId]) // the platform may have uploaded it for the firm
  const file = await readFile(ctx, { orgId: document.fileOrgId, fileId: document.fileId })
  if (!file) throw new NotFound('document')
  await insertView(ctx, {
    org: orgId,
    id: newId(),
    licence: key.licenceId,
    file: key.fileId,
    viewerOrg: ctx.actor.orgId,
    viewer: ctx.actor.userId,
    viewerName: ctx.actor.name,
    at: ctx.now,
  })
  noteView(ctx, { kind: 'party.document', subjectId: key.licenceId, orgId, facts: { fileId: key.fileId } })
  return { contentType: file.contentType, fileName: file.name, body: file.content, inline: true }
}

/** Who opened the scans of a licence, the latest first: for its holder and the platform. */
export async function listViews(
  ctx: Ctx,
  licenceId: string,
  query: DocumentViewQuery,
): Promise<{ rows: DocumentView[]; next: string | null }> {
  permit(ctx, 'party.organisation.read')
  const [licence] = await licencesById(ctx, { ids: [licenceId] })
  const mayAsk = licence?.orgId === ctx.actor.orgId || ctx.actor.rights.has('platform.organisations.read')
  if (!licence || !mayAsk) throw new NotFound('licence')
  ctx.widen([licence.orgId])
  const limit = limitOf(query)
  const key = { org: licence.orgId, licence: licenceId, ...beforeOf(query.after), limit: limit + 1 }
  return pageOf(await viewsOf(ctx, key), limit, row => [row.at, row.viewId])
}

/**
 * The licence whose documents the actor may see: its holder, the platform, and a firm that has asked for or approved
 * the holder as a partner, since GSP has it check the papers before it does.
 */
async function visibleLicence(ctx: Ctx, licenceId: string): Promise<{ orgId: string }> {
  permit(ctx, 'party.organisation.read')
  const [licence] = await licencesById(ctx, { ids: [licenceId] })
  if (!licence) throw new NotFound('licence')
  const { orgId } = licence
  const isOwn = orgId === ctx.actor.orgId
  const may =
    isOwn ||
    ctx.actor.rights.has('platform.organisations.read') ||
    (licence.verifiedAt !== null &&
      (await knowsPartner(ctx, { org: ctx.actor.orgId, partner: orgId })) !== null)
  if (!may) throw new NotFound('licence')
  if (!isOwn) ctx.widen([orgId])
  return { orgId }
}
