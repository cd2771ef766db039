import { BadValue } from '@yaolian/kernel'
import type { FastifyInstance } from 'fastify'

/**
 * Bodies are JSON without NUL, which PostgreSQL holds in no text: one in a note would fail a whole batch of orders.
 * The parser for text/plain goes: a form of another site can send that without asking.
 */
export function guardBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body.includes('\\u0000')) done(new BadValue('a NUL is no text'))
    else void parse(request, body as string, done)
  })
}
