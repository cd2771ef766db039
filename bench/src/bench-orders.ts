import type { Ground } from './orders/ground.ts'
import { measureLatency, measureSpeed, type Speed } from './orders/measure-speed.ts'
import { rounded, runBench } from './orders/run-bench.ts'
import type { Costs } from './orders/server-process.ts'
import { tryPromises } from './orders/try-promises.ts'

await runBench('orders', async bench => {
  const url = await bench.ground.addServer()
  const speed5 = await measureSpeed(bench, url, 5)
  const speed20 = await measureSpeed(bench, url, 20)
  const open = await measureLatency(bench, url, speed5.ordersPerSecond / 2)
  const promises = await tryPromises(bench, [url, await bench.ground.addServer()])
  return {
    metrics: {
      ordersPerSecond5: rounded(speed5.ordersPerSecond),
      ordersPerSecond20: rounded(speed20.ordersPerSecond),
      p95Ms: rounded(open.p95Ms, 1),
      p50Ms: rounded(open.p50Ms, 1),
      openPerSecond: rounded(open.perSecond),
      ...(await maxima(bench.ground)),
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
    },
    reference: {
      name: 'the same use case without HTTP, at the same batch size',
      ratio: ratioOf(speed5),
      ratio20: ratioOf(speed20),
      ordersPerSecond5: rounded(speed5.referencePerSecond),
      ordersPerSecond20: rounded(speed20.referencePerSecond),
    },
  }
})

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
