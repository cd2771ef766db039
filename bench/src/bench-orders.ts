import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { openHouse } from '@yaolian/server'
import pg from 'pg'
import { type Ground, layGround } from './orders/ground.ts'
import { type Bench, measureLatency, measureSpeed, type Speed } from './orders/measure-speed.ts'
import { reconcile } from './orders/reconcile.ts'
import type { Costs } from './orders/server-process.ts'
import { SIZES } from './orders/sizes.ts'
import { tryPromises } from './orders/try-promises.ts'

const say = (text: string): void => void process.stderr.write(`${text}\n`)
const rounded = (value: number, digits = 0): number => Number(value.toFixed(digits))

const { values } = parseArgs({ options: { size: { type: 'string', default: 'full' } } })
const size = SIZES[values.size as keyof typeof SIZES]
if (!size) throw new Error(`--size is small or full, not ${values.size}`)

const machine = { cores: availableParallelism(), loadBefore: rounded(loadavg()[0] ?? 0, 1) }
const ground = await layGround(size, say)
let isClosed: Promise<void> | undefined
const close = (): Promise<void> => (isClosed ??= ground.close())
process.once('SIGTERM', () => void close().then(() => process.exit(143)))
process.once('SIGINT', () => void close().then(() => process.exit(130)))
try {
  process.stdout.write(`${JSON.stringify(await measure(ground))}\n`)
} finally {
  await close()
}

async function measure(ground: Ground): Promise<Record<string, unknown>> {
  const house = await openHouse({ ownerUrl: ground.ownerUrl })
  const owner = new pg.Client({ connectionString: ground.ownerUrl })
  await owner.connect()
  try {
    const bench: Bench = {
      ground,
      size: size!,
      db: house.db,
      owner,
      placed: { placed: 0, placedFen: 0 },
      say,
    }
    const url = await ground.addServer()
    const speed5 = await measureSpeed(bench, url, 5)
    const speed20 = await measureSpeed(bench, url, 20)
    const half = speed5.ordersPerSecond / 2
    const open = await measureLatency(bench, url, half)
    const promises = await tryPromises(bench, [url, await ground.addServer()])
    const costs = await maxima(ground)
    const { reconciled, faults, proofSeconds } = await reconcile(house, owner, bench.placed, say)
    const metrics = {
      ordersPerSecond5: rounded(speed5.ordersPerSecond),
      ordersPerSecond20: rounded(speed20.ordersPerSecond),
      p95Ms: rounded(open.p95Ms, 1),
      p50Ms: rounded(open.p50Ms, 1),
      openPerSecond: rounded(open.perSecond),
      ...costs,
      crossingDeadlocks: promises.crossingDeadlocks,
      oversold: promises.oversold,
      flashSold: promises.flashSold,
      retryDuplicates: promises.retryDuplicates,
      crossingPerSecond: rounded(promises.crossingPerSecond),
      flashSeconds: rounded(promises.flashSeconds, 2),
      flashSentAgain: promises.flashSentAgain,
      refusedShare: rounded(speed5.refusedShare, 3),
      batch5: rounded(speed5.batch, 1),
      batch20: rounded(speed20.batch, 1),
      serverCpuMsPerOrder5: rounded(speed5.serverCpuMsPerOrder, 3),
      loadCpuMsPerOrder5: rounded(speed5.loadCpuMsPerOrder, 3),
      placed: bench.placed.placed,
      proofSeconds: rounded(proofSeconds, 1),
    }
    const reference = {
      name: 'the same use case without HTTP, at the same batch size',
      ratio: ratioOf(speed5),
      ratio20: ratioOf(speed20),
      ordersPerSecond5: rounded(speed5.referencePerSecond),
      ordersPerSecond20: rounded(speed20.referencePerSecond),
    }
    return { bench: 'orders', size: size!.name, machine, metrics, reconciled, faults, reference }
  } finally {
    await owner.end()
    await house.close()
  }
}

function ratioOf({ ordersPerSecond, referencePerSecond }: Speed): number {
  return rounded(ordersPerSecond / referencePerSecond, 2)
}

/** Over every transaction of every server during the whole run. */
async function maxima(ground: Ground): Promise<{ flightsMax: number; statementsMax: number }> {
  const all = (await Promise.all(ground.servers.map(server => server.ask({ costs: true })))) as Costs[]
  return {
    flightsMax: Math.max(...all.map(costs => costs.flightsMax)),
    statementsMax: Math.max(...all.map(costs => costs.statementsMax)),
  }
}
