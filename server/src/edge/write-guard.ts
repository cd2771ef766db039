import { Unavailable } from '@yaolian/kernel'
import type { FastifyInstance } from 'fastify'

/** Why nothing may be written now, such as a disk that is nearly full; null while all is well. */
export type WriteStop = () => string | null

const LOOK_EVERY_MS = 1_000
const RETRY_AFTER_SECONDS = 30

/** Refuses writes with 503 before PostgreSQL would have to; reading goes on. */
export function guardWrites(app: FastifyInstance, stop: WriteStop): void {
  let lookedAt = Number.NEGATIVE_INFINITY
  let why: string | null = null
  app.addHook('onRequest', async request => {
    if (request.method === 'GET' || request.method === 'HEAD') return
    if (performance.now() - lookedAt > LOOK_EVERY_MS) {
      why = stop()
      lookedAt = performance.now()
    }
    if (why) throw new Unavailable(why, RETRY_AFTER_SECONDS)
  })
}
