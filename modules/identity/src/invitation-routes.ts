import {
  type Actor,
  answerOf,
  type Ctx,
  command,
  type Database,
  isRefusal,
  open,
  type Refusal,
  type Reply,
  type Route,
  reading,
  refuse,
  systemActor,
  transact,
} from '@yaolian/kernel'
import { Id, OnlyId } from '@yaolian/kernel/contract'
import Type from 'typebox'
import { acceptInvitation, joinByInvitation, seeInvitation } from './accept-invitation.ts'
import { forgetActors } from './authenticate.ts'
import * as c from './contract.ts'
import { decidePassword } from './decide-password.ts'
import { hashPassword } from './hash-password.ts'
import { inviteFirm, invitePerson, listInvitations, revokeInvitation } from './invitations.ts'
import { writeSessions } from './log-in.ts'
import { note } from './note.ts'
import { welcome } from './session-routes.ts'

const TAKER = { actor: systemActor('identity.invitation'), orgs: [] }
const LOOKS_PER_MINUTE = 30
const TRIES_PER_MINUTE = 10
const InvitationParams = Type.Object({ invitationId: Id })

/** The token is in this answer and nowhere else, so it is not stored: a repeat of the same id is refused. */
async function shownOnce(
  db: Database,
  actor: Actor | null,
  use: (ctx: Ctx) => Promise<c.Invited | Refusal>,
): Promise<Reply> {
  if (!actor) throw new Error('the edge lets no stranger reach a route that is not public')
  const made = await transact(db, { actor }, use)
  if (isRefusal(made)) return { kind: 'answer', answer: answerOf(made) }
  return { kind: 'json', status: 201, value: made }
}

const makingRoutes = (): Route[] => [
  open(
    'POST',
    {
      path: '/identity/invitations',
      summary: 'Invite somebody into my firm; the link is shown this once',
      right: 'identity.user.manage',
      body: c.InviteBody,
      answer: c.Invited,
      stepUp: true,
    },
    (db, actor, { body }) => shownOnce(db, actor, ctx => invitePerson(ctx, body)),
  ),
  open(
    'POST',
    {
      path: '/identity/invitations/firms',
      summary: 'Invite a new firm; whoever accepts is its first administrator',
      right: 'platform.users.manage',
      body: c.InviteFirmBody,
      answer: c.Invited,
      stepUp: true,
    },
    (db, actor, { body }) => shownOnce(db, actor, ctx => inviteFirm(ctx, body)),
  ),
  reading(
    {
      path: '/identity/invitations',
      summary: 'The invitations of my firm, the latest first',
      right: 'identity.user.manage',
      query: c.InvitationQuery,
      answer: c.InvitationPage,
    },
    (ctx, { query }) => listInvitations(ctx, query),
  ),
  command(
    {
      path: '/identity/invitations/:invitationId/revoke',
      summary: 'End an invitation that nobody has accepted',
      right: 'identity.user.manage',
      params: InvitationParams,
      body: OnlyId,
      answer: c.InvitationRevoked,
    },
    (ctx, { params }) => revokeInvitation(ctx, params.invitationId),
  ),
]

class Undo extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/** A new firm whose administrator is refused must not stay behind: with the refusal everything is undone. */
async function wholeOrNothing<T>(
  db: Database,
  use: (ctx: Ctx) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  try {
    return await transact(db, TAKER, async ctx => {
      const result = await use(ctx)
      if (isRefusal(result)) throw new Undo(result)
      return result
    })
  } catch (error) {
    if (error instanceof Undo) return error.refusal
    throw error
  }
}

// The token travels in bodies alone: addresses end up in logs and histories.
const takingRoutes = (demo: boolean): Route[] => [
  open(
    'POST',
    {
      path: '/identity/invitations/see',
      summary: 'What an invitation is about, by the token of its link',
      right: 'public',
      body: c.InvitationTokenBody,
      answer: c.InvitationSeen,
      perMinute: LOOKS_PER_MINUTE,
    },
    async (db, _actor, { body }) => ({
      kind: 'json',
      status: 200,
      value: await transact(db, TAKER, ctx => seeInvitation(ctx, body.token)),
    }),
  ),
  open(
    'POST',
    {
      path: '/identity/invitations/accept',
      summary: 'Accept an invitation with a new account, which is signed in',
      right: 'public',
      body: c.AcceptBody,
      answer: c.Me,
      perMinute: TRIES_PER_MINUTE,
    },
    async (db, _actor, { body }, origin) => {
      const { password, ...given } = body
      // Asked before the slow hash, so that nobody without an invitation makes the house hash for nothing.
      await transact(db, TAKER, ctx => seeInvitation(ctx, body.token))
      const unfit = decidePassword(password, body.name)
      if (unfit) return { kind: 'answer', answer: answerOf(unfit) }
      const passwordHash = await hashPassword(password)
      const entered = await wholeOrNothing(db, async ctx => {
        const accepted = await acceptInvitation(ctx, { ...given, passwordHash }, origin)
        if (isRefusal(accepted)) return accepted
        const [session] = await writeSessions(ctx, [accepted], origin)
        await note(ctx, 'login', [accepted], origin)
        return { ...accepted, ...(session as NonNullable<typeof session>) }
      })
      if (isRefusal(entered)) return { kind: 'answer', answer: answerOf(entered) }
      return welcome(db, entered, origin, demo)
    },
  ),
  open(
    'POST',
    {
      path: '/identity/invitations/join',
      summary: 'Accept an invitation with the account that I am signed in with',
      right: 'signed-in',
      body: c.InvitationTokenBody,
      answer: Type.Object({ orgId: Id }),
      perMinute: TRIES_PER_MINUTE,
    },
    async (db, actor, { body }, origin) => {
      const userId = actor?.userId
      if (!userId) return { kind: 'answer', answer: answerOf(refuse('identity.person_needed')) }
      const joined = await transact(db, TAKER, ctx =>
        joinByInvitation(ctx, { token: body.token, userId }, origin),
      )
      forgetActors(db)
      if (isRefusal(joined)) return { kind: 'answer', answer: answerOf(joined) }
      return { kind: 'json', status: 200, value: { orgId: joined.orgId } }
    },
  ),
]

export const invitationRoutes = (demo: boolean): Route[] => [...makingRoutes(), ...takingRoutes(demo)]
