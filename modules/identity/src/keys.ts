import { type Ctx, NotFound, permit, type Refusal, refuse } from '@yaolian/kernel'
import { insertKey, keysOf, revoke } from './key.sql.ts'
import { shifted } from './limits.ts'
import { INSIDE, note } from './note.ts'
import { newKeyToken, tokenHash } from './token.ts'

const DAY_MS = 24 * 3_600_000
const PREFIX_LENGTH = 10

export type NewKey = { keyId: string; name: string; rights: readonly string[]; days: number }
export type KeyMade = { keyId: string; token: string; expiresAt: string }

/** A key may do no more than whoever makes it, and it makes no further keys or people. Null when the rights fit. */
export function decideKeyRights(wanted: readonly string[], own: ReadonlySet<string>): Refusal | null {
  for (const right of wanted) {
    if (!own.has(right)) return refuse('identity.right_not_yours', { right })
    if (right.startsWith('identity.') || right === 'platform.users.manage')
      return refuse('identity.right_not_for_keys', { right })
  }
  return null
}

/**
 * A key for a machine that acts for the actor's organisation. The token is in this answer and nowhere else, which is
 * why the answer is not stored: a repeat with the same id is refused, and the key is then revoked and made anew.
 */
export async function makeKey(ctx: Ctx, given: NewKey): Promise<KeyMade | Refusal> {
  permit(ctx, 'identity.key.manage')
  const { keyId, name, days } = given
  const rights = [...new Set(given.rights)]
  const unfit = decideKeyRights(rights, ctx.actor.rights)
  if (unfit) return unfit
  const token = newKeyToken()
  const expiresAt = shifted(ctx.now, days * DAY_MS)
  const written = await insertKey(ctx, {
    id: keyId,
    hash: tokenHash(token),
    prefix: token.slice(0, PREFIX_LENGTH),
    org: ctx.actor.orgId,
    name,
    rights,
    expiresAt,
    at: ctx.now,
    user: ctx.actor.userId,
  })
  if (written === 0) return refuse('identity.key_exists', { keyId })
  const { orgId, userId } = ctx.actor
  await note(ctx, 'key_made', [{ userId, orgId, facts: { keyId, name, rights } }], INSIDE)
  ctx.record({ type: 'identity.key_made', orgId, subjectId: keyId, data: { name, rights, expiresAt } })
  return { keyId, token, expiresAt }
}

export async function revokeKey(ctx: Ctx, keyId: string): Promise<{ keyId: string }> {
  permit(ctx, 'identity.key.manage')
  const { orgId, userId } = ctx.actor
  const revoked = await revoke(ctx, { id: keyId, org: orgId, now: ctx.now })
  if (!revoked) throw new NotFound('key')
  await note(ctx, 'key_revoked', [{ userId, orgId, facts: { keyId, name: revoked.name } }], INSIDE)
  ctx.record({ type: 'identity.key_revoked', orgId, subjectId: keyId, data: { name: revoked.name } })
  return { keyId }
}

export async function listKeys(ctx: Ctx) {
  permit(ctx, 'identity.key.manage')
  const rows = await keysOf(ctx, { org: ctx.actor.orgId })
  return {
    rows: rows.map(({ revokedAt, ...row }) => ({
      ...row,
      state: revokedAt
        ? ('revoked' as const)
        : row.expiresAt <= ctx.now
          ? ('expired' as const)
          : ('active' as const),
    })),
  }
}
