import { everydayOrders } from './orders/draw.ts'
import { note, seed } from './orders/measure-speed.ts'
import { runReference } from './orders/reference.ts'
import { type Bench, rounded, runBench } from './orders/run-bench.ts'
import { chanceFrom } from './orders/sizes.ts'

const LINES = [1, 5, 20, 200]
const BATCHES = [1, 8, 32, 64]
/** Orders of 200 lines come a few at a time. */
const LINES_IN_BATCH_MAX = 1_600
const WARM_SECONDS = 1
const SECONDS = 4

/**
 * What an order costs without HTTP, by lines and batch size: milliseconds of the fastest tenth of the batches, which
 * others on the machine disturbed least, divided by their orders; and the most that a transaction needed.
 */
await runBench('order-cost', async bench => {
  const metrics: Record<string, number> = {}
  for (const lines of LINES)
    for (const batch of BATCHES.filter(size => lines * size <= LINES_IN_BATCH_MAX))
      Object.assign(metrics, await measureBatch(bench, lines, batch))
  return { metrics }
})

async function measureBatch(bench: Bench, lines: number, batch: number): Promise<Record<string, number>> {
  const { db } = bench.house
  const draw = everydayOrders(bench.size, chanceFrom(seed()), lines)
  note(bench, await runReference(db, batch, WARM_SECONDS, draw))
  const most = { flights: 0, statements: 0 }
  db.onCost = ({ flights, statements }) => {
    most.flights = Math.max(most.flights, flights)
    most.statements = Math.max(most.statements, statements)
  }
  const report = await runReference(db, batch, SECONDS, draw)
  note(bench, report)
  const fastTenth = report.batchMs[Math.floor(report.batchMs.length / 10)]!
  const what = `lines${lines}Batch${batch}`
  bench.say(`${lines} lines, ${batch} at a time: ${rounded(fastTenth / batch, 3)} ms an order`)
  return {
    [`msPerOrder_${what}`]: rounded(fastTenth / batch, 3),
    [`ordersPerSecond_${what}`]: rounded(report.perSecond),
    [`flights_${what}`]: most.flights,
    [`statements_${what}`]: most.statements,
  }
}
