import {
  type Actor,
  answerOf,
  type Ctx,
  command,
  type Database,
  isRefusal,
  NotFound,
  type Origin,
  open,
  type Reply,
  type Route,
  reading,
  systemActor,
  transact,
} from '@yaolian/kernel'
import { Id, OnlyId } from '@yaolian/kernel/contract'
import Type from 'typebox'
import { forgetActors } from './authenticate.ts'
import { changePassword } from './change-password.ts'
import * as c from './contract.ts'
import { forgetting } from './forgetting.ts'
import { type LoggedIn, logIn } from './log-in.ts'
import type { SealKey } from './seal.ts'
import {
  endColleagueSessions,
  endOtherSessions,
  endOwnSession,
  listColleagueSessions,
  listSessions,
  logOut,
  logOutEverywhere,
  switchOrganisation,
} from './sessions.ts'
import { describeUser, showMe } from './show-me.ts'

const SessionParams = Type.Object({ sessionId: Id })
/** Logins a minute from one address or session; failed ones are counted by the journal as well. */
const LOGINS_PER_MINUTE = 60
const PASSWORDS_PER_MINUTE = 10

const json = (value: unknown): Reply => ({ kind: 'json', status: 200, value })
const STRANGER = { actor: systemActor('identity.session'), orgs: [] }

function person(actor: Actor | null): Actor {
  if (!actor) throw new Error('the edge lets no stranger reach a route that is not public')
  return actor
}

/** Sets the cookie of a new session and answers who has come in. */
export async function welcome(
  db: Database,
  session: LoggedIn,
  origin: Origin,
  demo: boolean,
): Promise<Reply> {
  const me = await transact(db, { ...STRANGER, readOnly: true }, (ctx: Ctx) =>
    describeUser(ctx, session.userId, session.orgId, demo),
  )
  origin.setCookie({ token: session.token, expiresAt: session.expiresAt })
  return json(me)
}

const comingRoutes = (demo: boolean, key: SealKey): Route[] => [
  open(
    'POST',
    {
      path: '/identity/login',
      summary: 'Sign in with name and password; sets the session cookie',
      right: 'public',
      body: c.LoginBody,
      answer: c.Me,
      perMinute: LOGINS_PER_MINUTE,
    },
    async (db, _actor, { body }, origin) => {
      const session = await logIn(db, body, origin, origin.token, key)
      if (origin.token) forgetActors(db, origin.token)
      if (isRefusal(session)) return { kind: 'answer', answer: answerOf(session) }
      return welcome(db, session, origin, demo)
    },
  ),
  open(
    'POST',
    {
      path: '/identity/logout',
      summary: 'End this session; without one it only clears the cookie',
      right: 'public',
      answer: c.Done,
    },
    async (db, _actor, _parts, origin) => {
      const { token } = origin
      if (token) await transact(db, STRANGER, ctx => logOut(ctx, token, origin))
      if (token) forgetActors(db, token)
      origin.setCookie(null)
      return json({ done: true })
    },
  ),
  open(
    'POST',
    {
      path: '/identity/logout-everywhere',
      summary: 'End all my sessions',
      right: 'signed-in',
      duringHold: true,
      answer: c.Done,
    },
    async (db, actor, _parts, origin) => {
      await transact(db, { actor: person(actor) }, ctx => logOutEverywhere(ctx, origin))
      forgetActors(db)
      origin.setCookie(null)
      return json({ done: true })
    },
  ),
]

const mineRoutes = (demo: boolean): Route[] => [
  reading(
    {
      path: '/identity/me',
      summary: 'Who I am, for whom I act and what I may do',
      right: 'signed-in',
      duringHold: true,
      answer: c.Me,
    },
    ctx => showMe(ctx, demo),
  ),
  open(
    'POST',
    {
      path: '/identity/switch',
      summary: 'Act for another organisation that I belong to',
      right: 'signed-in',
      duringHold: true,
      body: c.SwitchBody,
      answer: c.Me,
    },
    async (db, actor, { body }, origin) => {
      const { token } = origin
      if (!token) throw new NotFound('session')
      const me = await transact(db, { actor: person(actor) }, async ctx => {
        await switchOrganisation(ctx, body.orgId, token, origin)
        return describeUser(ctx, person(actor).userId ?? '', body.orgId, demo)
      })
      forgetActors(db, token)
      return json(me)
    },
  ),
  open(
    'POST',
    {
      path: '/identity/password',
      summary: 'Change my password; my other sessions end',
      right: 'signed-in',
      duringHold: true,
      body: c.PasswordBody,
      answer: c.Done,
      perMinute: PASSWORDS_PER_MINUTE,
    },
    async (db, actor, { body }, origin) => {
      const answer = await changePassword(db, person(actor), body, origin.token, origin)
      forgetActors(db)
      return isRefusal(answer) ? { kind: 'answer', answer: answerOf(answer) } : json(answer)
    },
  ),
  open(
    'GET',
    {
      path: '/identity/sessions',
      summary: 'My living sessions, the one used last first',
      right: 'signed-in',
      answer: c.SessionList,
    },
    async (db, actor, _parts, { token }) =>
      json(await transact(db, { actor: person(actor), readOnly: true }, ctx => listSessions(ctx, token))),
  ),
  open(
    'POST',
    {
      path: '/identity/sessions/end-others',
      summary: 'End all my sessions but this one',
      right: 'signed-in',
      answer: c.SessionsEnded,
    },
    async (db, actor, _parts, origin) => {
      const { token } = origin
      if (!token) throw new NotFound('session')
      const ended = await transact(db, { actor: person(actor) }, ctx => endOtherSessions(ctx, token, origin))
      forgetActors(db)
      return json(ended)
    },
  ),
  open(
    'POST',
    {
      path: '/identity/sessions/:sessionId/end',
      summary: 'End one of my sessions',
      right: 'signed-in',
      params: SessionParams,
      answer: SessionParams,
    },
    async (db, actor, { params }, origin) => {
      const ended = await transact(db, { actor: person(actor) }, ctx =>
        endOwnSession(ctx, params.sessionId, origin),
      )
      forgetActors(db)
      return json(ended)
    },
  ),
]

const UserParams = Type.Object({ userId: Id })

const colleagueRoutes = (): Route[] => [
  reading(
    {
      path: '/identity/users/:userId/sessions',
      summary: 'Where a colleague is signed in for my firm',
      right: 'identity.user.manage',
      params: UserParams,
      answer: c.SessionList,
    },
    (ctx, { params }) => listColleagueSessions(ctx, params.userId),
  ),
  forgetting(
    command(
      {
        path: '/identity/users/:userId/sessions/end',
        summary: "End a colleague's sessions for my firm",
        right: 'identity.user.manage',
        params: UserParams,
        body: OnlyId,
        answer: c.SessionsEnded,
      },
      (ctx, { params }) => endColleagueSessions(ctx, params.userId),
    ),
  ),
]

export const sessionRoutes = (demo: boolean, key: SealKey): Route[] => [
  ...comingRoutes(demo, key),
  ...mineRoutes(demo),
  ...colleagueRoutes(),
]
