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
  type Refusal,
  type Reply,
  type Route,
  reading,
  transact,
} from '@yaolian/kernel'
import { Id, OnlyId } from '@yaolian/kernel/contract'
import Type from 'typebox'
import { forgetActors } from './authenticate.ts'
import * as c from './contract.ts'
import { forgetting } from './forgetting.ts'
import { changePolicy, passwordRules, resetSecondFactor, showPolicy } from './policy.ts'
import type { SealKey } from './seal.ts'
import {
  confirmSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  showFactor,
  startSecondFactor,
} from './second-factor.ts'
import { stepUp } from './step-up.ts'

const GUESSES_PER_MINUTE = 10
const UserParams = Type.Object({ userId: Id })
const MemberBody = Type.Object({ ...OnlyId.properties, orgId: Type.Optional(Id) })

function person(actor: Actor | null): Actor {
  if (!actor) throw new Error('the edge lets no stranger reach a route that is not public')
  return actor
}

/** Answers hold secrets and are not stored; the actor's rights may have changed, so they are read anew. */
async function told(db: Database, work: Promise<object | Refusal>): Promise<Reply> {
  const answer = await work
  forgetActors(db)
  if (isRefusal(answer)) return { kind: 'answer', answer: answerOf(answer) }
  return { kind: 'json', status: 200, value: answer }
}

const own = { right: 'signed-in', duringHold: true, perMinute: GUESSES_PER_MINUTE } as const

const ownRoutes = (key: SealKey): Route[] => {
  const byCode =
    (use: (ctx: Ctx, code: string, key: SealKey, origin: Origin) => Promise<object | Refusal>) =>
    (db: Database, actor: Actor | null, parts: { body: { code: string } }, origin: Origin) =>
      told(
        db,
        transact(db, { actor: person(actor) }, ctx => use(ctx, parts.body.code, key, origin)),
      )
  return [
    reading(
      {
        path: '/identity/second-factor',
        summary: 'Whether I have a second factor, and whether my firm demands one',
        right: 'signed-in',
        duringHold: true,
        answer: c.SecondFactor,
      },
      ctx => showFactor(ctx, key),
    ),
    open(
      'POST',
      {
        ...own,
        path: '/identity/second-factor/start',
        summary: 'A secret for an authenticator app; it counts from the first right code on',
        body: c.StartFactorBody,
        answer: c.FactorStarted,
      },
      (db, actor, { body }, origin) =>
        told(db, startSecondFactor(db, person(actor), body.password, key, origin)),
    ),
    open(
      'POST',
      {
        ...own,
        path: '/identity/second-factor/confirm',
        summary: 'The first code of the app; answers the recovery codes, this once',
        body: c.CodeBody,
        answer: c.RecoveryCodes,
      },
      byCode((ctx, code, sealKey, origin) =>
        confirmSecondFactor(ctx, { code, token: origin.token }, sealKey, origin),
      ),
    ),
    open(
      'POST',
      {
        ...own,
        path: '/identity/second-factor/recovery-codes',
        summary: 'Ten new recovery codes; the old ones end',
        body: c.CodeBody,
        answer: c.RecoveryCodes,
      },
      byCode(renewRecoveryCodes),
    ),
    open(
      'POST',
      {
        ...own,
        path: '/identity/second-factor/remove',
        summary: 'Take my second factor away, by a code of it',
        body: c.CodeBody,
        answer: c.Done,
      },
      byCode(removeSecondFactor),
    ),
    open(
      'POST',
      {
        ...own,
        path: '/identity/step-up',
        summary:
          'Prove anew who I am, by a code or else my password; dangerous verbs are open for 15 minutes',
        body: c.StepUpBody,
        answer: c.Done,
      },
      (db, actor, { body }, origin) => {
        const { token } = origin
        if (!token) throw new NotFound('session')
        return told(db, stepUp(db, person(actor), body, { token, from: origin, key }))
      },
    ),
  ]
}

const policyRoutes = (): Route[] => [
  open(
    'GET',
    {
      path: '/identity/password-rules',
      summary: 'What a password must be, how long a session lives',
      right: 'public',
      answer: c.PasswordRules,
    },
    async () => ({ kind: 'json', status: 200, value: passwordRules() }),
  ),
  reading(
    {
      path: '/identity/policy',
      summary: 'What my firm demands of its people',
      right: 'identity.user.manage',
      answer: c.Policy,
    },
    showPolicy,
  ),
  command(
    {
      path: '/identity/policy',
      summary: 'Demand a second factor of everyone in my firm, or no longer',
      right: 'identity.user.manage',
      body: c.PolicyBody,
      answer: c.Policy,
      stepUp: true,
    },
    (ctx, { body: { id: _, ...policy } }) => changePolicy(ctx, policy),
  ),
  command(
    {
      path: '/identity/users/:userId/second-factor/reset',
      summary: 'Take the second factor of somebody who lost phone and recovery codes',
      right: 'identity.user.manage',
      params: UserParams,
      body: MemberBody,
      answer: UserParams,
      stepUp: true,
    },
    (ctx, { params, body: { id: _, ...of } }) => resetSecondFactor(ctx, { ...of, ...params }),
  ),
]

export const factorRoutes = (key: SealKey): Route[] => [
  ...ownRoutes(key),
  ...policyRoutes().map(route => (route.method === 'POST' ? forgetting(route) : route)),
]
