import type { Static, TSchema } from 'typebox'
import type { Answer } from '../command.ts'
import type { Database } from '../database.ts'
import type { Refusal } from '../refusal.ts'
import type { Actor } from '../right.ts'
import type { Ctx } from '../transact.ts'

/** A file that a route answers with instead of JSON. */
export type Download = {
  contentType: string
  fileName: string
  body: Buffer | AsyncIterable<string | Buffer>
  /** Shown in the browser where it can; otherwise saved. */
  inline?: boolean
  /** So long the caller's own browser may keep it; the bytes under this address never change. */
  keepSeconds?: number
}

export type RequestParts = { params: unknown; query: unknown; body: unknown }
/** Where the request came from; identity keeps it with sessions. */
export type Origin = {
  ip: string
  userAgent: string
  setCookie: (cookie: SessionCookie | null) => void
  token: string | null
}
export type SessionCookie = { token: string; expiresAt: string }

/** A route as data: the edge mounts it, OpenAPI describes it, and the sweep test calls it as a stranger. */
export type Route = {
  method: 'GET' | 'POST'
  /** Below /api/v1, with `:name` parameters. */
  path: string
  summary: string
  /** The right that the verb demands; `public` and `signed-in` where no right is needed. */
  right: string
  params?: TSchema
  query?: TSchema
  body?: TSchema
  /** Shape of the good answer; left out for downloads. */
  answer?: TSchema
  /** The body is a file's bytes, so many at most; `parts.body` is a Buffer then. */
  uploadBytesMax?: number
  /** Stricter limit than the edge's own, requests a minute by caller. */
  perMinute?: number
  /** Reached also by somebody who has to put something right first: it is what puts it right. */
  duringHold?: true
  /** Hands out power: wants a person who has just entered a password or a code. */
  stepUp?: true
  /** A reading that leaves a note about itself (who looked at what), so its transaction may write. */
  journals?: true
  handle(db: Database, actor: Actor | null, parts: RequestParts, origin: Origin): Promise<Reply>
}
export type Reply =
  | { kind: 'json'; status: number; value: unknown }
  | { kind: 'answer'; answer: Answer }
  | { kind: 'download'; download: Download }

export type Parts<P extends TSchema, Q extends TSchema, B extends TSchema> = {
  params: Static<P>
  query: Static<Q>
  body: Static<B>
}

/** What the declaring functions share; see `reading`, `command` and `open`. */
export type Spec<P extends TSchema, Q extends TSchema, B extends TSchema, A extends TSchema> = {
  path: string
  summary: string
  right: string
  params?: P
  query?: Q
  body?: B
  answer?: A
  uploadBytesMax?: number
  perMinute?: number
  duringHold?: true
  stepUp?: true
  journals?: true
}
export type Use<P extends TSchema, Q extends TSchema, B extends TSchema, R> = (
  ctx: Ctx,
  parts: Parts<P, Q, B>,
) => Promise<R | Refusal>
