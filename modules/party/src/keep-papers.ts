import { type Ctx, isRefusal, type KeptFile, keepFiles, type Refusal } from '@yaolian/kernel'
import type { NewPaper } from './contract.ts'
import { insertPapers } from './paper.sql.ts'

export type PaperOfFile = NewPaper & { orgId: string; relationId: string }

/** Scans and photographs. */
const ACCEPTED = ['pdf', 'jpeg', 'png', 'webp'] as const

/** Puts papers into files, many at once; every upload is the actor's own. Refuses before it writes. */
export async function keepPapers(
  ctx: Ctx,
  userId: string,
  papers: readonly PaperOfFile[],
): Promise<Refusal | null> {
  if (papers.length === 0) return null
  const fileOrg = ctx.actor.orgId
  const wanted = [...new Set(papers.map(paper => paper.fileId))].map(fileId => ({ orgId: fileOrg, fileId }))
  const kept = await keepFiles(ctx, wanted, ACCEPTED)
  if (isRefusal(kept)) return kept
  const nameOf = new Map(kept.map((file: KeptFile) => [file.fileId, file.name]))
  await insertPapers(ctx, {
    orgs: papers.map(p => p.orgId),
    relations: papers.map(p => p.relationId),
    papers: papers.map(p => p.paperId),
    kinds: papers.map(p => p.kind),
    products: papers.map(p => p.productId ?? null),
    numbers: papers.map(p => p.number?.trim() ?? ''),
    validFroms: papers.map(p => p.validFrom ?? null),
    validTos: papers.map(p => p.validTo ?? null),
    notes: papers.map(p => p.note ?? ''),
    fileOrg,
    files: papers.map(p => p.fileId),
    fileNames: papers.map(p => nameOf.get(p.fileId) ?? ''),
    user: userId,
    name: ctx.actor.name,
    at: ctx.now,
  })
  return null
}
