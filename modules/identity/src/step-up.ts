import {
  type Actor,
  type Ctx,
  type Database,
  NotFound,
  type Refusal,
  refuse,
  transact,
} from '@yaolian/kernel'
import { factorOf, lockForCode } from './factor.sql.ts'
import { passwordFits } from './hash-password.ts'
import { fail, isShut } from './log-in.ts'
import { type From, note } from './note.ts'
import type { SealKey } from './seal.ts'
import { demandCode, personIn } from './second-factor.ts'
import { proveSession } from './session.sql.ts'
import { tokenHash } from './token.ts'
import { userById } from './user.sql.ts'

type Proof = { password?: string | undefined; code?: string | undefined }

/**
 * Proves anew who sits at this session, so that verbs that hand out power are open for a quarter of an hour: by a code
 * where there is a second factor, else by the password. What is wrong counts as a wrong password does.
 */
export async function stepUp(
  db: Database,
  actor: Actor,
  proof: Proof,
  given: { token: string; from: From; key: SealKey },
): Promise<{ done: true } | Refusal> {
  const userId = personIn(actor)
  const { token, from, key } = given
  const [user, factor] = await transact(db, { actor, readOnly: true }, ctx =>
    Promise.all([userById(ctx, { id: userId }), factorOf(ctx, { user: userId })]),
  )
  if (!user) throw new NotFound('user')
  const byCode = factor?.confirmedAt != null
  if (byCode && !proof.code) return refuse('identity.code_needed', {})
  const fits = !byCode && (await passwordFits(user.passwordHash, proof.password ?? ''))
  return transact(db, { actor }, async ctx => {
    const no = byCode
      ? await demandCode(ctx, proof.code ?? '', key, from)
      : await demandPassword(ctx, userId, fits, from)
    if (no) return no
    const proven = await proveSession(ctx, { hash: tokenHash(token), user: userId, now: ctx.now })
    if (proven === 0) throw new NotFound('session')
    await note(ctx, 'proven', [{ userId, orgId: actor.orgId }], from)
    return { done: true as const }
  })
}

async function demandPassword(ctx: Ctx, userId: string, fits: boolean, from: From): Promise<Refusal | null> {
  const account = await lockForCode(ctx, { id: userId })
  if (fits && !(await isShut(ctx, userId, account?.lockedUntil, from))) return null
  await fail(ctx, userId, ctx.actor.orgId, from)
  return refuse('identity.password_wrong', {})
}
