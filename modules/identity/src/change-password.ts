import { type Actor, type Database, NotFound, type Refusal, refuse, transact } from '@yaolian/kernel'
import { decidePassword } from './decide-password.ts'
import { hashPassword, passwordFits } from './hash-password.ts'
import { FAILURES_MAX, LOCK_MS, shifted } from './limits.ts'
import { type From, note } from './note.ts'
import { endSessionsOf } from './session.sql.ts'
import { tokenHash } from './token.ts'
import { countFailure, userById, userForLogin, writePassword } from './user.sql.ts'

/**
 * Changes the actor's own password; every other session ends. A wrong current one counts as a failed login, so that
 * an unattended screen is no place to guess at.
 */
export async function changePassword(
  db: Database,
  actor: Actor,
  given: { current: string; next: string },
  token: string | null,
  from: From,
): Promise<{ done: true } | Refusal> {
  const userId = actor.userId
  if (!userId) return refuse('identity.person_needed')
  const user = await transact(db, { actor, readOnly: true }, async ctx => {
    const account = await userById(ctx, { id: userId })
    if (!account) throw new NotFound('user')
    const login = await userForLogin(ctx, { name: account.name })
    return { ...account, locked: (login?.lockedUntil ?? '') > ctx.now }
  })
  if (user.locked) return refuse('identity.password_wrong', {})
  const fits = await passwordFits(user.passwordHash, given.current)
  const unfit = fits ? decidePassword(given.next, user.name) : null
  if (unfit) return unfit
  if (fits && given.next === given.current) return refuse('identity.password_same', {})
  const hash = fits ? await hashPassword(given.next) : null
  return transact(db, { actor }, async ctx => {
    const about = [{ userId, orgId: actor.orgId }]
    if (!hash) {
      const until = shifted(ctx.now, LOCK_MS)
      await countFailure(ctx, { id: userId, now: ctx.now, until, max: FAILURES_MAX })
      await note(ctx, 'login_failed', about, from)
      return refuse('identity.password_wrong', {})
    }
    const written = await writePassword(ctx, {
      id: userId,
      before: user.passwordHash,
      hash,
      mustChange: false,
      at: ctx.now,
    })
    if (written === 0) return refuse('identity.password_wrong', {}) // changed elsewhere while we compared
    await endSessionsOf(ctx, {
      user: userId,
      org: null,
      except: token ? tokenHash(token) : null,
      now: ctx.now,
    })
    await note(ctx, 'password_changed', about, from)
    return { done: true as const }
  })
}
