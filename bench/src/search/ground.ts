import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keepSearch } from '@yaolian/catalogue'
import { startCluster } from '@yaolian/cluster'
import { migrateHouse, openHouse } from '@yaolian/server'
import { fillCatalogue } from '@yaolian/tools'
import pg from 'pg'
import { type Child, startChild } from '../child.ts'
import { loosely } from '../orders/loosely.ts'
import type { ServerAnswer, ServerQuestion } from '../orders/server-process.ts'
import type { SearchLoad, SearchReport } from './load-process.ts'
import { firmId, SEARCHERS, SEED, type SearchSize, sessionId, sessionToken, userId } from './sizes.ts'

/** A filled catalogue in a database of its own, a server over it, and who asks: each in its own process. */
export type SearchGround = {
  owner: pg.Client
  url: string
  server: Child<ServerQuestion, ServerAnswer>
  load: Child<SearchLoad, SearchReport>
  close(): Promise<void>
}

export async function laySearchGround(size: SearchSize, say: (text: string) => void): Promise<SearchGround> {
  const home = await mkdtemp(join(tmpdir(), 'yaolian-bench-'))
  const closers: (() => Promise<void>)[] = [() => rm(home, { recursive: true, force: true })]
  const close = async (): Promise<void> => {
    for (const closer of closers.toReversed()) await closer()
  }
  try {
    const cluster = await startCluster({ home, log: say })
    closers.push(cluster.stop)
    await migrateHouse(cluster.url)
    const owner = new pg.Client({ connectionString: cluster.url })
    await owner.connect()
    closers.push(() => owner.end())
    await loosely(cluster.url, () => fill(cluster.url, owner, size, say))
    const server = startChild<ServerQuestion, ServerAnswer>(
      new URL('../orders/server-process.ts', import.meta.url),
    )
    closers.push(server.stop)
    const load = startChild<SearchLoad, SearchReport>(new URL('load-process.ts', import.meta.url))
    closers.push(load.stop)
    const { url } = (await server.ask({ serve: { ownerUrl: cluster.url } })) as { url: string }
    return { owner, url, server, load, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function fill(ownerUrl: string, owner: pg.Client, size: SearchSize, say: (text: string) => void) {
  const house = await openHouse({ ownerUrl })
  try {
    let said = 0
    await fillCatalogue(house.db, size.products, SEED, done => {
      if (done - said < 50_000) return
      said = done
      say(`${done} products`)
    })
    await keepDemand(owner)
    say('counting terms')
    await keepSearch(house.db)
  } finally {
    await house.close()
  }
  await searchers(owner)
  await owner.query('vacuum (analyze)')
}

/** Demand by Zipf 1.0 in an order of chance: without it every order of results would be as good as another. */
const keepDemand = (owner: pg.Client) =>
  owner.query(`
    update catalogue.search_row r set offers = d.offers, sold = d.sold,
           weight = 1000 + 10 * d.offers + d.sold
      from (select product_id, (1 + 20000 / nth)::integer as sold, (1 + nth % 5)::integer as offers
              from (select product_id, row_number() over (order by md5(product_id::text)) as nth
                      from catalogue.search_row) as ranked) as d
     where r.product_id = d.product_id`)

const searchers = (owner: pg.Client) =>
  owner.query(`
    insert into party.organisation (org_id, uscc, name, short_name, kind, province, city, registered_at)
    values ('${firmId}', 'bench', 'bench', 'bench', 'pharmacy', '湖北省', '武汉市', now());
    ${Array.from(
      { length: SEARCHERS },
      (_, n) => `
    insert into identity.user_account (user_id, name, display_name, password_hash, password_changed_at, created_at)
    values ('${userId(n)}', 'bench-${n}', 'bench', '-', now(), now());
    insert into identity.membership (user_id, org_id, roles, added_at)
    values ('${userId(n)}', '${firmId}', '{purchaser}', now());
    insert into identity.session (token_hash, session_id, user_id, org_id, created_at, last_seen_at, expires_at, ip, agent)
    values (encode(sha256('${sessionToken(n)}'::bytea), 'hex'), '${sessionId(n)}', '${userId(n)}', '${firmId}', now(),
            now(), now() + interval '7 days', '', 'bench');`,
    ).join('')}`)
