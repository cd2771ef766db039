import { setTimeout as pause } from 'node:timers/promises'
import type { Draw, Drawn } from './draw.ts'
import { type Connection, type HttpAnswer, openConnection } from './http-client.ts'
import { sessionToken } from './sizes.ts'
import { type Report, startTally, type Tally } from './tally.ts'

const PATH = '/api/v1/trade/orders'
/** A server queues so many connections that nobody accepted yet; more at once would wait for a second. */
const CONNECTING_AT_ONCE = 100

const SENDS_MAX = 10

/** Each buyer calls from a place of its own, and the proxy in front of a real house says so: who is new is counted by it. */
const addressOf = (buyer: number): string => `10.${buyer >> 16}.${(buyer >> 8) & 255}.${buyer & 255}`

/** As the API asks of every client: what is answered 503 comes again, with the same id, when the answer says. */
export async function send(
  connection: Connection,
  { buyer, order }: Drawn,
  tally: Tally,
): Promise<HttpAnswer> {
  const headers = `cookie: yl_session=${sessionToken(buyer)}\r\nx-forwarded-for: ${addressOf(buyer)}\r\n`
  const body = JSON.stringify(order)
  for (let sends = 1; ; sends++) {
    const answer = await connection.post(PATH, headers, body)
    if (answer.status !== 503 || sends === SENDS_MAX) return answer
    tally.again()
    await pause(answer.retryAfterSeconds * 1000)
  }
}

/** `count` connections, spread evenly over the servers. */
async function openConnections(urls: readonly string[], count: number): Promise<Connection[]> {
  const open: Connection[] = []
  while (open.length < count) {
    const some = Math.min(CONNECTING_AT_ONCE, count - open.length)
    open.push(
      ...(await Promise.all(
        Array.from({ length: some }, (_, i) => openConnection(urls[(open.length + i) % urls.length]!)),
      )),
    )
  }
  return open
}

export async function withConnections<T>(
  urls: readonly string[],
  count: number,
  use: (connections: Connection[]) => Promise<T>,
): Promise<T> {
  const connections = await openConnections(urls, count)
  try {
    return await use(connections)
  } finally {
    for (const connection of connections) connection.close()
  }
}

async function sendNoted(connection: Connection, drawn: Drawn, tally: Tally, since: number): Promise<void> {
  try {
    const answer = await send(connection, drawn, tally)
    tally.note(answer, performance.now() - since)
  } catch (error) {
    tally.lost(error)
  }
}

/** Each client sends its next order when it has the answer to the last one. */
export const closedLoop = (
  urls: readonly string[],
  clients: number,
  seconds: number,
  draw: Draw,
): Promise<Report> =>
  withConnections(urls, clients, async connections => {
    const tally = startTally()
    const end = performance.now() + seconds * 1000
    let inTime = 0
    await Promise.all(
      connections.map(async connection => {
        while (performance.now() < end) {
          await sendNoted(connection, draw(), tally, performance.now())
          if (performance.now() < end) inTime++
        }
      }),
    )
    return tally.report(seconds, inTime)
  })

const OPEN_CONNECTIONS = 256

/**
 * Orders come when they come, whether or not earlier ones are answered: at random moments, `perSecond` of them on
 * average. Latency counts from the moment at which an order was due, so that a stall hits all who wait for it
 * (coordinated omission is counted in).
 */
export const openLoop = (
  urls: readonly string[],
  perSecond: number,
  seconds: number,
  draw: Draw,
  chance: () => number,
): Promise<Report> =>
  withConnections(urls, OPEN_CONNECTIONS, async connections => {
    const tally = startTally()
    const start = performance.now()
    const end = start + seconds * 1000
    const due: number[] = []
    const idle = [...connections]
    const busy = new Set<Promise<void>>()
    const gap = (): number => (-Math.log(1 - chance()) / perSecond) * 1000
    const dispatch = (connection: Connection, at: number): void => {
      const sent = sendNoted(connection, draw(), tally, at).then(() => {
        busy.delete(sent)
        const next = due.shift()
        if (next === undefined) idle.push(connection)
        else dispatch(connection, next)
      })
      busy.add(sent)
    }
    let next = start + gap()
    while (next < end) {
      for (const now = performance.now(); next <= now && next < end; next += gap()) {
        const connection = idle.pop()
        if (connection) dispatch(connection, next)
        else due.push(next)
      }
      await pause(1)
    }
    while (busy.size > 0) await Promise.all(busy)
    return tally.report(seconds, tally.answered())
  })

/** So many clients press the button at the same moment, once each. */
export const flash = (urls: readonly string[], clients: number, draw: Draw): Promise<Report> =>
  withConnections(urls, clients, async connections => {
    const tally = startTally()
    const start = performance.now()
    await Promise.all(connections.map(connection => sendNoted(connection, draw(), tally, start)))
    return tally.report((performance.now() - start) / 1000, tally.answered())
  })
