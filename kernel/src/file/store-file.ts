import { createHash } from 'node:crypto'
import { type Answer, runCommand } from '../command.ts'
import type { Database } from '../database.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { Actor } from '../right.ts'
import { countUnkept, insertFile } from './file.sql.ts'
import { type FoundFault, recogniseFile } from './recognise-file.ts'

/** Uploaded and referred to by nothing yet: so many of one organisation, then the first ones have to be used. */
const UNKEPT_MAX = 200
const NAME_CHARACTERS_MAX = 200

/**
 * Takes one uploaded file of the actor's organisation. The id is the command's: a repeat with the same bytes gets the
 * same answer. Refuses with `file.empty`, `.kind`, `.renamed`, `.damaged`, `.encrypted`, `.active`, `.dimensions`,
 * `.too_many`.
 */
export function storeFile(
  db: Database,
  actor: Actor,
  given: { id: string; name: string; content: Buffer },
): Promise<Answer> {
  const { id, content } = given
  const name = plainName(given.name)
  const sha256 = createHash('sha256').update(content).digest('hex')
  return runCommand(db, { actor, kind: 'POST /files', id, body: { name, sha256 } }, async ctx => {
    const found = recogniseFile(content, name)
    if ('fault' in found) return refusalOf(found, name)
    const { files } = await countUnkept(ctx, { orgId: actor.orgId })
    if (files >= UNKEPT_MAX) return refuse('file.too_many', { max: UNKEPT_MAX })
    const file = { fileId: id, name, kind: found.kind, sha256 }
    const by = { orgId: actor.orgId, at: ctx.now, userId: actor.userId, userName: actor.name }
    await insertFile(ctx, { ...file, ...by, size: content.length, content })
    return { ...file, bytes: content.length }
  })
}

function refusalOf({ fault, kind }: FoundFault, name: string): Refusal {
  switch (fault) {
    case 'empty':
      return refuse('file.empty', { name })
    case 'kind':
      return refuse('file.kind', { name })
    case 'renamed':
      return refuse('file.renamed', { name, kind: kind ?? '' })
    case 'damaged':
      return refuse('file.damaged', { name })
    case 'encrypted':
      return refuse('file.encrypted', { name })
    case 'active':
      return refuse('file.active', { name })
    case 'dimensions':
      return refuse('file.dimensions', { name })
  }
}

/** Without folders and control characters; what is too long loses its middle, not its ending. */
function plainName(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? ''
  const name = [...last]
    .filter(character => character >= ' ' && character !== '\u007f')
    .join('')
    .trim()
  if (name.length <= NAME_CHARACTERS_MAX) return name || 'file'
  return `${name.slice(0, NAME_CHARACTERS_MAX - 21)}…${name.slice(-20)}`
}
