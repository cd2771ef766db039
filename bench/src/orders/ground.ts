import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Cluster, startCluster } from '@yaolian/cluster'
import { migrateHouse } from '@yaolian/server'
import pg from 'pg'
import { type Child, startChild } from '../child.ts'
import type { Load, LoadReport } from './load-process.ts'
import { loosely } from './loosely.ts'
import { seedMarket } from './seed.ts'
import type { ServerAnswer, ServerQuestion } from './server-process.ts'
import type { MarketSize } from './sizes.ts'

/** A seeded database of its own, servers over it and a load generator, each in its own process. */
export type Ground = {
  ownerUrl: string
  /** Starts one more server; gives its address. */
  addServer(): Promise<string>
  servers: readonly Child<ServerQuestion, ServerAnswer>[]
  load: Child<Load, LoadReport>
  close(): Promise<void>
}

export async function layGround(size: MarketSize, say: (text: string) => void): Promise<Ground> {
  const home = await mkdtemp(join(tmpdir(), 'yaolian-bench-'))
  const closers: (() => Promise<void>)[] = [() => rm(home, { recursive: true, force: true })]
  const close = async (): Promise<void> => {
    for (const closer of closers.toReversed()) await closer()
  }
  try {
    const cluster: Cluster = await startCluster({ home, log: say })
    closers.push(cluster.stop)
    await migrateHouse(cluster.url)
    await loosely(cluster.url, () => seedMarket(cluster.url, size, say))
    await dropJobs(cluster.url)
    const servers: Child<ServerQuestion, ServerAnswer>[] = []
    const load = startChild<Load, LoadReport>(new URL('load-process.ts', import.meta.url))
    closers.push(load.stop)
    return {
      ownerUrl: cluster.url,
      servers,
      load,
      addServer: async () => {
        const server = startChild<ServerQuestion, ServerAnswer>(new URL('server-process.ts', import.meta.url))
        closers.push(server.stop)
        servers.push(server)
        const served = await server.ask({ serve: { ownerUrl: cluster.url } })
        return (served as { url: string }).url
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Seeded through the tables, the market would first be told to the search for minutes, beside what is measured. */
async function dropJobs(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query('select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))')
  await client.end()
}
