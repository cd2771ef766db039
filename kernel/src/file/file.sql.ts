import { big, bool, bytes, instant, int, list, optional, text, uuid, word } from '../codec.ts'
import { sql, statements } from '../statement.ts'
import type { FileKind } from './kinds.ts'

const { many, maybe, one, run } = statements('kernel')

export const insertFile = run(
  'insertFile',
  {
    orgId: uuid,
    fileId: uuid,
    name: text,
    kind: word<FileKind>(),
    size: int,
    sha256: text,
    content: bytes,
    at: instant,
    userId: optional(uuid),
    userName: text,
  },
  p => sql`
    insert into kernel.file (org_id, file_id, name, kind, bytes, sha256, content, uploaded_at, uploaded_by, uploader)
    values (${p.orgId}, ${p.fileId}, ${p.name}, ${p.kind}, ${p.size}, ${p.sha256}, ${p.content}, ${p.at},
            ${p.userId}, ${p.userName})`,
)

export const countUnkept = one(
  'countUnkept',
  { files: big },
  { orgId: uuid },
  p => sql`select count(*) as files from kernel.file where org_id = ${p.orgId} and not kept`,
)

/** Marks files as referred to and gives what is known of those that are there. */
export const keep = many(
  'keepFiles',
  { orgId: uuid, fileId: uuid, name: text, kind: word<FileKind>(), bytes: int, sha256: text },
  { orgs: list(uuid), ids: list(uuid) },
  p => sql`
    update kernel.file f set kept = true
      from unnest(${p.orgs}::uuid[], ${p.ids}::uuid[]) as w (org_id, file_id)
     where f.org_id = w.org_id and f.file_id = w.file_id
    returning f.org_id, f.file_id, f.name, f.kind, f.bytes, f.sha256`,
)

export const find = many(
  'findFiles',
  { orgId: uuid, fileId: uuid, name: text, kind: word<FileKind>(), bytes: int, sha256: text, kept: bool },
  { orgs: list(uuid), ids: list(uuid) },
  p => sql`
    select f.org_id, f.file_id, f.name, f.kind, f.bytes, f.sha256, f.kept
      from unnest(${p.orgs}::uuid[], ${p.ids}::uuid[]) as w (org_id, file_id)
      join kernel.file f on f.org_id = w.org_id and f.file_id = w.file_id`,
)

export const readContent = maybe(
  'readFileContent',
  { name: text, kind: word<FileKind>(), content: bytes },
  { orgId: uuid, fileId: uuid },
  p => sql`select name, kind, content from kernel.file where org_id = ${p.orgId} and file_id = ${p.fileId}`,
)

/** Every organisation's, a hundred at a time: they may be large. */
export const forgetFiles = run(
  'forgetFiles',
  { before: instant },
  p => sql`
    delete from kernel.file where ctid in
      (select ctid from kernel.file where not kept and uploaded_at < ${p.before} limit 100)`,
)
