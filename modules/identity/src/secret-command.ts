import {
  type Actor,
  answerOf,
  type Ctx,
  type Database,
  isRefusal,
  open,
  permit,
  type Refusal,
  type Reply,
  type Route,
  runCommand,
} from '@yaolian/kernel'
import type { Static, TSchema } from 'typebox'
import { hashPassword } from './hash-password.ts'

type WithPassword = { id: string; password: string }
type Spec<P extends TSchema, B extends TSchema, A extends TSchema> = {
  path: string
  summary: string
  right: string
  params?: P
  body: B
  answer: A
  stepUp?: true
}

/**
 * A command whose body holds a new password: it is judged and hashed before the transaction, which then holds no
 * connection meanwhile, and stays out of the command's stored fingerprint, from which it could be guessed.
 */
export function secretCommand<P extends TSchema, B extends TSchema, A extends TSchema>(
  spec: Spec<P, B, A>,
  judge: (
    db: Database,
    actor: Actor,
    given: { params: Static<P>; body: Static<B> },
  ) => Promise<Refusal | null>,
  use: (
    ctx: Ctx,
    given: { params: Static<P>; body: Static<B> },
    passwordHash: string,
  ) => Promise<Static<A> | Refusal>,
): Route {
  return open<P, never, B, A>('POST', spec, async (db, actor, parts): Promise<Reply> => {
    if (!actor) throw new Error('the edge lets no stranger reach a route that is not public')
    permit({ actor }, spec.right)
    const given = { params: parts.params, body: parts.body }
    const unfit = await judge(db, actor, given)
    if (isRefusal(unfit)) return { kind: 'answer', answer: answerOf(unfit) }
    const { password, ...body } = parts.body as WithPassword
    const passwordHash = await hashPassword(password)
    const order = { kind: `POST ${spec.path}`, id: body.id, body: { params: parts.params, body } }
    const answer = await runCommand(db, { actor, ...order }, ctx => use(ctx, given, passwordHash))
    return { kind: 'answer', answer }
  })
}
