import { Denied } from '@yaolian/kernel'
import type { FastifyInstance } from 'fastify'

/**
 * Browsers say where a request comes from (Fetch Metadata, Sec-Fetch-Site): another site's page writes nothing here,
 * not even one of the same registrable domain, for which the cookie's SameSite would let it pass. Programs with a key
 * send no such header.
 */
export function guardOrigin(app: FastifyInstance): void {
  app.addHook('onRequest', async request => {
    if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return
    const site = request.headers['sec-fetch-site']
    if (site === 'cross-site' || site === 'same-site') throw new Denied('edge.same_origin')
  })
}
