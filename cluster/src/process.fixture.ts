/**
 * The program that tests start and kill: runs the cluster of the home in argv[2] as ./yaolian does, until
 * SIGTERM. Prints one JSON line per event.
 */
import type { Mode } from './settings.ts'
import { startCluster } from './start-cluster.ts'

const [home, mode] = process.argv.slice(2)
const say = (event: object) => process.stdout.write(`${JSON.stringify(event)}\n`)
try {
  const cluster = await startCluster({ home: home!, mode: mode as Mode, log: log => say({ log }) })
  cluster.onRestart(url => say({ restarted: url }))
  process.once('SIGTERM', () => void cluster.stop().then(() => process.exit(0)))
  say({ ready: cluster.url, dataDir: cluster.dataDir })
} catch (error) {
  say({ refused: (error as Error).message })
  process.exitCode = 1
}
