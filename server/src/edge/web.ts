import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** What a page asks for and nobody types; `/platform/rules/LIC-03.buyer` and `/shop?q=0.25g` are pages. */
const FILE = /^\/assets\/|^[^?]*\.(js|css|map|svg|png|ico|json|txt|webmanifest|woff2?)(\?|$)/

/** The built web app: hashed files for ever, the page itself asked for anew, every other path is the app's. */
export async function serveWeb(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const hashed = path.includes(`${join('/', 'assets', '/')}`)
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  const page = join(folder, 'index.html')
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, async (request, reply) => {
    const forPeople = request.method === 'GET' && !request.url.startsWith('/api/') && existsSync(page)
    if (!forPeople || FILE.test(request.url))
      return reply.code(404).type('application/problem+json').send({
        type: '/problems/edge.not_found',
        title: 'edge.not_found',
        status: 404,
        code: 'edge.not_found',
      })
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(await readFile(page))
  })
}
