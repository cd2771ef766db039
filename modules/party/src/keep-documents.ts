import { type Ctx, isRefusal, type KeptFile, keepFiles, type Refusal, refuse } from '@yaolian/kernel'
import { documentCounts, insertDocuments } from './document.sql.ts'

/** A licence with more scans than this is a folder, and nobody finds the right page in it. */
const DOCUMENTS_MAX = 30
const KINDS = ['pdf', 'jpeg', 'png', 'webp'] as const

export type Hung = { orgId: string; licenceId: string; fileIds: readonly string[] }

/**
 * Keeps files that the actor's firm has uploaded as scans of these licences, all or none; the last thing that may be
 * refused before a use case writes. The transaction must show the firms that hold the licences.
 */
export async function keepDocuments(ctx: Ctx, hung: readonly Hung[]): Promise<KeptFile[] | Refusal> {
  const wanted = hung.flatMap(({ orgId, licenceId, fileIds }) =>
    fileIds.map(fileId => ({ orgId, licenceId, fileId })),
  )
  if (wanted.length === 0) return []
  const counts = await documentCounts(ctx, {
    orgs: hung.map(one => one.orgId),
    licences: hung.map(one => one.licenceId),
  })
  for (const { licenceId, fileIds } of hung) {
    const before = counts.find(one => one.licenceId === licenceId)?.documents ?? 0
    if (before + fileIds.length > DOCUMENTS_MAX) return refuse('party.documents_full', { max: DOCUMENTS_MAX })
  }
  const fileOrg = ctx.actor.orgId
  const kept = await keepFiles(
    ctx,
    wanted.map(({ fileId }) => ({ orgId: fileOrg, fileId })),
    KINDS,
  )
  if (isRefusal(kept)) return kept
  await insertDocuments(ctx, {
    orgs: wanted.map(one => one.orgId),
    licences: wanted.map(one => one.licenceId),
    files: wanted.map(one => one.fileId),
    fileOrgs: wanted.map(() => fileOrg),
    names: kept.map(one => one.name),
    kinds: kept.map(one => one.kind),
    sizes: kept.map(one => one.bytes),
    hashes: kept.map(one => one.sha256),
    at: ctx.now,
    user: ctx.actor.userId,
    userName: ctx.actor.name,
  })
  return kept
}
