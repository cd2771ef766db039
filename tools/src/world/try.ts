import { startCluster } from '@yaolian/kernel/cluster'
import { openHouse, prove, serve } from '@yaolian/server'
import pg from 'pg'
import { buildWorld } from './build-world.ts'
import { runJourney } from './journey.ts'
import type { Size } from './sizes.ts'

const size = (process.argv[2] ?? 'village') as Size
const cluster = await startCluster({ home: `/tmp/yl/home/${size}`, mode: 'test' })
try {
  const admin = new pg.Client({ connectionString: cluster.url })
  await admin.connect()
  await admin.query('drop database if exists yl_world')
  await admin.query('create database yl_world')
  await admin.query('alter database yl_world set log_min_duration_statement = 150')
  await admin.end()
  const url = cluster.url.replace(/\/[^/?]*(\?|$)/, '/yl_world$1')
  const house = await openHouse({ ownerUrl: url })
  let last = performance.now()
  let label = ''
  const t0 = last
  const { counts } = await buildWorld(house, {
    size,
    seed: 20261122,
    onProgress: s => {
      if (s.label !== label) {
        if (size === 'village' || performance.now() - last > 1500)
          console.log(`${((performance.now() - t0) / 1000).toFixed(1)}s ${s.label}`)
        last = performance.now()
        label = s.label
      }
    },
  })
  console.log(counts, ((performance.now() - t0) / 1000).toFixed(1) + ' s')
  const run = await prove(house)
  for (const r of run.results)
    console.log(r.violations.length ? 'BROKEN' : 'ok', r.name, r.checked, r.ms, r.violations.slice(0, 3))
  const served = await serve(house, { demo: true })
  try {
    await runJourney(house, served.url)
    console.log('journey ok')
  } finally {
    await served.close()
  }
  const again = await prove(house)
  console.log('proofs after', again.ok)
  await house.close()
} finally {
  await cluster.stop()
}
