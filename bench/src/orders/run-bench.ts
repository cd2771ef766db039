import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { type House, openHouse } from '@yaolian/server'
import pg from 'pg'
import { type Ground, layGround } from './ground.ts'
import { type Placed, reconcile } from './reconcile.ts'
import { type MarketSize, SIZES } from './sizes.ts'

export type Bench = {
  ground: Ground
  size: MarketSize
  /** As the server opens it, in this process: for what is measured without HTTP. */
  house: House
  /** As the owner, to count. */
  owner: pg.Client
  /** Everything acknowledged so far. */
  placed: Placed
  say: (text: string) => void
}

export type Measured = { metrics: Record<string, number>; reference?: Record<string, unknown> }

export const rounded = (value: number, digits = 0): number => Number(value.toFixed(digits))

const say = (text: string): void => void process.stderr.write(`${text}\n`)

/**
 * A whole benchmark program: reads `--size`, fills a market of its own, measures, reconciles what was told with what
 * stands in the database, prints the one line and leaves nothing behind, also when it is stopped.
 */
export async function runBench(name: string, measure: (bench: Bench) => Promise<Measured>): Promise<void> {
  const { values } = parseArgs({ options: { size: { type: 'string', default: 'full' } } })
  const size = SIZES[values.size as MarketSize['name']] as MarketSize | undefined
  if (!size) throw new Error(`--size is small or full, not ${values.size}`)
  const machine = { cores: availableParallelism(), loadBefore: rounded(loadavg()[0] ?? 0, 1) }
  const ground = await layGround(size, say)
  let closed: Promise<void> | undefined
  const close = (): Promise<void> => {
    closed ??= ground.close()
    return closed
  }
  process.once('SIGTERM', () => void close().then(() => process.exit(143)))
  process.once('SIGINT', () => void close().then(() => process.exit(130)))
  try {
    const report = await measureOn(ground, size, measure)
    process.stdout.write(`${JSON.stringify({ bench: name, size: size.name, machine, ...report })}\n`)
  } finally {
    await close()
  }
}

async function measureOn(ground: Ground, size: MarketSize, measure: (bench: Bench) => Promise<Measured>) {
  const house = await openHouse({ ownerUrl: ground.ownerUrl })
  const owner = new pg.Client({ connectionString: ground.ownerUrl })
  await owner.connect()
  try {
    const placed: Placed = { placed: 0, placedFen: 0 }
    const { metrics, ...more } = await measure({ ground, size, house, owner, placed, say })
    const { reconciled, faults, proofSeconds } = await reconcile(house, owner, placed, say)
    const also = { placed: placed.placed, proofSeconds: rounded(proofSeconds, 1) }
    return { metrics: { ...metrics, ...also }, reconciled, ...(faults.length > 0 && { faults }), ...more }
  } finally {
    await owner.end()
    await house.close()
  }
}
