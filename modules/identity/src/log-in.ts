import { type Ctx, type Database, newId, type Refusal, refuse, systemActor, transact } from '@yaolian/kernel'
import { lockForCode } from './factor.sql.ts'
import { passwordFits } from './hash-password.ts'
import { countFailures, standingAt } from './journal.sql.ts'
import { judgeCode } from './judge-code.ts'
import {
  ADDRESS_WINDOW_MS,
  FAILURES_MAX,
  FAILURES_PER_ADDRESS_MAX,
  HOME_MS,
  LOCK_MS,
  SESSION_MS,
  shifted,
} from './limits.ts'
import { membershipsOf } from './membership.sql.ts'
import { type From, note } from './note.ts'
import type { SealKey } from './seal.ts'
import { endSession, insertSessions } from './session.sql.ts'
import { newSessionToken, tokenHash } from './token.ts'
import { admitUser, countFailure, userForLogin } from './user.sql.ts'

export type LoggedIn = { userId: string; orgId: string; token: string; expiresAt: string }
type Found = Awaited<ReturnType<typeof userForLogin>>

/** Always the same words, whatever was wrong: nobody learns which names exist or that one is locked. */
const NO = refuse('identity.login_refused', {
  attemptsMax: FAILURES_MAX,
  lockMinutes: LOCK_MS / 60_000,
})

const CODE_NEEDED = refuse('identity.code_needed', {})
const CODE_WRONG = refuse('identity.code_wrong', {})
const CODE_UNREADABLE = refuse('identity.code_unreadable', {})

/** Names are the same in upper and lower case and in full-width letters. */
export const foldName = (name: string): string => name.normalize('NFKC').trim().toLowerCase()

/**
 * Opens a session for a name and its password. The slow comparison runs between two transactions and holds no
 * connection; that the account is still as it was read is checked again by the write that lets it in.
 * @param oldToken the session that the browser still carries; it ends
 * @param key what the secrets of second factors are sealed with
 */
export async function logIn(
  db: Database,
  given: { name: string; password: string; code?: string | undefined },
  from: From,
  oldToken: string | null = null,
  key: SealKey = null,
): Promise<LoggedIn | Refusal> {
  const scope = { actor: systemActor('identity.login'), orgs: [] }
  const { found, failures } = await transact(db, { ...scope, readOnly: true }, async ctx => {
    const [found, { count }] = await Promise.all([
      userForLogin(ctx, { name: foldName(given.name) }),
      countFailures(ctx, {
        ip: from.ip,
        since: shifted(ctx.now, -ADDRESS_WINDOW_MS),
        max: FAILURES_PER_ADDRESS_MAX,
      }),
    ])
    return { found, failures: count }
  })
  if (failures >= FAILURES_PER_ADDRESS_MAX)
    return refuse('identity.too_many_failures', { retryAfterSeconds: ADDRESS_WINDOW_MS / 1000 })
  const fits = await passwordFits(found?.passwordHash ?? null, given.password)
  const come: Coming = { from, oldToken, code: given.code, key }
  return transact(db, scope, async ctx => {
    if (fits && found) return admit(ctx, found, come)
    await fail(ctx, found?.userId ?? null, found?.lastOrgId ?? null, from)
    return NO
  })
}

/** Whether the address is one of theirs, and then whether too many passwords were wrong there. */
async function atAddress(ctx: Ctx, userId: string | null, from: From) {
  const since = shifted(ctx.now, -HOME_MS)
  const lately = shifted(ctx.now, -LOCK_MS)
  const { home, failures } = await standingAt(ctx, {
    user: userId,
    ip: from.ip,
    since,
    lately,
    max: FAILURES_MAX,
  })
  return { home, failures, locked: home && failures >= FAILURES_MAX }
}

/**
 * Do guesses of this person's password or code count for nothing now? At home by the failures of that address alone,
 * elsewhere by the lock of the account.
 */
export async function isShut(
  ctx: Ctx,
  userId: string,
  lockedUntil: string | null | undefined,
  from: From,
): Promise<boolean> {
  const { home, locked } = await atAddress(ctx, userId, from)
  return locked || (!home && (lockedUntil ?? '') > ctx.now)
}

/** Notes and counts a wrong password or code; false while a lock holds and nothing counts. */
export async function fail(
  ctx: Ctx,
  userId: string | null,
  orgId: string | null,
  from: From,
): Promise<boolean> {
  const { home, failures, locked } = await atAddress(ctx, userId, from)
  const concerning = { userId, orgId }
  // What is tried during a lock lengthens it for nobody.
  await note(ctx, 'login_failed', [{ ...concerning, ...(locked && { facts: { locked } }) }], from)
  if (home) {
    if (failures + 1 === FAILURES_MAX) await note(ctx, 'locked', [concerning], from)
    return !locked
  }
  const until = shifted(ctx.now, LOCK_MS)
  const [counted] = await countFailure(ctx, { id: userId, now: ctx.now, until, max: FAILURES_MAX })
  if (counted?.lockedUntil) await note(ctx, 'locked', [concerning], from)
  return counted !== undefined
}

type Coming = { from: From; oldToken: string | null; code: string | undefined; key: SealKey }

async function admit(ctx: Ctx, found: NonNullable<Found>, come: Coming): Promise<LoggedIn | Refusal> {
  const { userId, lastOrgId, passwordHash } = found
  const { from, oldToken } = come
  const account = await lockForCode(ctx, { id: userId })
  const [memberships, { home, locked }] = await Promise.all([
    membershipsOf(ctx, { user: userId }),
    atAddress(ctx, userId, from),
  ])
  const orgId = (memberships.find(m => m.orgId === lastOrgId) ?? memberships[0])?.orgId
  const shut = locked || (!home && (account?.lockedUntil ?? '') > ctx.now)
  const stop = orgId && !shut ? await stopAtCode(ctx, userId, lastOrgId, account, come) : null
  if (stop) return stop
  const admitted =
    orgId && !shut
      ? await admitUser(ctx, { id: userId, hash: passwordHash, org: orgId, now: ctx.now, home })
      : 0
  if (!orgId || admitted === 0) {
    await note(ctx, 'login_failed', [{ userId, orgId: lastOrgId, facts: { locked: true } }], from)
    return NO
  }
  if (oldToken) await endSession(ctx, { hash: tokenHash(oldToken), now: ctx.now })
  const [opened] = await writeSessions(ctx, [{ userId, orgId }], from)
  await note(ctx, 'login', [{ userId, orgId }], from)
  return { userId, orgId, ...(opened as NonNullable<typeof opened>) }
}

/** With a second factor a right password is half of it: null when the code is right, or none is asked for. */
async function stopAtCode(
  ctx: Ctx,
  userId: string,
  orgId: string | null,
  account: Awaited<ReturnType<typeof lockForCode>>,
  { from, code, key }: Coming,
): Promise<Refusal | null> {
  if (!account?.sealed) return null
  if (code === undefined) return CODE_NEEDED
  const factor = { userId, sealed: account.sealed, lastStep: account.lastStep ?? 0 }
  const verdict = await judgeCode(ctx, factor, code, key)
  if (verdict === 'right') return null
  if (verdict === 'unreadable') return CODE_UNREADABLE
  return (await fail(ctx, userId, orgId, from)) ? CODE_WRONG : NO
}

/** New sessions with tokens that only the answer knows, in the order given. */
export async function writeSessions(
  ctx: Ctx,
  whose: readonly { userId: string; orgId: string }[],
  from: From,
): Promise<{ token: string; expiresAt: string }[]> {
  const tokens = whose.map(newSessionToken)
  const expiresAt = shifted(ctx.now, SESSION_MS)
  await insertSessions(ctx, {
    hashes: tokens.map(tokenHash),
    ids: whose.map(newId),
    users: whose.map(w => w.userId),
    orgs: whose.map(w => w.orgId),
    now: ctx.now,
    expiresAt,
    ip: from.ip,
    agent: from.userAgent.slice(0, 300),
  })
  return tokens.map(token => ({ token, expiresAt }))
}
