import { everydayOrders } from './draw.ts'
import type { Placed } from './reconcile.ts'
import { type ReferenceReport, runReference } from './reference.ts'
import type { Bench } from './run-bench.ts'
import type { Costs } from './server-process.ts'
import { chanceFrom } from './sizes.ts'
import type { Report } from './tally.ts'

const CLIENTS = 64

export type Speed = {
  ordersPerSecond: number
  referencePerSecond: number
  /** Orders in one transaction, on average, under this load. */
  batch: number
  refusedShare: number
  serverCpuMsPerOrder: number
  loadCpuMsPerOrder: number
}

/**
 * HTTP and reference take turns, so that whatever else the machine does hits both alike; the reference works at the
 * batch size that HTTP reached.
 */
export async function measureSpeed(bench: Bench, url: string, lines: number): Promise<Speed> {
  const { size, say } = bench
  await closed(bench, url, lines, size.warmSeconds)
  const since = new Date().toISOString()
  await cpuSpent(bench)
  const http: Report[] = []
  const references: ReferenceReport[] = []
  let cpuMs = 0
  let batch = 1
  for (let round = 0; round < size.rounds; round++) {
    http.push(await closed(bench, url, lines, size.roundSeconds))
    cpuMs += await cpuSpent(bench)
    if (round === 0) batch = await averageBatch(bench, since)
    references.push(await reference(bench, Math.round(batch), lines, round))
    say(`${lines} lines: ${rate(http.at(-1))} orders/s over HTTP, ${rate(references.at(-1))} without`)
  }
  const answered = sum(http.map(report => report.answered))
  const refused = sum(http.flatMap(report => Object.values(report.refused)))
  return {
    ordersPerSecond: sum(http.map(report => report.perSecond)) / size.rounds,
    referencePerSecond: sum(references.map(report => report.perSecond)) / size.rounds,
    batch,
    refusedShare: refused / answered,
    serverCpuMsPerOrder: cpuMs / answered,
    loadCpuMsPerOrder: sum(http.map(report => report.cpuMs)) / answered,
  }
}

/** Latency when orders come at random moments, `perSecond` on average, whatever the server does. */
export async function measureLatency(bench: Bench, url: string, perSecond: number): Promise<Report> {
  const { size, ground } = bench
  const load = { kind: 'open', perSecond, seconds: size.openLoopSeconds, lines: 5 } as const
  const report = await ground.load.ask({ urls: [url], size, seed: seed(), ...load })
  note(bench, report)
  return report
}

async function closed(bench: Bench, url: string, lines: number, seconds: number): Promise<Report> {
  const { size, ground } = bench
  const load = { kind: 'closed', clients: CLIENTS, seconds, lines } as const
  const report = await ground.load.ask({ urls: [url], size, seed: seed(), ...load })
  note(bench, report)
  return report
}

async function reference(
  bench: Bench,
  batch: number,
  lines: number,
  round: number,
): Promise<ReferenceReport> {
  const draw = everydayOrders(bench.size, chanceFrom(seed()), lines)
  if (round === 0) note(bench, await runReference(bench.house.db, batch, bench.size.warmSeconds, draw))
  const report = await runReference(bench.house.db, batch, bench.size.roundSeconds, draw)
  note(bench, report)
  return report
}

export function note(bench: Bench, report: Placed & { unexpected?: number; samples?: string[] }): void {
  bench.placed.placed += report.placed
  bench.placed.placedFen += report.placedFen
  if (report.unexpected) throw new Error(`${report.unexpected} unexpected answers: ${report.samples}`)
}

let seeds = 1
/** Another draw for each load, the same ones in every run. */
export const seed = (): number => seeds++

/** Each batch is one transaction, whose moment stands on all of its answers. */
async function averageBatch({ owner }: Bench, since: string): Promise<number> {
  const { rows } = await owner.query<{ batch: number }>(
    `select count(*)::float8 / greatest(1, count(distinct at)) as batch
       from kernel.command where at > $1 and kind = 'POST /trade/orders'`,
    [since],
  )
  return Math.max(1, rows[0]!.batch)
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const rate = (report: { perSecond: number } | undefined): number => Math.round(report?.perSecond ?? 0)

/** CPU time of the first server since the last call. */
async function cpuSpent({ ground }: Bench): Promise<number> {
  const costs = await ground.servers[0]!.ask({ costs: true })
  return (costs as Costs).cpuMs
}
