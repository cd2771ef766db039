import { type Ctx, isRefusal, NotFound, permit, type Refusal, refuse, Stale } from '@yaolian/kernel'
import { readStandings, registerOrganisations } from '@yaolian/party'
import type { OrganisationKind } from '@yaolian/party/contract'
import { addMemberships, addUsers } from './add-users.ts'
import type { AcceptBody, InvitationSeen } from './contract.ts'
import { openInvitation, takeInvitation } from './invitation.sql.ts'
import { lockMemberships } from './membership.sql.ts'
import { type From, note } from './note.ts'
import { firstRoles, ROLES, rightsOf } from './roles.ts'
import { tokenHash } from './token.ts'

type Open = NonNullable<Awaited<ReturnType<typeof openInvitation>>>
type Accepted = { userId: string; orgId: string }

/**
 * What the holder of a link may know; 404 alike for a link that never was, is used up, revoked or too old. An
 * invitation lives no longer than the right of whoever made it.
 */
export async function seeInvitation(ctx: Ctx, token: string): Promise<InvitationSeen> {
  const { invitation, inviter } = await readOpen(ctx, token)
  const { kind, displayName, firmName, firmKind, roles, expiresAt } = invitation
  const shown = kind === 'firm' ? firstRoles((firmKind ?? '') as OrganisationKind, false) : roles
  return {
    kind,
    displayName,
    firmName: firmName ?? inviter.name,
    firmKind: firmKind ?? inviter.kind,
    inviter: inviter.name,
    roles: shown.map(role => ({ zh: ROLES[role]?.zh ?? role, en: ROLES[role]?.en ?? role })),
    expiresAt,
  }
}

async function readOpen(ctx: Ctx, token: string) {
  permit(ctx, 'identity.invitation.take')
  const invitation = await openInvitation(ctx, { hash: tokenHash(token), now: ctx.now })
  if (!invitation) throw new NotFound('invitation')
  const [standings, mayStill] = await Promise.all([
    readStandings(ctx, [invitation.orgId]),
    makerMayStill(ctx, invitation),
  ])
  const inviter = standings.get(invitation.orgId)
  if (inviter?.state !== 'active' || !mayStill) throw new NotFound('invitation')
  return { invitation, inviter }
}

async function makerMayStill(ctx: Ctx, { madeBy, orgId, kind }: Open): Promise<boolean> {
  if (!madeBy) return true
  const [member] = await lockMemberships(ctx, { users: [madeBy], orgs: [orgId] })
  const wanted = kind === 'firm' ? 'platform.users.manage' : 'identity.user.manage'
  return member?.state === 'active' && rightsOf(member.roles).has(wanted)
}

/**
 * Accepts an invitation with a new account: a colleague joins the firm that invited, a new firm is registered as its
 * holder says and gets its first administrator. Good once: of two at the same time the later finds it taken.
 */
export async function acceptInvitation(
  ctx: Ctx,
  given: Omit<AcceptBody, 'password'> & { passwordHash: string },
  from: From,
): Promise<Accepted | Refusal> {
  const { invitation } = await readOpen(ctx, given.token)
  const founded = await foundFirm(ctx, invitation, given.firm)
  if (isRefusal(founded)) return founded
  const { orgId, roles } = founded
  const { userId, name, displayName, passwordHash } = given
  const { contact } = invitation
  const person = { userId, orgId, name, displayName, contact, roles, passwordHash }
  const [added] = await addUsers(ctx, [person])
  if (isRefusal(added)) return added
  await take(ctx, invitation, { userId, orgId }, from)
  return { userId, orgId }
}

/** The same for somebody who is signed in already: one account, one more firm. Not for new firms. */
export async function joinByInvitation(
  ctx: Ctx,
  order: { token: string; userId: string },
  from: From,
): Promise<Accepted | Refusal> {
  const { userId } = order
  const { invitation } = await readOpen(ctx, order.token)
  const { orgId, roles, kind } = invitation
  if (kind === 'firm') return refuse('identity.invitation_new_account', {})
  const [added] = await addMemberships(ctx, [{ userId, orgId, roles }])
  if (isRefusal(added)) return added
  await take(ctx, invitation, { userId, orgId }, from)
  return { userId, orgId }
}

async function take(ctx: Ctx, invitation: Open, { userId, orgId }: Accepted, from: From): Promise<void> {
  const { invitationId, orgId: inviter, kind } = invitation
  const taken = await takeInvitation(ctx, { id: invitationId, user: userId, org: orgId, now: ctx.now })
  if (taken === 0) throw new Stale('somebody else accepted it')
  ctx.widen([inviter, orgId])
  const facts = { invitationId, kind }
  await note(ctx, 'invitation_accepted', [{ userId, orgId: inviter, facts }], from)
  const data = { kind, userId, acceptedOrgId: orgId }
  ctx.record({ type: 'identity.invitation_accepted', orgId: inviter, subjectId: invitationId, data })
}

async function foundFirm(
  ctx: Ctx,
  { kind, orgId, roles, firmKind }: Open,
  firm: AcceptBody['firm'],
): Promise<{ orgId: string; roles: string[] } | Refusal> {
  if (kind === 'person') return { orgId, roles }
  if (!firm) return refuse('identity.firm_missing', {})
  const asKind = firmKind as OrganisationKind
  const [registered] = await registerOrganisations(ctx, [{ ...firm, kind: asKind }])
  if (isRefusal(registered)) return registered
  return { orgId: firm.orgId, roles: firstRoles(asKind, false) }
}
