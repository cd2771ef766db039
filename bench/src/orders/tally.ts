import type { HttpAnswer } from './http-client.ts'

/** What came back from a load. Latency in milliseconds, of every answer. */
export type Report = {
  /** Answers within the measured time, per second. */
  perSecond: number
  answered: number
  /** 201 with the sum of their totals: what must be found in the database afterwards. */
  placed: number
  placedFen: number
  /** 422, by code. */
  refused: Record<string, number>
  /** 200: the answer of an earlier send. */
  repeated: number
  /** 503, and sent again as that asks: the server was too busy. */
  sentAgain: number
  /** Anything else, with some samples: there must be none. */
  unexpected: number
  samples: string[]
  p50Ms: number
  p95Ms: number
  p99Ms: number
  /** CPU time of the load generator itself. */
  cpuMs: number
}

export type Tally = {
  note(answer: HttpAnswer, latencyMs: number): void
  lost(error: unknown): void
  again(): void
  /** Answers so far. */
  answered(): number
  report(seconds: number, answeredInTime: number): Report
}

const SAMPLES_MAX = 5
const TOTAL = /"totalFen":(\d+)/
const CODE = /"code":"([\w.]+)"/

export function startTally(): Tally {
  const latencies: number[] = []
  const refused: Record<string, number> = {}
  const samples: string[] = []
  const count = { placed: 0, placedFen: 0, repeated: 0, sentAgain: 0, unexpected: 0 }
  const cpu = process.cpuUsage()
  const surprise = (what: string): void => {
    count.unexpected++
    if (samples.length < SAMPLES_MAX) samples.push(what)
  }
  return {
    note: ({ status, body }, latencyMs) => {
      latencies.push(latencyMs)
      if (status === 201) {
        count.placed++
        count.placedFen += Number(TOTAL.exec(body)?.[1])
      } else if (status === 422) {
        const code = CODE.exec(body)?.[1] ?? 'none'
        refused[code] = (refused[code] ?? 0) + 1
      } else if (status === 200) count.repeated++
      else surprise(`${status} ${body}`)
    },
    lost: error => surprise(String(error)),
    again: () => {
      count.sentAgain++
    },
    answered: () => latencies.length,
    report: (seconds, answeredInTime) => {
      const sorted = latencies.toSorted((a, b) => a - b)
      const at = (share: number): number =>
        Math.round((sorted[Math.ceil(share * sorted.length) - 1] ?? 0) * 100) / 100
      const { user, system } = process.cpuUsage(cpu)
      return {
        perSecond: answeredInTime / seconds,
        answered: latencies.length,
        ...count,
        refused,
        samples,
        p50Ms: at(0.5),
        p95Ms: at(0.95),
        p99Ms: at(0.99),
        cpuMs: Math.round((user + system) / 1000),
      }
    },
  }
}
