import {
  type Actor,
  admit,
  appUrl,
  type Ctx,
  type Database,
  isRefusal,
  movableClock,
  newId,
  openDatabase,
  type Reply,
  systemActor,
  transact,
} from '@yaolian/kernel'
import { testDatabase } from '@yaolian/kernel/test'
import { registerOrganisations } from '@yaolian/party'
import type { OrganisationKind } from '@yaolian/party/contract'
import { addUsers } from './add-users.ts'
import { authenticate } from './authenticate.ts'
import { identityModule } from './face.ts'
import { hashPassword } from './hash-password.ts'
import { nextUscc } from './uscc.fixture.ts'

export type TestHouse = Awaited<ReturnType<typeof openHouse>>
/** What a browser holds and where it sits. */
export type Browser = { token: string | null; ip?: string }
type Sent = { params?: object; query?: object; body?: object }

export const PASSWORD = 'Yangxin-Tang 88'
const SYSTEM = systemActor('test')

/** A database of its own with every module's tables, a clock that the test moves, and the routes as a browser meets them. */
export async function openHouse(options: Parameters<typeof identityModule>[0] = { demo: false }) {
  const { ownerUrl, drop } = await testDatabase()
  const module = identityModule(options)
  const clock = movableClock('2026-11-22T01:00:00.000Z')
  const db = openDatabase(appUrl(ownerUrl), { clock, size: 8 })
  const routes = module.routes(db)
  const passwordHash = await hashPassword(PASSWORD)
  const as = <T>(actor: Actor, use: (ctx: Ctx) => Promise<T>): Promise<T> => transact(db, { actor }, use)
  return {
    db,
    clock,
    as,
    /** Plain SQL that sees every row, to look behind the doors. */
    sql: (text: string, values: unknown[] = []) => plainSql(db, text, values),
    system: <T>(use: (ctx: Ctx) => Promise<T>): Promise<T> => as(SYSTEM, use),
    async firm(kind: OrganisationKind, name = `试验企业${newId().slice(-6)}`) {
      const orgId = newId()
      const place = { province: '湖北省', city: '武汉市' }
      const [answer] = await as(SYSTEM, ctx =>
        registerOrganisations(ctx, [{ orgId, uscc: nextUscc(), name, kind, ...place }]),
      )
      if (isRefusal(answer)) throw new Error(answer.code)
      return orgId
    },
    /** Somebody with the password PASSWORD. */
    async person(orgId: string, roles: string[], name = `user${newId().slice(-8)}`) {
      const userId = newId()
      const [answer] = await as(SYSTEM, ctx =>
        addUsers(ctx, [{ userId, orgId, name, displayName: `${name} 先生`, roles, passwordHash }]),
      )
      if (isRefusal(answer)) throw new Error(answer.code)
      return { userId, orgId, name }
    },
    /** Sends a request as the edge would: the actor behind the browser's token, then the route. */
    async send(browser: Browser, method: 'GET' | 'POST', path: string, sent: Sent = {}) {
      const route = routes.find(r => r.method === method && r.path === path)
      if (!route) throw new Error(`no route ${method} ${path}`)
      const ip = browser.ip ?? '192.0.2.1'
      const actor = await authenticate(db, browser.token, ip)
      admit(route, actor, clock.now())
      if (!actor && route.right !== 'public') return { status: 401, value: null }
      const parts = { params: sent.params, query: sent.query ?? {}, body: sent.body }
      const reply = await route.handle(db, actor, parts, {
        ip,
        userAgent: 'vitest',
        token: browser.token,
        setCookie: cookie => {
          browser.token = cookie?.token ?? null
        },
      })
      return read(reply)
    },
    /** SQL as the owner of the tables, to fill them. */
    async asOwner(text: string): Promise<void> {
      const owner = openDatabase(ownerUrl)
      await owner.streams.query(text)
      await owner.close()
    },
    close: async () => {
      await db.close()
      await drop()
    },
  }
}

// biome-ignore lint/suspicious/noExplicitAny: rows as a test asks for them
async function plainSql(db: Database, text: string, values: unknown[]): Promise<any[]> {
  const client = await db.streams.connect()
  try {
    await client.query("begin; set local app.everywhere = 'on'")
    const { rows } = await client.query(text, values)
    await client.query('commit')
    return rows
  } finally {
    client.release()
  }
}

// biome-ignore lint/suspicious/noExplicitAny: an answer as a test sees it
function read(reply: Reply): { status: number; value: any } {
  if (reply.kind === 'json') return reply
  if (reply.kind === 'answer') return { status: reply.answer.status, value: JSON.parse(reply.answer.body) }
  return { status: 200, value: String(reply.download.body) }
}
