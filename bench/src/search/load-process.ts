import { setTimeout as pause } from 'node:timers/promises'
import { answerParent } from '../child.ts'
import { type Connection, openConnection } from '../orders/http-client.ts'
import { chanceFrom } from '../orders/sizes.ts'
import { SEARCHERS, sessionToken } from './sizes.ts'

/** Queries asked one after another, or at random moments, `perSecond` on average. */
export type SearchLoad = { url: string; queries: string[] } & (
  | { kind: 'each' }
  | { kind: 'open'; perSecond: number; seconds: number; seed: number }
)
export type SearchReport = {
  /** For `each`: the answer's rows for each query, as JSON. */
  bodies: string[]
  answered: number
  unexpected: string[]
  p50Ms: number
  p99Ms: number
  cpuMs: number
}

const CONNECTIONS = 64
const SAMPLES_MAX = 5

async function ask(connection: Connection, q: string, who: number): Promise<string> {
  const headers = `cookie: yl_session=${sessionToken(who)}\r\nx-forwarded-for: 10.1.${who >> 8}.${who & 255}\r\n`
  const answer = await connection.get(
    `/api/v1/catalogue/products?limit=20&q=${encodeURIComponent(q)}`,
    headers,
  )
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.body.slice(0, 200)}`)
  return answer.body
}

async function run(load: SearchLoad): Promise<SearchReport> {
  const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => openConnection(load.url)))
  try {
    return await (load.kind === 'each' ? askEach(load, connections[0]!) : askOpen(load, connections))
  } finally {
    for (const connection of connections) connection.close()
  }
}

async function askEach({ queries }: SearchLoad, connection: Connection): Promise<SearchReport> {
  const cpu = process.cpuUsage()
  const latencies: number[] = []
  const bodies: string[] = []
  for (const [n, q] of queries.entries()) {
    const since = performance.now()
    bodies.push(await ask(connection, q, n % SEARCHERS))
    latencies.push(performance.now() - since)
  }
  return { ...report(latencies, [], cpu), bodies }
}

/**
 * Queries come when they come, whether or not earlier ones are answered; latency counts from the moment at which a
 * query was due, so that a stall hits all who wait for it (coordinated omission is counted in).
 */
async function askOpen(
  { queries, perSecond, seconds, seed }: Extract<SearchLoad, { kind: 'open' }>,
  connections: Connection[],
): Promise<SearchReport> {
  const cpu = process.cpuUsage()
  const chance = chanceFrom(seed)
  const latencies: number[] = []
  const unexpected: string[] = []
  const idle = [...connections]
  const due: number[] = []
  const busy = new Set<Promise<void>>()
  let asked = 0
  const dispatch = (connection: Connection, at: number): void => {
    const n = asked++
    const sent = ask(connection, queries[n % queries.length]!, n % SEARCHERS)
      .catch(error => void (unexpected.length < SAMPLES_MAX && unexpected.push(String(error))))
      .then(() => {
        latencies.push(performance.now() - at)
        busy.delete(sent)
        const next = due.shift()
        if (next === undefined) idle.push(connection)
        else dispatch(connection, next)
      })
    busy.add(sent)
  }
  const gap = (): number => (-Math.log(1 - chance()) / perSecond) * 1000
  const end = performance.now() + seconds * 1000
  for (let next = performance.now() + gap(); next < end; ) {
    for (const now = performance.now(); next <= now && next < end; next += gap()) {
      const connection = idle.pop()
      if (connection) dispatch(connection, next)
      else due.push(next)
    }
    await pause(1)
  }
  while (busy.size > 0) await Promise.all(busy)
  return report(latencies, unexpected, cpu)
}

function report(latencies: number[], unexpected: string[], since: NodeJS.CpuUsage): SearchReport {
  const sorted = latencies.toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? 0
  const { user, system } = process.cpuUsage(since)
  return {
    bodies: [],
    answered: latencies.length,
    unexpected,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    cpuMs: (user + system) / 1000,
  }
}

answerParent<SearchLoad, SearchReport>(run, async () => undefined)
