import type { Static, TSchema } from 'typebox'
import type { Answer } from '../command.ts'
import { answerOf, runCommand } from '../command.ts'
import type { Database } from '../database.ts'
import { isRefusal } from '../refusal.ts'
import { type Actor, permit } from '../right.ts'
import { transact } from '../transact.ts'
import { closed } from './closed.ts'
import type { Download, Origin, Parts, Reply, Route, Spec, Use } from './route.ts'

function partsOf<T>(parts: unknown): T {
  return parts as T // the edge has checked them against the route's own schemas
}

function signedIn(actor: Actor | null): Actor {
  if (!actor) throw new Error('the edge lets no stranger reach a route that is not public')
  return actor
}

function base<P extends TSchema, Q extends TSchema, B extends TSchema, A extends TSchema>(
  method: Route['method'],
  spec: Spec<P, Q, B, A>,
): Omit<Route, 'handle'> {
  return { method, ...spec, ...(spec.body && { body: closed(spec.body) }) }
}

/** GET that reads in one read-only transaction of the caller's organisation. */
export function reading<P extends TSchema, Q extends TSchema, A extends TSchema>(
  spec: Spec<P, Q, never, A>,
  use: Use<P, Q, never, Static<A>>,
): Route {
  return {
    ...base('GET', spec),
    handle: async (db, actor, parts) => {
      const result = await transact(db, { actor: signedIn(actor), readOnly: !spec.journals }, ctx =>
        use(ctx, partsOf(parts)),
      )
      return isRefusal(result)
        ? { kind: 'answer', answer: answerOf(result) }
        : { kind: 'json', status: 200, value: result }
    },
  }
}

/** GET that answers with a file: a PDF, a CSV. */
export function downloading<P extends TSchema, Q extends TSchema>(
  spec: Spec<P, Q, never, never>,
  use: Use<P, Q, never, Download>,
): Route {
  return {
    ...base('GET', spec),
    handle: async (db, actor, parts) => {
      const result = await transact(db, { actor: signedIn(actor), readOnly: !spec.journals }, ctx =>
        use(ctx, partsOf(parts)),
      )
      return isRefusal(result)
        ? { kind: 'answer', answer: answerOf(result) }
        : { kind: 'download', download: result }
    },
  }
}

/**
 * POST that happens once: the body carries the command's `id`, the answer is stored in the same transaction
 * (refusals too) and every repeat gets the same bytes.
 */
export function command<P extends TSchema, B extends TSchema, A extends TSchema>(
  spec: Spec<P, never, B, A> & { body: B },
  use: Use<P, never, B, Static<A>>,
): Route {
  return {
    ...base('POST', spec),
    handle: async (db, actor, parts): Promise<Reply> => {
      // Before the stored answer is looked up: whoever lost the right does not get it repeated either.
      if (spec.right !== 'signed-in') permit({ actor: signedIn(actor) }, spec.right)
      const body = parts.body as { id: string }
      const answer = await runCommand(
        db,
        {
          actor: signedIn(actor),
          kind: `POST ${spec.path}`,
          id: body.id,
          body: { params: parts.params, body },
        },
        ctx => use(ctx, partsOf(parts)),
      )
      return { kind: 'answer', answer }
    },
  }
}

/** POST whose commands are combined over many requests; the module keeps idempotency in its own batch. */
export function combined<B extends TSchema, A extends TSchema>(
  spec: Spec<never, never, B, A> & { body: B },
  give: (actor: Actor, body: Static<B>) => Promise<Answer>,
): Route {
  return {
    ...base('POST', spec),
    handle: async (_db, actor, parts) => ({
      kind: 'answer',
      answer: await give(signedIn(actor), parts.body as Static<B>),
    }),
  }
}

/** A route that minds its own transaction and may be public: login, setup, uploads. */
export function open<P extends TSchema, Q extends TSchema, B extends TSchema, A extends TSchema>(
  method: Route['method'],
  spec: Spec<P, Q, B, A>,
  handle: (db: Database, actor: Actor | null, parts: Parts<P, Q, B>, origin: Origin) => Promise<Reply>,
): Route {
  return {
    ...base(method, spec),
    handle: (db, actor, parts, origin) => handle(db, actor, partsOf(parts), origin),
  }
}
