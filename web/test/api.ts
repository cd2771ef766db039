import type { BrowserContext, Route } from 'playwright-core'
import * as market from './market.ts'

type Body = Record<string, unknown>
type Sent = { path: string; body: Body }
type Answer = { status?: number; body?: unknown; headers?: Record<string, string> } | 'lost'
/** Overrides for one test: `'POST /trade/orders': (body, nth) => …`; undefined falls through to the ordinary answer. */
export type Special = Record<string, (body: Body, nth: number, url: URL) => Answer | undefined>

const ok = (body: unknown, status = 200): Answer => ({ status, body })
export const problem = (status: number, code: string, facts: Body = {}, hits: unknown[] = []): Answer => ({
  status,
  body: { type: `/problems/${code}`, title: code, status, code, facts, hits },
})

const found = (q: string) => (o: (typeof market.offers)[number]) =>
  [o.genericName, o.makerName, o.brand ?? '', initials[o.genericName] ?? ''].some(text => text.includes(q))
const initials: Record<string, string> = {
  阿莫西林胶囊: 'amxljn',
  阿司匹林肠溶片: 'aspl',
  布洛芬缓释胶囊: 'blf',
}

function list<T>(url: URL, rows: readonly T[]): Answer {
  const from = Number(url.searchParams.get('after') ?? 0)
  const limit = Number(url.searchParams.get('limit') ?? 50)
  const page = rows.slice(from, from + limit)
  return ok({ rows: page, next: from + limit < rows.length ? String(from + limit) : null })
}

function orders(url: URL) {
  const q = url.searchParams.get('q') ?? ''
  const states = url.searchParams.get('f.state')?.split(',')
  return market.orders
    .filter(o => (o.number + o.sellerName).includes(q) && (!states || states.includes(o.state)))
    .map(market.orderRow)
}

/** The ordinary answers of a pharmacy's day. */
function ordinary(method: string, path: string, url: URL, body: Body, session: { on: boolean }): Answer {
  if (path === '/identity/login') {
    if (body.password !== 'yaolian')
      return problem(422, 'identity.login_refused', { attemptsMax: 5, lockMinutes: 15 })
    session.on = true
    return ok({})
  }
  if (path === '/identity/demo-accounts') return ok({ rows: market.demoAccounts })
  if (path === '/setup') return ok({ needed: false })
  if (!session.on) return problem(401, 'edge.login')
  if (path === '/identity/logout') session.on = false
  if (path.startsWith('/identity/me')) return ok(market.me)
  if (path.startsWith('/identity/')) return ok({})
  if (path === '/party/addresses')
    return method === 'POST' ? ok({ addressId: body.addressId }, 201) : ok({ rows: market.addresses })
  if (path === '/trade/offers') {
    const q = url.searchParams.get('q') ?? ''
    const rx = url.searchParams.get('f.rx')?.split(',')
    return list(
      url,
      market.offers.filter(o => found(q)(o) && (!rx || rx.includes(o.rx))),
    )
  }
  const offer = /^\/trade\/offers\/(.+)\/(.+)$/.exec(path)
  if (offer) {
    const one = market.offers.find(o => o.sellerId === offer[1] && o.productId === offer[2])
    return one ? ok(one) : problem(404, 'edge.not_found')
  }
  if (path === '/trade/purchases/totals') return ok({ count: orders(url).length, exact: true })
  if (path === '/trade/purchases') return list(url, orders(url))
  const order = /^\/trade\/orders\/([^/]+)(?:\/(\w+))?$/.exec(path)
  if (order) {
    const one = market.orders.find(o => o.orderId === order[1])
    if (!one) return problem(404, 'edge.not_found')
    if (!order[2]) return ok(one)
    return ok(
      { orderId: one.orderId, number: order[2] === 'returns' ? 'RT20261122-000001' : one.number },
      201,
    )
  }
  if (path === '/trade/orders') {
    return ok(
      {
        orderId: market.orders[0]?.orderId,
        number: 'SO20261122-000777',
        state: 'placed',
        totalFen: 12345,
        reservedUntil: '2026-11-23T01:12:00Z',
        warnings: [],
      },
      201,
    )
  }
  if (path === '/trade/statement') return ok(market.statement)
  if (path.startsWith('/rulebook/rules/')) return ok(market.rule)
  return problem(404, 'edge.not_found')
}

/** Answers the app's API inside the browser context; what was sent is kept in `sent`. */
export async function answerApi(context: BrowserContext, { loggedIn = true, special = {} as Special } = {}) {
  const session = { on: loggedIn }
  const sent: Sent[] = []
  const counts = new Map<string, number>()
  const handle = async (route: Route) => {
    const request = route.request()
    const url = new URL(request.url())
    const path = url.pathname.replace('/api/v1', '')
    const body = (request.postDataJSON() ?? {}) as Body
    if (request.method() === 'POST') sent.push({ path, body })
    const key = `${request.method()} ${path}`
    const nth = (counts.get(key) ?? 0) + 1
    counts.set(key, nth)
    const answer = special[key]?.(body, nth, url) ?? ordinary(request.method(), path, url, body, session)
    if (answer === 'lost') return route.abort('connectionreset')
    const type = (answer.status ?? 200) >= 400 ? 'application/problem+json' : 'application/json'
    await route.fulfill({
      status: answer.status ?? 200,
      contentType: type,
      headers: answer.headers ?? {},
      body: JSON.stringify(answer.body ?? {}),
    })
  }
  await context.route('**/api/v1/**', handle)
  return { sent, session }
}
