import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Cluster, startCluster } from '@yaolian/cluster'
import { newId } from '@yaolian/kernel'
import { type House, openHouse } from '@yaolian/server'
import { buildWorld, type Client } from '@yaolian/tools'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { come, type OrderBody, openOffers, shipToOf } from './market.fixture.ts'
import { eventually, faultsOf, SEED } from './village.fixture.ts'

const ACCOUNTS = ['pharmacy', 'pharmacy-limited', 'clinic', 'hospital']
const CLIENTS_PER_ACCOUNT = 3
const BETWEEN_CRASHES = 120

let folder: string
let cluster: Cluster
let house: House
let server: ChildProcess | undefined
let url: string
/** What the server's log calls unexpected. */
const bugs: string[] = []

beforeAll(async () => {
  folder = mkdtempSync('/tmp/yaolian-crash-')
  chmodSync(folder, 0o755)
  cluster = await startCluster({ home: join(folder, 'home'), mode: 'durable' })
  house = await openHouse({ ownerUrl: cluster.url, durable: false })
  await buildWorld(house, { size: 'village', seed: SEED })
  await startServer()
})
afterAll(async () => {
  server?.kill('SIGKILL')
  await house?.close()
  await cluster?.stop()
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 })
})

/** The same address after each restart, as behind a supervisor. */
async function startServer(): Promise<void> {
  const port = url ? new URL(url).port : '0'
  const program = join(import.meta.dirname, 'serve-process.ts')
  server = spawn(process.execPath, [program, cluster.url, port], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [chunk] = await Promise.race([
    once(server.stdout!, 'data'),
    once(server, 'exit').then(([status]) => Promise.reject(new Error(`the server ended with ${status}`))),
  ])
  url = String(chunk).trim()
  const log = createInterface({ input: server.stdout! })
  log.on('line', line => line.includes('unexpected failure') && bugs.push(line))
}

async function killServer(): Promise<void> {
  const gone = once(server!, 'exit')
  server!.kill('SIGKILL')
  await gone
}

/** Resolves when the manager has PostgreSQL running again. */
async function killPostgres(): Promise<void> {
  const back = new Promise<string>(resolve => cluster.onRestart(resolve))
  const pid = Number(readFileSync(join(cluster.dataDir, 'postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(pid, 'SIGKILL')
  expect(await back).toBe(cluster.url)
}

const once = (source: NodeJS.EventEmitter, event: string): Promise<unknown[]> =>
  new Promise(resolve => source.once(event, (...all) => resolve(all)))

type Asked = { by: Client; body: OrderBody; answer: { status: number; text: string } | null }

/** Orders from many clients at once; each keeps what it asked and what it was told. */
function startLoad(
  clients: readonly { client: Client; shipToId: string; lines: OrderBody['lines'][]; sellerId: string }[],
) {
  const asked: Asked[] = []
  const statuses = new Map<number, number>()
  let isOver = false
  async function send(one: Asked): Promise<void> {
    const answer = await one.by.send('POST', '/trade/orders', one.body).catch(() => null)
    if (!answer) return
    const { status, text, headers } = answer
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
    if (status === 503) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    else one.answer = { status, text }
  }
  const loops = clients.map(async ({ client, shipToId, lines, sellerId }) => {
    for (let i = 0; !isOver; i++) {
      const body = { id: newId(), sellerId, shipToId, lines: lines[i % lines.length]! }
      const one: Asked = { by: client, body, answer: null }
      asked.push(one)
      await send(one)
      if (!one.answer) await sleep(300)
    }
  })
  const told = () => asked.filter(one => one.answer)
  return {
    asked,
    statuses,
    told,
    send,
    more: (count: number) => {
      const goal = told().length + count
      return eventually(`${count} more orders are answered`, async () => told().length >= goal, 20_000)
    },
    stop: async () => {
      isOver = true
      await Promise.all(loops)
    },
  }
}

async function buyers() {
  const found = []
  for (const name of ACCOUNTS) {
    const client = await come(url, name)
    const offers = (await openOffers(client, 50)).slice(0, 6)
    const [first] = offers
    const own = offers.filter(offer => offer.sellerId === first!.sellerId)
    const lines = own.map(({ productId }) => [{ productId, quantity: 1 }])
    const buyer = { client, shipToId: await shipToOf(client), lines, sellerId: first!.sellerId }
    found.push(...Array.from({ length: CLIENTS_PER_ACCOUNT }, () => buyer))
  }
  return found
}

test('kill -9 of the server and of PostgreSQL under orders: what was acknowledged stands once, nothing is doubled', async () => {
  const ordersBefore = await countOrders()
  const load = startLoad(await buyers())
  await load.more(BETWEEN_CRASHES)
  await killServer()
  await startServer()
  await load.more(BETWEEN_CRASHES)
  await killPostgres()
  await load.more(BETWEEN_CRASHES)
  await Promise.all([killServer(), killPostgres()])
  await startServer()
  await load.more(BETWEEN_CRASHES)
  await load.stop()

  const lost = load.asked.filter(one => !one.answer)
  expect(lost.length).toBeGreaterThan(0) // else nothing was under way when they died
  await inTurns(lost, load.send)
  expect(lost.filter(one => !one.answer)).toEqual([])
  expect(bugs).toEqual([])
  expect([...load.statuses.keys()].filter(status => ![200, 201, 422, 503].includes(status))).toEqual([])
  expect(load.statuses.get(503)).toBeGreaterThan(0)

  const told = new Map(load.asked.map(one => [one, one.answer!]))
  await inTurns(load.asked, load.send) // once more, each of them
  for (const [one, { status, text }] of told)
    expect({ id: one.body.id, ...one.answer }).toEqual({
      id: one.body.id,
      status: status === 422 ? 422 : 200,
      text,
    })
  const accepted = load.asked.filter(one => one.answer?.status === 200)
  expect(accepted.length).toBeGreaterThan(3 * BETWEEN_CRASHES)
  expect(await countOrders()).toBe(ordersBefore + accepted.length)
  expect(await promisedUnits(accepted)).toEqual(
    accepted.map(one => [one.body.id, one.body.lines[0]!.quantity]),
  )
  expect(await faultsOf(house)).toEqual([])
})

/** All of them, a dozen at a time. */
async function inTurns<T>(all: readonly T[], use: (one: T) => Promise<void>): Promise<void> {
  const left = [...all]
  const take = async () => {
    for (let one = left.pop(); one; one = left.pop()) await use(one)
  }
  await Promise.all(Array.from({ length: 12 }, take))
}

test('readiness says that the database is away, and that it is back', async () => {
  const ready = async () => (await fetch(`${url}/readyz`)).status
  await eventually('the house is ready', async () => (await ready()) === 200)
  const away = killPostgres()
  await eventually('the house is not ready', async () => (await ready()) === 503)
  await away
  await eventually('the house is ready again', async () => (await ready()) === 200)
})

async function countOrders(): Promise<number> {
  return (await query<{ n: string }>('select count(*) as n from trade.sales_order')).map(row =>
    Number(row.n),
  )[0]!
}

/** What stock has promised to each of these orders, in the order given. */
async function promisedUnits(orders: readonly Asked[]): Promise<[string, number][]> {
  const rows = await query<{ id: string; units: string }>(
    `select document_id as id, sum(quantity) as units from stock.reservation
      where state = 'open' group by document_id`,
  )
  const units = new Map(rows.map(row => [row.id, Number(row.units)]))
  return orders.map(({ body }) => [body.id, units.get(body.id) ?? 0])
}

async function query<T extends object>(text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: cluster.url })
  await client.connect()
  try {
    return (await client.query<T>(text)).rows
  } finally {
    await client.end()
  }
}
