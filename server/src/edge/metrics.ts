import { type Database, NotFound } from '@yaolian/kernel'
import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { MayLook } from './operator.ts'

/** Prometheus metrics at /metrics: requests by route, cost of transactions, connections, the process. */
export function metricsRoutes(app: FastifyInstance, db: Database, mayLook: MayLook): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'yaolian_request_seconds',
    help: 'time to answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.3, 1, 5],
    registers: [registry],
  })
  const flights = new Histogram({
    name: 'yaolian_transaction_flights',
    help: 'round trips to PostgreSQL in one transaction',
    buckets: [1, 2, 3, 4, 6, 8, 12],
    registers: [registry],
  })
  const retries = new Counter({
    name: 'yaolian_transaction_retries_total',
    help: 'transactions that ran again',
    registers: [registry],
  })
  new Gauge({
    name: 'yaolian_connections',
    help: 'connections to PostgreSQL',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'all' }, db.commands.totalCount)
      this.set({ state: 'idle' }, db.commands.idleCount)
      this.set({ state: 'waited for' }, db.commands.waitingCount)
    },
  })
  const before = db.onCost
  db.onCost = cost => {
    before(cost)
    flights.observe(cost.flights)
    if (cost.attempts > 1) retries.inc()
  }
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
    done()
  })
  // How many sign in, order and fail is nobody else's business: to strangers there is no such page.
  app.get('/metrics', { schema: { hide: true }, config: { rateLimit: false } }, async (request, reply) => {
    if (!(await mayLook(request))) throw new NotFound('page')
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}
