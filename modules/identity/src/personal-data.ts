import { type Ctx, Denied, type Download, eventsOfPerson, NotFound, noteView, permit } from '@yaolian/kernel'
import { readStandings } from '@yaolian/party'
import type { PersonalData } from './contract.ts'
import { factorOf } from './factor.sql.ts'
import { journalAbout } from './journal.sql.ts'
import { SESSION_IDLE_MS, shifted } from './limits.ts'
import { membershipIn, membershipsOf } from './membership.sql.ts'
import { INSIDE, note } from './note.ts'
import { sessionsOf } from './session.sql.ts'
import { userById } from './user.sql.ts'

const ROWS_MAX = 5_000

/** 个人信息保护法 art. 45: what this house keeps about the actor, in every firm they belong to. */
export async function showOwnData(ctx: Ctx): Promise<PersonalData> {
  const { userId } = ctx.actor
  if (!userId) throw new Denied('signed-in')
  return collect(ctx, userId, null)
}

/**
 * The same about a colleague who asked the firm for it: what concerns the actor's firm, and nothing of others. It is
 * journaled, and both firm and person find it in the audit.
 */
export async function exportColleagueData(ctx: Ctx, userId: string): Promise<Download> {
  permit(ctx, 'identity.user.manage')
  const { orgId } = ctx.actor
  if (!(await membershipIn(ctx, { user: userId, org: orgId }))) throw new NotFound('user')
  const data = await collect(ctx, userId, orgId)
  await note(ctx, 'data_exported', [{ userId, orgId }], INSIDE)
  noteView(ctx, { kind: 'identity.personal_data', subjectId: userId })
  return asFile(data, ctx.today)
}

export async function exportOwnData(ctx: Ctx): Promise<Download> {
  const data = await showOwnData(ctx)
  await note(ctx, 'data_exported', [{ userId: ctx.actor.userId, orgId: ctx.actor.orgId }], INSIDE)
  return asFile(data, ctx.today)
}

const asFile = (data: PersonalData, today: string): Download => ({
  contentType: 'application/json; charset=utf-8',
  fileName: `personal-data-${today}.json`,
  body: Buffer.from(`${JSON.stringify(data, null, 2)}\n`),
})

async function collect(ctx: Ctx, userId: string, only: string | null): Promise<PersonalData> {
  const idleSince = shifted(ctx.now, -SESSION_IDLE_MS)
  const [user, memberships, factor] = await Promise.all([
    userById(ctx, { id: userId }),
    membershipsOf(ctx, { user: userId }),
    factorOf(ctx, { user: userId }),
  ])
  if (!user) throw new NotFound('user')
  const firms = memberships.filter(({ orgId }) => only === null || orgId === only)
  const orgs = firms.map(({ orgId }) => orgId)
  ctx.widen(orgs) // those that the person belongs to, or the one that was permitted
  const [standings, sessions, access, acts] = await Promise.all([
    readStandings(ctx, orgs),
    sessionsOf(ctx, { user: userId, org: only, now: ctx.now, idleSince }),
    journalAbout(ctx, { user: userId, org: only, limit: ROWS_MAX }),
    eventsOfPerson(ctx, { user: userId, orgs, limit: ROWS_MAX }),
  ])
  const nameOf = (orgId: string): string => standings.get(orgId)?.name ?? ''
  const { name, displayName, contact, createdAt, passwordChangedAt } = user
  const secondFactor = factor?.confirmedAt != null
  return {
    at: ctx.now,
    account: { userId, name, displayName, contact, createdAt, passwordChangedAt, secondFactor },
    firms: firms.map(({ orgId, roles }) => ({ orgId, name: nameOf(orgId), roles })),
    sessions: sessions.map(({ orgId, ip, agent, createdAt: since, lastSeenAt }) => ({
      organisation: nameOf(orgId),
      ip,
      agent,
      createdAt: since,
      lastSeenAt,
    })),
    access: access.map(({ at, kind, byName, ip, agent }) => ({ at, kind, byName, ip, agent })),
    acts: acts.map(({ orgId, type, subjectId, occurredAt }) => ({
      at: occurredAt,
      firm: nameOf(orgId),
      what: type,
      subjectId,
    })),
    cut: access.length === ROWS_MAX || acts.length === ROWS_MAX,
  }
}

/** The whole phone or mail of a colleague, of which lists show the ends only; the look is noted. */
export async function revealContact(ctx: Ctx, userId: string): Promise<{ contact: string }> {
  permit(ctx, 'identity.person.reveal')
  const { orgId } = ctx.actor
  const [user, member] = await Promise.all([
    userById(ctx, { id: userId }),
    membershipIn(ctx, { user: userId, org: orgId }),
  ])
  if (!user || !member) throw new NotFound('user')
  noteView(ctx, { kind: 'identity.contact', subjectId: userId })
  return { contact: user.contact }
}
