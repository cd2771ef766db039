import { type Ctx, isRefusal, NotFound, permit, type Refusal, refuse } from '@yaolian/kernel'
import { isNetwork } from './allowed-address.ts'
import { keyRightsNow } from './authenticate.ts'
import { insertKey, keysOf, lockKey, revoke, supersedeKey } from './key.sql.ts'
import { shifted } from './limits.ts'
import { INSIDE, note } from './note.ts'
import { newKeyToken, tokenHash } from './token.ts'

const DAY_MS = 24 * 3_600_000
const PREFIX_LENGTH = 10

export type NewKey = {
  keyId: string
  name: string
  rights: readonly string[]
  days: number
  /** Addresses and networks that it may come from; from anywhere when left out or empty. */
  allowedFrom?: readonly string[]
  /** Requests a minute; the house's own limit when left out. */
  perMinute?: number | null
}
export type KeyMade = { keyId: string; token: string; expiresAt: string }
export type Rotation = { keyId: string; nextId: string; days: number; overlapHours: number }

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
  const rights = [...new Set(given.rights)]
  const unfit = decideKeyRights(rights, ctx.actor.rights) ?? decideNetworks(given.allowedFrom ?? [])
  if (unfit) return unfit
  const made = await writeKey(ctx, { ...given, rights })
  if (isRefusal(made)) return made
  const { keyId, name } = given
  const { orgId, userId } = ctx.actor
  await note(ctx, 'key_made', [{ userId, orgId, facts: { keyId, name, rights } }], INSIDE)
  const data = { name, rights, expiresAt: made.expiresAt }
  ctx.record({ type: 'identity.key_made', orgId, subjectId: keyId, data })
  return made
}

/** Null when each is an address or a network. */
function decideNetworks(networks: readonly string[]): Refusal | null {
  const wrong = networks.find(network => !isNetwork(network))
  return wrong === undefined ? null : refuse('identity.network_malformed', { network: wrong })
}

async function writeKey(ctx: Ctx, given: NewKey): Promise<KeyMade | Refusal> {
  const token = newKeyToken()
  const expiresAt = shifted(ctx.now, given.days * DAY_MS)
  const written = await insertKey(ctx, {
    id: given.keyId,
    hash: tokenHash(token),
    prefix: token.slice(0, PREFIX_LENGTH),
    org: ctx.actor.orgId,
    name: given.name,
    rights: [...given.rights],
    expiresAt,
    at: ctx.now,
    user: ctx.actor.userId,
    allowedFrom: [...(given.allowedFrom ?? [])],
    perMinute: given.perMinute ?? null,
  })
  return written === 0
    ? refuse('identity.key_exists', { keyId: given.keyId })
    : { keyId: given.keyId, token, expiresAt }
}

/**
 * A new token for the same machine, of the same name, rights, places and limit; the old one goes on for some hours,
 * while the new one is put where it belongs. Whoever rotates answers for the new key: it holds no right of the old
 * one that they lack themselves.
 */
export async function rotateKey(ctx: Ctx, given: Rotation): Promise<KeyMade | Refusal> {
  permit(ctx, 'identity.key.manage')
  const { keyId, nextId, days, overlapHours } = given
  const { orgId, userId } = ctx.actor
  const old = await lockKey(ctx, { id: keyId, org: orgId })
  if (!old) throw new NotFound('key')
  if (old.revokedAt || old.rotatedTo || old.expiresAt <= ctx.now)
    return refuse('identity.key_ended', { name: old.name })
  const unfit = decideKeyRights(old.rights, ctx.actor.rights)
  if (unfit) return unfit
  const { name, rights, allowedFrom, perMinute } = old
  const made = await writeKey(ctx, { keyId: nextId, name, rights, days, allowedFrom, perMinute })
  if (isRefusal(made)) return made
  const until = shifted(ctx.now, overlapHours * 3_600_000)
  await supersedeKey(ctx, { id: keyId, org: orgId, next: nextId, until })
  await note(ctx, 'key_rotated', [{ userId, orgId, facts: { keyId, nextId, name } }], INSIDE)
  const data = { name, rights, expiresAt: made.expiresAt, replaces: keyId }
  ctx.record({ type: 'identity.key_rotated', orgId, subjectId: nextId, data })
  return made
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
    rows: rows.map(({ revokedAt, makerRoles, isOwnerless, ...row }) => ({
      ...row,
      rightsNow: keyRightsNow({ ...row, makerRoles, isOwnerless }),
      state: revokedAt
        ? ('revoked' as const)
        : row.expiresAt <= ctx.now
          ? ('expired' as const)
          : ('active' as const),
    })),
  }
}
