import type { FastifyRequest } from 'fastify'
import type { Authenticate } from './mount.ts'

/** Whether a request may see the inside of the house: figures, and why it is not ready. */
export type MayLook = (request: FastifyRequest) => Promise<boolean>

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/
const RIGHT = 'platform.proofs.read'

/**
 * The machine itself (a monitor beside the house; a proxy there names the caller's own address), and from elsewhere
 * whoever has the operator's right, such as a monitor with an API key.
 */
export const operatorOnly =
  (authenticate: Authenticate): MayLook =>
  async request =>
    LOOPBACK.test(request.ip) || ((await authenticate(request))?.rights.has(RIGHT) ?? false)
