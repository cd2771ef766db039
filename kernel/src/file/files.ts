import { type Refusal, refuse } from '../refusal.ts'
import type { Querier } from '../statement.ts'
import { find, keep, readContent } from './file.sql.ts'
import { CONTENT_TYPES, type FileKind } from './kinds.ts'

export type FileKey = { orgId: string; fileId: string }
export type KeptFile = FileKey & { name: string; kind: FileKind; bytes: number; sha256: string }

/**
 * Keeps uploaded files for good, because something refers to them from now on; gives them in the order asked for.
 * Refuses, before it writes, with `file.missing` or `file.kind`. `accept`: the kinds that the purpose allows.
 */
export async function keepFiles(
  ctx: Querier,
  wanted: readonly FileKey[],
  accept: readonly FileKind[],
): Promise<KeptFile[] | Refusal> {
  if (wanted.length === 0) return []
  const key = { orgs: wanted.map(one => one.orgId), ids: wanted.map(one => one.fileId) }
  const found = new Map((await find(ctx, key)).map(file => [`${file.orgId} ${file.fileId}`, file]))
  const files: KeptFile[] = []
  for (const { orgId, fileId } of wanted) {
    const file = found.get(`${orgId} ${fileId}`)
    if (!file) return refuse('file.missing', { fileId })
    if (!accept.includes(file.kind)) return refuse('file.kind', { name: file.name, kind: file.kind, accept })
    const { kept: _, ...rest } = file
    files.push(rest)
  }
  if ((await keep(ctx, key)).length !== new Set(key.ids).size) return refuse('file.missing', {})
  return files
}

export type FileContent = { name: string; kind: FileKind; contentType: string; content: Buffer }

/** A file of an organisation that the transaction shows; null when there is none. Who may see it is the caller's matter. */
export async function readFile(ctx: Querier, key: FileKey): Promise<FileContent | null> {
  const file = await readContent(ctx, key)
  return file && { ...file, contentType: CONTENT_TYPES[file.kind] }
}
