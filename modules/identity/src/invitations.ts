import {
  type Ctx,
  decodeKey,
  limitOf,
  maskMiddle,
  NotFound,
  pageOf,
  patternOf,
  permit,
  type Refusal,
  refuse,
} from '@yaolian/kernel'
import { readStandings } from '@yaolian/party'
import { judgeMembership } from './add-users.ts'
import type { InvitationQuery, InvitationRow, InviteBody, Invited, InviteFirmBody } from './contract.ts'
import { permitRoles } from './decide-roles.ts'
import { houseOrganisation } from './house.sql.ts'
import { endInvitation, insertInvitation, invitationPage } from './invitation.sql.ts'
import { shifted } from './limits.ts'
import { INSIDE, note } from './note.ts'
import { newSessionToken, tokenHash } from './token.ts'

const DAY_MS = 24 * 3_600_000
/** Kinds that nobody is invited as: the house itself, and people of other publics. */
const NOT_INVITED = new Set(['platform'])

type Written = {
  invitationId: string
  displayName: string
  contact: string
  days: number
  roles: string[]
  firmName: string | null
  firmKind: string | null
}

/** Invites a person into the actor's firm, with roles there. The link's token is in this answer and nowhere else. */
export async function invitePerson(ctx: Ctx, given: InviteBody): Promise<Invited | Refusal> {
  permit(ctx, 'identity.user.manage')
  const { orgId } = ctx.actor
  const [standings, house] = await Promise.all([readStandings(ctx, [orgId]), houseOrganisation(ctx, {})])
  const unfit = judgeMembership(given.roles, standings.get(orgId), house?.orgId === orgId)
  if (unfit) return unfit
  permitRoles(ctx, given.roles)
  return write(ctx, 'person', { ...given, firmName: null, firmKind: null })
}

/** Invites a new firm: whoever accepts founds it here and is its first administrator. By the platform alone. */
export async function inviteFirm(ctx: Ctx, given: InviteFirmBody): Promise<Invited | Refusal> {
  permit(ctx, 'platform.users.manage')
  permit(ctx, 'party.organisation.register')
  if (NOT_INVITED.has(given.firmKind)) return refuse('identity.firm_kind_unfit', { kind: given.firmKind })
  return write(ctx, 'firm', { ...given, roles: [] })
}

async function write(ctx: Ctx, kind: 'person' | 'firm', given: Written): Promise<Invited | Refusal> {
  const token = newSessionToken()
  const { orgId, userId, name } = ctx.actor
  const { invitationId, displayName, contact, roles, firmName, firmKind, days } = given
  const expiresAt = shifted(ctx.now, days * DAY_MS)
  const written = await insertInvitation(ctx, {
    id: invitationId,
    hash: tokenHash(token),
    org: orgId,
    kind,
    displayName,
    contact,
    roles,
    firmName,
    firmKind,
    at: ctx.now,
    user: userId,
    maker: name,
    expiresAt,
  })
  if (written === 0) return refuse('identity.invitation_exists', {})
  await note(ctx, 'invited', [{ userId: null, orgId, facts: { invitationId, kind, roles } }], INSIDE)
  const data = { kind, expiresAt, ...(kind === 'person' ? { roles } : { firmKind }) }
  ctx.record({ type: 'identity.invited', orgId, subjectId: invitationId, data })
  return { invitationId, token, expiresAt }
}

/** Ends an invitation that nobody has accepted; its link opens nothing any more. */
export async function revokeInvitation(ctx: Ctx, invitationId: string): Promise<{ invitationId: string }> {
  permit(ctx, 'identity.user.manage')
  const { orgId } = ctx.actor
  const ended = await endInvitation(ctx, { id: invitationId, org: orgId, now: ctx.now })
  if (!ended) throw new NotFound('invitation')
  const { kind } = ended
  await note(ctx, 'invitation_revoked', [{ userId: null, orgId, facts: { invitationId, kind } }], INSIDE)
  ctx.record({ type: 'identity.invitation_revoked', orgId, subjectId: invitationId, data: { kind } })
  return { invitationId }
}

/** The invitations of the actor's firm, the latest first; phones and mails masked. */
export async function listInvitations(ctx: Ctx, query: InvitationQuery) {
  permit(ctx, 'identity.user.manage')
  const limit = limitOf(query)
  const [before] = decodeKey(query.after, 1) ?? []
  const rows = await invitationPage(ctx, {
    org: ctx.actor.orgId,
    kind: query.kind ?? null,
    pattern: patternOf(query.q),
    before: typeof before === 'string' ? before : null,
    limit: limit + 1,
  })
  const shown = rows.map(
    ({ revokedAt, ...row }): InvitationRow => ({
      ...row,
      contact: maskMiddle(row.contact),
      state: stateOf({ ...row, revokedAt }, ctx.now),
    }),
  )
  return pageOf(shown, limit, row => [row.invitationId])
}

function stateOf(
  row: { acceptedAt: string | null; revokedAt: string | null; expiresAt: string },
  now: string,
): InvitationRow['state'] {
  if (row.acceptedAt) return 'accepted'
  if (row.revokedAt) return 'revoked'
  return row.expiresAt <= now ? 'expired' : 'open'
}
