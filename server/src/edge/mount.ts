import { type Actor, admit, type Database, type Origin, type Reply, type Route } from '@yaolian/kernel'
import { Problem } from '@yaolian/kernel/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { limitFor, SESSION_COOKIE } from './callers.ts'

export type Authenticate = (request: FastifyRequest) => Promise<Actor | null>

/** Puts the modules' routes below /api/v1, each with its schemas for validation and for OpenAPI. */
export function mountRoutes(
  app: FastifyInstance,
  db: Database,
  routes: readonly Route[],
  authenticate: Authenticate,
): void {
  const actors = new WeakMap<FastifyRequest, Actor | null>()
  const mount = (app: FastifyInstance, route: Route): void => {
    app.route({
      method: route.method,
      url: `/api/v1${route.path}`,
      schema: describe(route),
      ...(route.perMinute && { config: { rateLimit: limitOf(route, route.perMinute) } }),
      // Before the body is read: a stranger gets neither our memory nor a word about what a route takes.
      preParsing: async (request, reply, body) => {
        const actor = await authenticate(request)
        admit(route, actor, db.clock.now())
        if (!actor && route.right !== 'public') return stranger(reply)
        actors.set(request, actor)
        return body
      },
      handler: async (request, reply) => {
        const { params, query, body } = request
        const actor = actors.get(request) ?? null
        const answer = await route.handle(db, actor, { params, query, body }, originOf(request, reply))
        return send(reply, answer)
      },
    })
  }
  for (const route of routes) {
    const { uploadBytesMax } = route
    if (!uploadBytesMax) mount(app, route)
    else
      void app.register(async inner => {
        inner.removeAllContentTypeParsers()
        inner.addContentTypeParser(
          '*',
          { parseAs: 'buffer', bodyLimit: uploadBytesMax },
          (_request, body, done) => done(null, body),
        )
        mount(inner, route)
      })
  }
}

/** A stranger is counted by address: any made-up cookie would make a new caller of him. */
const limitOf = (route: Route, max: number) => ({
  max: route.right === 'public' ? max : limitFor(max),
  timeWindow: '1 minute',
  ...(route.right === 'public' && { keyGenerator: (request: FastifyRequest) => request.ip }),
})

function describe(route: Route): Record<string, unknown> {
  const tag = route.path.split('/')[1]
  return {
    summary: route.summary,
    tags: [tag],
    'x-right': route.right,
    ...(route.right !== 'public' && { security: [{ session: [] }, { key: [] }] }),
    ...(route.params && { params: route.params }),
    ...(route.query && { querystring: route.query }),
    ...(route.body && { body: route.body }),
    ...(route.uploadBytesMax && { consumes: ['application/octet-stream'] }),
    response: {
      ...(route.answer && { '2xx': route.answer }),
      default: {
        ...Problem,
        description: 'RFC 9457 problem: 400 invalid, 401, 403, 404, 409, 422 refused, 429, 503',
      },
    },
  }
}

const stranger = (reply: FastifyReply): FastifyReply =>
  reply
    .code(401)
    .type('application/problem+json')
    .send({ type: '/problems/edge.login', title: 'edge.login', status: 401, code: 'edge.login' })

function originOf(request: FastifyRequest, reply: FastifyReply): Origin {
  return {
    ip: request.ip,
    userAgent: String(request.headers['user-agent'] ?? '').slice(0, 300),
    token: request.cookies[SESSION_COOKIE] ?? null,
    setCookie: cookie => {
      const common = {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: request.protocol === 'https',
      } as const
      if (cookie)
        reply.setCookie(SESSION_COOKIE, cookie.token, { ...common, expires: new Date(cookie.expiresAt) })
      else reply.clearCookie(SESSION_COOKIE, common)
    },
  }
}

function send(reply: FastifyReply, answer: Reply): FastifyReply {
  // Each of these is the caller's own business: no proxy may keep it.
  reply.header('cache-control', 'no-store')
  if (answer.kind === 'json')
    return reply.code(answer.status).type('application/json').send(JSON.stringify(answer.value))
  if (answer.kind === 'answer') {
    const { status, body } = answer.answer
    return reply
      .code(status)
      .type(status === 422 ? 'application/problem+json' : 'application/json')
      .send(body)
  }
  const { contentType, fileName, body, inline, keepSeconds } = answer.download
  if (keepSeconds) reply.header('cache-control', `private, max-age=${keepSeconds}, immutable`)
  return reply
    .type(contentType)
    .header(
      'content-disposition',
      `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    )
    .send(body)
}
