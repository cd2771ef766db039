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
  transact,
} from '@yaolian/kernel'
import { Id, OnlyId } from '@yaolian/kernel/contract'
import Type from 'typebox'
import { forgetActors } from './authenticate.ts'
import * as c from './contract.ts'
import { forgetting } from './forgetting.ts'
import { type KeyMade, listKeys, makeKey, revokeKey, rotateKey } from './keys.ts'

const KeyParams = Type.Object({ keyId: Id })

/** Answers with a token are not stored: it stands nowhere but in this answer. */
async function shownOnce(
  db: Database,
  actor: Actor | null,
  use: (ctx: Ctx) => Promise<KeyMade | Refusal>,
): Promise<Reply> {
  if (!actor) throw new Error('the edge lets no stranger reach a route that is not public')
  const made = await transact(db, { actor }, use)
  if (isRefusal(made)) return { kind: 'answer', answer: answerOf(made) }
  forgetActors(db)
  return { kind: 'json', status: 201, value: made }
}

export const keyRoutes = (): Route[] => [
  reading(
    {
      path: '/identity/keys',
      summary: "My firm's API keys",
      right: 'identity.key.manage',
      answer: c.KeyList,
    },
    listKeys,
  ),
  // No stored answer, which would hold the token: a repeat of the same keyId is refused.
  open(
    'POST',
    {
      path: '/identity/keys',
      summary: 'Make an API key; its token is shown this once',
      right: 'identity.key.manage',
      body: c.MakeKeyBody,
      answer: c.KeyMade,
      stepUp: true,
    },
    (db, actor, { body }) => shownOnce(db, actor, ctx => makeKey(ctx, body)),
  ),
  open(
    'POST',
    {
      path: '/identity/keys/:keyId/rotate',
      summary: 'A new token for the same machine; the old one goes on for some hours',
      right: 'identity.key.manage',
      params: KeyParams,
      body: c.RotateKeyBody,
      answer: c.KeyMade,
      stepUp: true,
    },
    (db, actor, { params, body }) => shownOnce(db, actor, ctx => rotateKey(ctx, { ...body, ...params })),
  ),
  forgetting(
    command(
      {
        path: '/identity/keys/:keyId/revoke',
        summary: 'Revoke an API key',
        right: 'identity.key.manage',
        params: KeyParams,
        body: OnlyId,
        answer: c.KeyRevoked,
      },
      (ctx, { params }) => revokeKey(ctx, params.keyId),
    ),
  ),
]
