import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import { runJobs, runSubscribers, Unavailable } from '@yaolian/kernel'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import { guardBodies } from './edge/body-guard.ts'
import { callerOf, credentialsOf, limitFor } from './edge/callers.ts'
import { healthRoutes, type Readiness } from './edge/health.ts'
import { metricsRoutes } from './edge/metrics.ts'
import { type Authenticate, mountRoutes } from './edge/mount.ts'
import { useOpenApi } from './edge/openapi.ts'
import { operatorOnly } from './edge/operator.ts'
import { guardOrigin } from './edge/origin-guard.ts'
import { sendProblem } from './edge/problem.ts'
import { useTypeBox } from './edge/validation.ts'
import { serveWeb } from './edge/web.ts'
import { guardWrites, type WriteStop } from './edge/write-guard.ts'
import type { House } from './house.ts'
import { authenticate, isKnownToken, limitOfToken, modules, modulesOf } from './modules.ts'
import { ownJobs, ownRoutes } from './own-routes.ts'

export type ServeOptions = {
  host?: string
  /** 0 takes a free port. */
  port?: number
  /** Lets the login page show the demo world's accounts. */
  demo?: boolean
  /** Folder of the built web app; without it only the API is served. */
  web?: string
  /** What the operator of the machine knows beyond the database: disk, PostgreSQL's state. */
  readiness?: Readiness
  /** Stops all writes while it gives a reason. */
  writeStop?: WriteStop
  /** Requests a minute of one caller (session, key or address). */
  perMinute?: number
  /** `web` answers requests, `worker` runs timers, jobs and subscribers; both when left out. */
  roles?: readonly ('web' | 'worker')[]
  logLevel?: 'silent' | 'error' | 'warn' | 'info'
  /**
   * Addresses and networks of proxies whose X-Forwarded-For is believed (`loopback`, `10.0.0.0/8`); the machine itself
   * when left out. Whoever is believed can name any caller: limits, locks and keys' places rest on it.
   */
  trustProxy?: readonly string[]
}

export type Served = { url: string; close(): Promise<void> }

const BODY_BYTES_MAX = 4 * 1024 * 1024
const PER_MINUTE = 1_200
const EVENT_LOOP_DELAY_MS_MAX = 2_000
/** To arrive whole, body included; without it a slow sender keeps a connection for ever. */
const REQUEST_MS_MAX = 60_000

/** Serves an opened house. Closing waits for answers under way, then for workers; the house stays open. */
export async function serve(house: House, options: ServeOptions = {}): Promise<Served> {
  const roles = options.roles ?? ['web', 'worker']
  const app = Fastify({
    logger: {
      level: options.logLevel ?? 'warn',
      redact: ['req.headers.cookie', 'req.headers.authorization'],
    },
    logController: new LogController({ disableRequestLogging: options.logLevel !== 'info' }),
    genReqId: () => randomUUID(),
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: REQUEST_MS_MAX,
    trustProxy: options.trustProxy ? [...options.trustProxy] : 'loopback',
    forceCloseConnections: 'idle',
    // An address that can't be read reaches no route and no error handler.
    frameworkErrors: (error, request, reply) => sendProblem(error, request, reply),
  })
  await build(app, house, options)
  const url = await app.listen({ host: options.host ?? '127.0.0.1', port: options.port ?? 0 })
  const worker = roles.includes('worker') ? await startWorker(app, house) : null
  return {
    url,
    close: async () => {
      await app.close()
      await worker?.stop()
    },
  }
}

/** The app without a port: tests reach it by `inject`. */
async function build(app: FastifyInstance, house: House, options: ServeOptions = {}): Promise<void> {
  useTypeBox(app)
  app.setErrorHandler(sendProblem)
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  guardOrigin(app)
  guardBodies(app)
  if (options.writeStop) guardWrites(app, options.writeStop)
  await app.register(cookie)
  await app.register(multipart, { limits: { files: 1, fileSize: BODY_BYTES_MAX, fields: 20 } })
  await app.register(helmet, { contentSecurityPolicy: { useDefaults: false, directives: CONTENT_POLICY } })
  await app.register(rateLimit, {
    max: limitFor(options.perMinute ?? PER_MINUTE, token => limitOfToken(house.db, token)),
    timeWindow: '1 minute',
    keyGenerator: callerOf(token => isKnownToken(house.db, token)),
  })
  await app.register(underPressure, {
    maxEventLoopDelay: EVENT_LOOP_DELAY_MS_MAX,
    pressureHandler: overloaded,
  })
  await useOpenApi(app)
  const known: Authenticate = request => authenticate(house.db, credentialsOf(request), request.ip)
  const served = modulesOf({ demo: options.demo ?? false, sealKey: house.sealKey })
  const routes = [...served.flatMap(module => module.routes(house.db)), ...ownRoutes]
  mountRoutes(app, house.db, routes, known)
  const mayLook = operatorOnly(known)
  healthRoutes(app, house.db, options.readiness ?? (async () => []), mayLook)
  metricsRoutes(app, house.db, mayLook)
  if (options.web) await serveWeb(app, options.web)
}

/** In its first second the plugin may have no sample yet and says Infinity: whoever has just begun is not late. */
async function overloaded(_request: FastifyRequest, _reply: FastifyReply, _type: string, delayMs?: number) {
  if (Number.isFinite(delayMs)) throw new Unavailable(`the event loop is ${delayMs} ms late`)
}

// antd writes style elements; nothing else is let in from anywhere.
const CONTENT_POLICY = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  workerSrc: ["'self'", 'blob:'],
  connectSrc: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
}

async function startWorker(app: FastifyInstance, house: House): Promise<{ stop(): Promise<void> }> {
  const subscribers = runSubscribers(
    house.db,
    modules.flatMap(module => module.subscribers),
    (subscriber, error) => app.log.error({ err: error, subscriber }, 'a subscriber failed'),
  )
  const jobs = await runJobs(
    house.db,
    house.ownerUrl,
    [...modules.flatMap(module => module.jobs), ...ownJobs(modules)],
    (task, error) => app.log.error({ err: error, task }, 'a job failed'),
  )
  return {
    stop: async () => {
      await Promise.all([subscribers.stop(), jobs.stop()])
    },
  }
}
