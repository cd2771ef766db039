import { type Ctx, Denied, NotFound, permit } from '@yaolian/kernel'
import { readStandings } from '@yaolian/party'
import { SESSION_IDLE_MS, shifted } from './limits.ts'
import { lockMemberships, membershipIn, membershipsOf } from './membership.sql.ts'
import { type From, INSIDE, note } from './note.ts'
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
export function listSessions(ctx: Ctx, token: string | null) {
  return sessionsOfPerson(ctx, { user: personOf(ctx), org: null }, token ? tokenHash(token) : null)
}

/** Where a colleague is signed in for the actor's firm; of their work for others nothing is told. */
export async function listColleagueSessions(ctx: Ctx, userId: string) {
  permit(ctx, 'identity.user.manage')
  const org = ctx.actor.orgId
  if (!(await membershipIn(ctx, { user: userId, org }))) throw new NotFound('user')
  return sessionsOfPerson(ctx, { user: userId, org }, null)
}

async function sessionsOfPerson(
  ctx: Ctx,
  whose: { user: string; org: string | null },
  current: string | null,
) {
  const idleSince = shifted(ctx.now, -SESSION_IDLE_MS)
  const rows = await sessionsOf(ctx, { ...whose, now: ctx.now, idleSince })
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

/** Ends every session of the actor but this one; gives their number. */
export async function endOtherSessions(ctx: Ctx, token: string, from: From): Promise<{ ended: number }> {
  const user = personOf(ctx)
  const ended = await endSessionsOf(ctx, { user, org: null, except: tokenHash(token), now: ctx.now })
  await note(ctx, 'sessions_ended', [{ userId: user, orgId: ctx.actor.orgId, facts: { ended } }], from)
  return { ended }
}

/** Ends a colleague's sessions for the actor's firm: a lost phone, somebody who left a computer open. */
export async function endColleagueSessions(ctx: Ctx, userId: string): Promise<{ ended: number }> {
  permit(ctx, 'identity.user.manage')
  const org = ctx.actor.orgId
  const [member] = await lockMemberships(ctx, { users: [userId], orgs: [org] })
  if (!member) throw new NotFound('user')
  const ended = await endSessionsOf(ctx, { user: userId, org, except: null, now: ctx.now })
  await note(ctx, 'sessions_ended', [{ userId, orgId: org, facts: { ended } }], INSIDE)
  return { ended }
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
