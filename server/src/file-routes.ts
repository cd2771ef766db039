import {
  downloading,
  forgetFiles,
  type Job,
  NotFound,
  open,
  type Route,
  readFile,
  storeFile,
  systemActor,
  transact,
} from '@yaolian/kernel'
import { Id } from '@yaolian/kernel/contract'
import Type from 'typebox'

const UPLOAD_BYTES_MAX = 10 * 1024 * 1024

const Stored = Type.Object({
  fileId: Id,
  name: Type.String(),
  kind: Type.Enum(['pdf', 'jpeg', 'png', 'webp', 'xlsx', 'csv']),
  sha256: Type.String(),
  bytes: Type.Integer(),
})

/** Upload first, refer afterwards: a command that needs a paper or a picture carries the file's id. */
export const fileRoutes: readonly Route[] = [
  open(
    'POST',
    {
      path: '/files',
      summary: 'Upload a file as raw bytes; forgotten after a day unless something refers to it',
      right: 'signed-in',
      query: Type.Object({ id: Id, name: Type.String({ minLength: 1, maxLength: 400 }) }),
      answer: Stored,
      uploadBytesMax: UPLOAD_BYTES_MAX,
      perMinute: 120,
    },
    async (db, actor, { query, body }) => {
      if (!actor) throw new Error('the edge lets no stranger in')
      const content = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
      return { kind: 'answer', answer: await storeFile(db, actor, { ...query, content }) }
    },
  ),
  downloading(
    {
      path: '/files/:fileId',
      summary: 'A file of one’s own organisation',
      right: 'signed-in',
      params: Type.Object({ fileId: Id }),
    },
    async (ctx, { params }) => {
      const file = await readFile(ctx, { orgId: ctx.actor.orgId, fileId: params.fileId })
      if (!file) throw new NotFound('file')
      return { contentType: file.contentType, fileName: file.name, body: file.content, inline: true }
    },
  ),
]

const UNKEPT_HOURS = 24

/** Every hour: uploads that nothing refers to. */
export const forgetFilesJob: Job = {
  task: 'platform.forget-files',
  cron: '25 * * * *',
  run: async db => {
    const before = new Date(Date.parse(db.clock.now()) - UNKEPT_HOURS * 3_600_000).toISOString()
    const scope = { actor: systemActor('platform.forget-files'), everywhere: true }
    while ((await transact(db, scope, ctx => forgetFiles(ctx, { before }))) > 0);
  },
}
