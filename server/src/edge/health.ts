import { type Database, stalledSubscribers, systemActor, transact } from '@yaolian/kernel'
import type { FastifyInstance } from 'fastify'
import type { MayLook } from './operator.ts'

/** What may stand between a request and its answer; the operator adds the state of disk and PostgreSQL. */
export type Readiness = () => Promise<{ name: string; ok: boolean; why?: string }[]>

const LIMIT_MS = 3_000

/** /livez: the process answers. /readyz: it can do its work; 503 when it can't, with the reasons for the operator. */
export function healthRoutes(
  app: FastifyInstance,
  db: Database,
  operator: Readiness,
  mayLook: MayLook,
): void {
  app.get('/livez', { schema: { hide: true }, config: { rateLimit: false } }, async () => ({ live: true }))
  app.get('/readyz', { schema: { hide: true }, config: { rateLimit: false } }, async (request, reply) => {
    const checks = [...(await databaseChecks(db)), ...(await operator())]
    const ready = checks.every(check => check.ok)
    // While the database is away nobody can be known; the machine itself still may look.
    const shown = (await mayLook(request).catch(() => false)) ? { ready, checks } : { ready }
    return reply.code(ready ? 200 : 503).send(shown)
  })
}

async function databaseChecks(db: Database): ReturnType<Readiness> {
  const late = new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error('no answer')), LIMIT_MS).unref(),
  )
  const actor = systemActor('readiness')
  try {
    const stalled = await Promise.race([
      transact(db, { actor, everywhere: true, readOnly: true }, ctx => stalledSubscribers(ctx, {})),
      late,
    ])
    return [
      { name: 'database', ok: true },
      {
        name: 'subscribers',
        ok: stalled.every(subscriber => subscriber.failures < 5),
        ...(stalled.length > 0 && { why: stalled.map(s => `${s.name}: ${s.problem}`).join('; ') }),
      },
    ]
  } catch (error) {
    return [{ name: 'database', ok: false, why: (error as Error).message }]
  }
}
