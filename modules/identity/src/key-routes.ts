import { answerOf, command, isRefusal, open, type Route, reading, transact } from '@yaolian/kernel'
import { Id, OnlyId } from '@yaolian/kernel/contract'
import Type from 'typebox'
import * as c from './contract.ts'
import { forgetting } from './forgetting.ts'
import { listKeys, makeKey, revokeKey } from './keys.ts'

const KeyParams = Type.Object({ keyId: Id })

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
    },
    async (db, actor, { body }) => {
      if (!actor) throw new Error('the edge lets no stranger reach a route that is not public')
      const made = await transact(db, { actor }, ctx => makeKey(ctx, body))
      if (isRefusal(made)) return { kind: 'answer', answer: answerOf(made) }
      return { kind: 'json', status: 201, value: made }
    },
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
