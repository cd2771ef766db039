import { type Ctx, Denied, NotFound } from '@yaolian/kernel'
import { readStandings } from '@yaolian/party'
import { SESSION_IDLE_MS, shifted } from './limits.ts'
import { membershipsOf } from './membership.sql.ts'
import { type From, note } from './note.ts'
import { endSession, endSessionById, endSessionsOf, moveSession, sessionsOf } from './session.sql.ts'
import { tokenHash } from './token.ts'

/** Only a person has sessions; a machine's key has none to list, switch or end. */
function personOf(ctx: Ctx): string {
  if (!ctx.actor.userId) throw new Denied('signed-in')
  return ctx.actor.userId
}

/** Ends the session of this token, if it still lives. Whoever holds the token may: it needs no right. */
export async function logOut(ctx: Ctx, token: string, from: From): Promise<void> {
  const ended = await endSession(ctx, { hash: tokenHash(token), now: ctx.now })
  await note(ctx, 'logout', ended, from)
}

/** Ends every session of the actor, this one included; gives their number. */
export async function logOutEverywhere(ctx: Ctx, from: From): Promise<number> {
  const user = personOf(ctx)
  const ended = await endSessionsOf(ctx, { user, org: null, except: null, now: ctx.now })
  await note(ctx, 'logout_everywhere', [{ userId: user, orgId: ctx.actor.orgId, facts: { ended } }], from)
  return ended
}

/** The actor's living sessions, the one used last first. */
export async function listSessions(ctx: Ctx, token: string | null) {
  const user = personOf(ctx)
  const current = token ? tokenHash(token) : null
  const idleSince = shifted(ctx.now, -SESSION_IDLE_MS)
  const rows = await sessionsOf(ctx, { user, now: ctx.now, idleSince })
  const standings = await readStandings(
    ctx,
    rows.map(row => row.orgId),
  )
  return {
    rows: rows.map(({ tokenHash: hash, orgId, ...row }) => ({
      ...row,
      organisation: standings.get(orgId)?.name ?? '',
      current: hash === current,
    })),
  }
}

/** Ends one of the actor's own sessions. */
export async function endOwnSession(ctx: Ctx, sessionId: string, from: From): Promise<{ sessionId: string }> {
  const user = personOf(ctx)
  const ended = await endSessionById(ctx, { user, id: sessionId, now: ctx.now })
  if (ended === 0) throw new NotFound('session')
  await note(ctx, 'session_ended', [{ userId: user, orgId: ctx.actor.orgId, facts: { sessionId } }], from)
  return { sessionId }
}

/** Lets the session of this token act for another organisation that the actor belongs to. */
export async function switchOrganisation(ctx: Ctx, orgId: string, token: string, from: From): Promise<void> {
  const user = personOf(ctx)
  const memberships = await membershipsOf(ctx, { user })
  if (!memberships.some(m => m.orgId === orgId)) throw new NotFound('organisation')
  const moved = await moveSession(ctx, { hash: tokenHash(token), user, org: orgId })
  if (moved === 0) throw new NotFound('session')
  await note(ctx, 'switched', [{ userId: user, orgId, facts: { from: ctx.actor.orgId } }], from)
}
