import pg from 'pg'

/** What protects data from a crash or tidies up behind writers: nothing that a seed, which is made anew, needs. */
const LOOSE: Record<string, string> = {
  fsync: 'off',
  full_page_writes: 'off',
  wal_compression: 'off',
  autovacuum: 'off',
  max_wal_size: '16GB',
  checkpoint_timeout: '1h',
}

/** Fills a cluster of our own without protection, then puts its settings back and writes everything to disk. */
export async function loosely(ownerUrl: string, fill: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    for (const [name, value] of Object.entries(LOOSE))
      await client.query(`alter system set ${name} = '${value}'`)
    await client.query('select pg_reload_conf()')
    await fill()
  } finally {
    for (const name of Object.keys(LOOSE)) await client.query(`alter system reset ${name}`)
    await client.query('select pg_reload_conf()')
    await client.query('checkpoint')
    await client.end()
  }
}
