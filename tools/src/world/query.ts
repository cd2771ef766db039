import { startCluster } from '@yaolian/kernel/cluster'
import pg from 'pg'

const cluster = await startCluster({ home: `/tmp/yl/home/city`, mode: 'test' })
const c = new pg.Client({ connectionString: cluster.url.replace(/\/[^/?]*(\?|$)/, '/yl_world$1') })
await c.connect()
for (const q of [
  `select answer::jsonb->>'code' as code, count(*) from kernel.command where status = 422 and kind like 'POST /trade/orders%' group by 1 order by 2 desc`,
  `select l->>'productId' as p, count(*), min((l->>'available')::int), max((l->>'wanted')::int) from kernel.command, jsonb_array_elements(answer::jsonb->'facts'->'lines') l where status=422 and answer like '%trade.short%' group by 1 order by 2 desc limit 10`,
  `select date_trunc('week', at) w, count(*) filter (where status=422) refused, count(*) from kernel.command where kind='POST /trade/orders' group by 1 order by 1`,
  `select count(*) from kernel.event`,
  `select pg_size_pretty(pg_database_size(current_database()))`,
])
  console.log((await c.query(q)).rows)
await c.end()
await cluster.stop()
