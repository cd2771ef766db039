import { randomBytes } from 'node:crypto'
import {
  type Actor,
  type Ctx,
  type Database,
  Denied,
  NotFound,
  type Refusal,
  refuse,
  transact,
} from '@yaolian/kernel'
import type { FactorStarted, RecoveryCodes, SecondFactor } from './contract.ts'
import {
  confirmFactor,
  dropFactor,
  dropRecoveryCodes,
  factorOf,
  insertRecoveryCodes,
  lockForCode,
  policyOf,
  startFactor,
} from './factor.sql.ts'
import { passwordFits } from './hash-password.ts'
import { judgeCode, newRecoveryCodes, recoveryHash } from './judge-code.ts'
import { fail, isShut } from './log-in.ts'
import { type From, note } from './note.ts'
import { type SealKey, seal, unseal } from './seal.ts'
import { proveSession } from './session.sql.ts'
import { tokenHash } from './token.ts'
import { base32, matchCode, otpauthUri, SECRET_BYTES } from './totp.ts'
import { userById } from './user.sql.ts'

const WRONG = refuse('identity.code_wrong', {})

export function personIn(actor: Actor): string {
  if (!actor.userId) throw new Denied('signed-in')
  return actor.userId
}

/** Whether the actor has a second factor, and whether the firm acted for demands one. */
export async function showFactor(ctx: Ctx, key: SealKey): Promise<SecondFactor> {
  const user = personIn(ctx.actor)
  const [factor, policy] = await Promise.all([
    factorOf(ctx, { user }),
    policyOf(ctx, { org: ctx.actor.orgId }),
  ])
  const enrolled = factor?.confirmedAt != null
  return {
    enrolled,
    confirmedAt: factor?.confirmedAt ?? null,
    recoveryCodesLeft: enrolled ? factor.recoveryLeft : 0,
    required: policy?.secondFactorRequired ?? false,
    available: key !== null,
  }
}

/**
 * Draws a secret for an authenticator app. It takes the password, so that somebody at an unattended screen can't tie
 * the account to a phone of theirs; it counts from the first right code on.
 */
export async function startSecondFactor(
  db: Database,
  actor: Actor,
  password: string,
  key: SealKey,
  from: From,
): Promise<FactorStarted | Refusal> {
  const userId = personIn(actor)
  if (!key) return refuse('identity.second_factor_unavailable', {})
  const [user, before] = await transact(db, { actor, readOnly: true }, ctx =>
    Promise.all([userById(ctx, { id: userId }), factorOf(ctx, { user: userId })]),
  )
  if (!user) throw new NotFound('user')
  if (before?.confirmedAt) return refuse('identity.second_factor_exists', {})
  const fits = await passwordFits(user.passwordHash, password)
  const secret = randomBytes(SECRET_BYTES)
  return transact(db, { actor }, async ctx => {
    const account = await lockForCode(ctx, { id: userId })
    if (!fits || (await isShut(ctx, userId, account?.lockedUntil, from))) {
      await fail(ctx, userId, actor.orgId, from)
      return refuse('identity.password_wrong', {})
    }
    const started = await startFactor(ctx, { user: userId, sealed: seal(key, secret, userId), at: ctx.now })
    if (started === 0) return refuse('identity.second_factor_exists', {})
    return { secret: base32(secret), uri: otpauthUri(secret, user.name) }
  })
}

/** The first right code: the factor counts from now on. Gives the recovery codes, this once. */
export async function confirmSecondFactor(
  ctx: Ctx,
  order: { code: string; token: string | null },
  key: SealKey,
  from: From,
): Promise<RecoveryCodes | Refusal> {
  const user = personIn(ctx.actor)
  const factor = await factorOf(ctx, { user })
  if (!factor) return refuse('identity.second_factor_missing', {})
  if (factor.confirmedAt) return refuse('identity.second_factor_exists', {})
  const secret = unseal(key, factor.sealed, user)
  if (!secret) return refuse('identity.code_unreadable', {})
  const step = matchCode(secret, order.code.replace(/\s/g, ''), ctx.now, factor.lastStep)
  if (step === null) return WRONG
  const confirmed = await confirmFactor(ctx, { user, sealed: factor.sealed, step, at: ctx.now })
  if (confirmed === 0) return WRONG
  const codes = await writeRecoveryCodes(ctx, user)
  if (order.token) await proveSession(ctx, { hash: tokenHash(order.token), user, now: ctx.now })
  await note(ctx, 'second_factor_added', [{ userId: user, orgId: ctx.actor.orgId }], from)
  return { codes }
}

async function writeRecoveryCodes(ctx: Ctx, user: string): Promise<string[]> {
  const codes = newRecoveryCodes()
  await dropRecoveryCodes(ctx, { user })
  await insertRecoveryCodes(ctx, { user, hashes: codes.map(recoveryHash) })
  return codes
}

/** Ten new recovery codes; the old ones open nothing any more. */
export async function renewRecoveryCodes(
  ctx: Ctx,
  code: string,
  key: SealKey,
  from: From,
): Promise<RecoveryCodes | Refusal> {
  const no = await demandCode(ctx, code, key, from)
  if (no) return no
  const user = personIn(ctx.actor)
  await note(ctx, 'recovery_codes_renewed', [{ userId: user, orgId: ctx.actor.orgId }], from)
  return { codes: await writeRecoveryCodes(ctx, user) }
}

/** Takes the factor away, by a code of it: before another phone takes its place. */
export async function removeSecondFactor(
  ctx: Ctx,
  code: string,
  key: SealKey,
  from: From,
): Promise<{ done: true } | Refusal> {
  const no = await demandCode(ctx, code, key, from)
  if (no) return no
  const user = personIn(ctx.actor)
  await dropFactor(ctx, { user })
  await dropRecoveryCodes(ctx, { user })
  await note(ctx, 'second_factor_removed', [{ userId: user, orgId: ctx.actor.orgId }], from)
  return { done: true }
}

/** The actor's own code, wrong ones counted as wrong passwords are. Null when it is right. */
export async function demandCode(ctx: Ctx, code: string, key: SealKey, from: From): Promise<Refusal | null> {
  const userId = personIn(ctx.actor)
  const account = await lockForCode(ctx, { id: userId })
  if (!account?.sealed) return refuse('identity.second_factor_missing', {})
  if (await isShut(ctx, userId, account.lockedUntil, from)) return WRONG
  const verdict = await judgeCode(
    ctx,
    { userId, sealed: account.sealed, lastStep: account.lastStep ?? 0 },
    code,
    key,
  )
  if (verdict === 'right') return null
  if (verdict === 'unreadable') return refuse('identity.code_unreadable', {})
  await fail(ctx, userId, ctx.actor.orgId, from)
  return WRONG
}
