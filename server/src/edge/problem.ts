import { BadValue, Denied, Held, IdReused, NotFound, remedyFor, Unavailable } from '@yaolian/kernel'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'

type Body = { type: string; title: string; status: number; code: string } & Record<string, unknown>

const problem = (status: number, code: string, more: Record<string, unknown> = {}): Body => ({
  type: `/problems/${code}`,
  title: code,
  status,
  code,
  ...more,
})

/** Turns whatever a route threw into problem+json (RFC 9457). What is not expected here is a bug: 500. */
export function problemFor(error: unknown): { body: Body; retryAfterSeconds?: number; unexpected: boolean } {
  const known = expected(error)
  return known ? { ...known, unexpected: false } : { body: problem(500, 'edge.bug'), unexpected: true }
}

function expected(error: unknown): { body: Body; retryAfterSeconds?: number } | null {
  if (error instanceof Denied) return { body: problem(403, 'edge.denied', { facts: { right: error.right } }) }
  if (error instanceof Held) return { body: problem(403, error.code) }
  if (error instanceof NotFound)
    return { body: problem(404, 'edge.not_found', { facts: { what: error.what } }) }
  if (error instanceof IdReused)
    return { body: problem(409, 'edge.id_reused', { facts: { id: error.commandId } }) }
  if (error instanceof Unavailable)
    return { body: problem(503, 'edge.unavailable'), retryAfterSeconds: error.retryAfterSeconds }
  if (error instanceof BadValue || isDataFault(error))
    return {
      body: problem(400, 'edge.invalid', { errors: [{ path: 'body', message: (error as Error).message }] }),
    }
  if (remedyFor(error) === 'away') return { body: problem(503, 'edge.unavailable'), retryAfterSeconds: 2 }
  return fastifyProblem(error as Partial<FastifyError>)
}

/** PostgreSQL's class 22: a value that passed the schema and is none, such as 30 February or a NUL in a text. */
const isDataFault = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && /^22\w{3}$/.test(String(error.code))

function fastifyProblem(error: Partial<FastifyError>): { body: Body; retryAfterSeconds?: number } | null {
  if (error.validation)
    return {
      body: problem(400, 'edge.invalid', {
        errors: error.validation.slice(0, 50).map(fault => ({
          path: `${error.validationContext ?? 'body'}${fault.instancePath}`,
          message: fault.message ?? fault.keyword,
        })),
      }),
    }
  const status = error.statusCode
  if (status === 429) return { body: problem(429, 'edge.too_many'), retryAfterSeconds: 30 }
  if (status === 503) return { body: problem(503, 'edge.unavailable'), retryAfterSeconds: 5 }
  if (status === 413) return { body: problem(413, 'edge.too_large') }
  if (status === 415) return { body: problem(415, 'edge.media_type') }
  if (status && status >= 400 && status < 500)
    return {
      body: problem(status, 'edge.invalid', {
        errors: [{ path: 'body', message: error.code ?? 'malformed' }],
      }),
    }
  return null
}

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { body, retryAfterSeconds, unexpected } = problemFor(error)
  if (unexpected) request.log.error({ err: error }, 'unexpected failure')
  if (retryAfterSeconds) reply.header('retry-after', retryAfterSeconds)
  return reply.code(body.status).type('application/problem+json').send(body)
}
