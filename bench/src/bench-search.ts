import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { laySearchGround } from './search/ground.ts'
import { measureHits, measureKinds, measureReference } from './search/measure.ts'
import { KINDS, querySet } from './search/query-set.ts'
import { readGoods } from './search/read-goods.ts'
import { SEED, type SearchSize, SIZES } from './search/sizes.ts'

const say = (text: string): void => void process.stderr.write(`${text}\n`)
const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits))

const { values } = parseArgs({ options: { size: { type: 'string', default: 'full' } } })
const size = SIZES[values.size as SearchSize['name']] as SearchSize | undefined
if (!size) throw new Error(`--size is small or full, not ${values.size}`)
const machine = { cores: availableParallelism(), loadBefore: rounded(loadavg()[0] ?? 0) }
const ground = await laySearchGround(size, say)
let closed: Promise<void> | undefined
const close = (): Promise<void> => {
  closed ??= ground.close()
  return closed
}
process.once('SIGTERM', () => void close().then(() => process.exit(143)))
process.once('SIGINT', () => void close().then(() => process.exit(130)))
try {
  const goods = await readGoods(ground.owner)
  const queries = querySet(goods, size.targets, SEED)
  const hits = await measureHits(ground, queries, say)
  const speed = await measureKinds(ground, size, queries, say)
  const reference = await measureReference(ground, size, queries, say)
  const report = {
    bench: 'search',
    size: size.name,
    machine,
    metrics: {
      p99Ms: rounded(Math.max(...KINDS.map(kind => speed.p99Ms[kind]!))),
      hitAt5: rounded(hits.hitAt5, 4),
      ...Object.fromEntries(Object.entries(speed.p99Ms).map(([kind, ms]) => [`p99Ms_${kind}`, rounded(ms)])),
      ...Object.fromEntries(
        Object.entries(hits.byKind).map(([kind, at]) => [`hitAt5_${kind}`, rounded(at, 3)]),
      ),
      p50Ms: rounded(speed.p50Ms),
      serverCpuMsPerQuery: rounded(speed.cpuMs, 2),
      products: goods.length,
    },
    // Every query was answered, and the table held what was searched.
    reconciled: goods.length === size.products && speed.unexpected.length === 0,
    ...(speed.unexpected.length > 0 && { faults: speed.unexpected }),
    reference: { name: 'ILIKE scan', ratio: rounded(reference.ratio), ms: rounded(reference.ms) },
  }
  process.stdout.write(`${JSON.stringify(report)}\n`)
} finally {
  await close()
}
