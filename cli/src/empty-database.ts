import pg from 'pg'

/** Makes a database anew on a server of our own, whatever it held. Throws on names that would need quotes. */
export async function emptyDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1)
  if (!/^[a-z_]+$/.test(name)) throw new Error(`not a name of our databases: ${name}`)
  const client = new pg.Client({ connectionString: sibling(url, 'postgres') })
  await client.connect()
  try {
    await client.query(`drop database if exists ${name} with (force)`)
    await client.query(`create database ${name}`)
  } finally {
    await client.end()
  }
}

/** The same server and role, another database. */
export function sibling(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}
