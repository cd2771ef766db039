import { randomUUID } from 'node:crypto'
import { type Client, runJourney } from '@yaolian/tools'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { brokenBodies, hostileBodies, hostileTexts, RAW_TEXTS } from './hostile.fixture.ts'
import { come, openOffers } from './market.fixture.ts'
import { ask, faultOf, type Operation, pathOf, readOperations } from './operations.fixture.ts'
import { requestFor } from './values.fixture.ts'
import { theirIds, tradersOf, type Victims } from './victims.fixture.ts'
import { faultsOf, openVillage, type Village } from './village.fixture.ts'

/** They end the caller's session: each request brings one of its own. */
const LEAVING = ['POST /identity/logout', 'POST /identity/logout-everywhere']
const AT_ONCE = 8

let village: Village
let operations: Operation[]
let callers: { client: Client; rights: string[] }[]
let real: Map<string, string>
beforeAll(async () => {
  village = await openVillage({ serve: { logLevel: 'silent' } })
  const { url, house } = village
  await runJourney(house, url)
  operations = await readOperations(url)
  const traders = await tradersOf(url)
  const others = ['platform', 'platform-quality', 'quality-head']
  const platform = await Promise.all(others.map(name => come(url, name)))
  callers = []
  for (const client of [...platform, ...Object.values(traders.seller), traders.buyer])
    callers.push({ client, rights: (await client.get<{ rights: string[] }>('/identity/me')).rights })
  real = await realIds(house.ownerUrl, traders)
})
afterAll(() => village.close())

/** What the callers trade with, so that a request comes as far as it can. Nobody shuts a caller out. */
async function realIds(ownerUrl: string, traders: Victims): Promise<Map<string, string>> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  const ids = await theirIds(owner, traders)
  const { rows } = await owner.query<{ id: string }>(
    "select licence_id as id from party.licence where kind = 'drug_production' limit 1",
  )
  await owner.end()
  for (const name of ['orgId', 'userId', 'sessionId', 'keyId', 'parentOrgId']) ids.delete(name)
  const { buyer, seller } = traders
  const [offer] = await openOffers(buyer, 1, seller.sales.organisationId)
  return new Map([
    ...ids,
    ['licenceId', rows[0]!.id],
    ['sellerId', offer!.sellerId],
    ['productId', offer!.productId],
    ...['buyerId', 'buyerOrgId', 'partnerId'].map((name): [string, string] => [name, buyer.organisationId]),
  ])
}

/** Their own parts make new things, whose ids are new. */
const MAKES: Record<string, string> = {
  'POST /party/licences': 'licenceId',
  'POST /party/addresses': 'addressId',
  'POST /party/relations': 'relationId',
  'POST /catalogue/products': 'productId',
}

type Shot = { path: string; body?: string | Uint8Array<ArrayBuffer>; type?: string }

/** Everything that is fired at one route: its own request, spoilt in one place after the other. */
function shotsAt(operation: Operation): Shot[] {
  const good = requestFor(operation, name => {
    return MAKES[operation.name] === name ? randomUUID() : real.get(name)
  })
  const own = { ...(operation.method === 'POST' && { body: JSON.stringify(good.body ?? {}) }) }
  const path = pathOf(operation, good)
  const paths = operation.params.flatMap(({ name }) =>
    hostileTexts(operation.name + name).map(text =>
      pathOf(operation, { ...good, params: { ...good.params, [name]: text.slice(0, 2_000) } }),
    ),
  )
  const queries = operation.query.flatMap(({ name }) =>
    hostileTexts(operation.name + name).map(text =>
      pathOf(operation, { ...good, query: { ...good.query, [name]: text.slice(0, 8_000) } }),
    ),
  )
  const bodies = operation.body
    ? hostileBodies(good.body, operation.name).map(body => ({ path, body: asJson(body) }))
    : []
  const broken =
    operation.method === 'POST' ? brokenBodies(operation.name).map(one => ({ path, ...one })) : []
  const mark = path.includes('?') ? '&' : '?'
  const raw = [
    ...RAW_TEXTS.map(text => path.replace(/[0-9a-f-]{36}/, text)),
    ...operation.query.flatMap(({ name }) => RAW_TEXTS.map(text => `${path}${mark}${name}=${text}`)),
    ...operation.query.map(({ name }) => `${path}${mark}${name}=1&${name}=2`),
  ]
  return [...[...paths, ...queries, ...raw].map(one => ({ path: one, ...own })), ...bodies, ...broken]
}

const asJson = (body: unknown): string =>
  JSON.stringify(body, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)) ?? ''

function callerOf(operation: Operation): Client {
  const isAnybodys = ['public', 'signed-in'].includes(operation.right)
  const caller = callers.find(one => isAnybodys || one.rights.includes(operation.right))
  if (!caller) throw new Error(`nobody in the village may ${operation.right}`)
  return caller.client
}

test('whatever is thrown at a route, it answers: never a 500, and every no is a problem with a code', async () => {
  const faults: string[] = []
  const statuses = new Map<number, number>()
  for (const operation of operations) {
    const shots = shotsAt(operation)
    const leaves = LEAVING.includes(operation.name)
    await inTurns(shots, leaves ? 1 : AT_ONCE, async shot => {
      const { credentials } = leaves ? await come(village.url, 'hospital') : callerOf(operation)
      const headers = { ...credentials, 'x-forwarded-for': anyAddress() }
      const answer = await ask(village.url, operation.method, shot.path, { ...shot, credentials: headers })
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      const fault = faultOf(answer)
      if (!fault) return
      faults.push(
        `${operation.method} ${shot.path.slice(0, 200)} ${String(shot.body ?? '').slice(0, 200)}: ${fault}`,
      )
    })
  }
  expect(faults).toEqual([])
  // Else the shots fell short: everybody was let in, and many came as far as a verb's own no.
  expect([...statuses.keys()].filter(status => status === 401 || status >= 500)).toEqual([])
  expect(statuses.get(422)).toBeGreaterThan(100)
  expect(await faultsOf(village.house)).toEqual([])
}, 180_000)

/** Strangers are counted by address; a proxy on this machine may name it. */
const anyAddress = () => `10.${[1, 2, 3].map(() => Math.floor(Math.random() * 250)).join('.')}`

async function inTurns<T>(all: readonly T[], atOnce: number, use: (one: T) => Promise<void>): Promise<void> {
  const left = [...all]
  const take = async () => {
    for (let one = left.pop(); one; one = left.pop()) await use(one)
  }
  await Promise.all(Array.from({ length: atOnce }, take))
}
