import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { guardBodies } from './body-guard.ts'
import { callerOf, limitFor } from './callers.ts'
import { operatorOnly } from './operator.ts'
import { guardOrigin } from './origin-guard.ts'
import { sendProblem } from './problem.ts'

function app() {
  const server = Fastify()
  server.setErrorHandler(sendProblem)
  guardOrigin(server)
  guardBodies(server)
  server.get('/', async () => 'read')
  server.post('/', async request => ({ got: request.body }))
  return server
}
const post = (headers: Record<string, string>, payload = '{}') =>
  app().inject({ method: 'POST', url: '/', headers, payload })
const JSON_TYPE = { 'content-type': 'application/json' }

test.each(['cross-site', 'same-site'])(
  'a page of another origin (%s) writes nothing, but may read',
  async site => {
    const headers = { ...JSON_TYPE, 'sec-fetch-site': site }
    expect((await post(headers)).statusCode).toBe(403)
    expect((await app().inject({ url: '/', headers })).statusCode).toBe(200)
  },
)

test.each([undefined, 'same-origin', 'none'])('the own page and programs write (%s)', async site => {
  expect((await post({ ...JSON_TYPE, ...(site && { 'sec-fetch-site': site }) })).statusCode).toBe(200)
})

test('a body is JSON, and no text in it holds NUL', async () => {
  expect((await post({ 'content-type': 'text/plain' }, '{"a":1}')).statusCode).toBe(415)
  expect((await post(JSON_TYPE, '{"note":"a\\u0000b"}')).statusCode).toBe(400)
  expect((await post(JSON_TYPE, '{"__proto__":{"a":1}}')).statusCode).toBe(400)
  expect((await post(JSON_TYPE, '{"note":"a"}')).json()).toEqual({ got: { note: 'a' } })
})

type Request = Parameters<ReturnType<typeof callerOf>>[0]
const from = (ip: string, token?: string): Request =>
  ({ ip, headers: {}, cookies: token ? { yl_session: token } : {} }) as unknown as Request

test('made-up credentials count together by address, real ones alone', () => {
  const caller = callerOf(token => token === 'real')
  expect(caller(from('1.2.3.4', 'made-up-1'))).toBe(caller(from('1.2.3.4', 'made-up-2')))
  expect(caller(from('1.2.3.4', 'real'))).toBe(caller(from('5.6.7.8', 'real')))
  expect(caller(from('1.2.3.4', 'real'))).not.toContain('real')
  const limit = limitFor(100)
  const of = (request: Request) => limit(request, caller(request))
  expect([from('1.2.3.4'), from('1.2.3.4', 'x'), from('1.2.3.4', 'real')].map(of)).toEqual([100, 1000, 100])
})

test('a key with a limit of its own is held to it, never let beyond the house’s', () => {
  const caller = callerOf(() => true)
  const limit = limitFor(100, token => ({ slow: 5, fast: 5_000 })[token] ?? null)
  const of = (request: Request) => limit(request, caller(request))
  expect([from('1.2.3.4', 'slow'), from('1.2.3.4', 'fast'), from('1.2.3.4', 'other')].map(of)).toEqual([
    5, 100, 100,
  ])
})

test('the inside of the house shows to the machine itself and to the operator', async () => {
  const actor = (right: string) => async () => ({ rights: new Set([right]) }) as never
  const stranger = operatorOnly(async () => null)
  expect(await stranger(from('127.0.0.1'))).toBe(true)
  expect(await stranger(from('203.0.113.5'))).toBe(false)
  expect(await stranger(from('10.0.0.5'))).toBe(false)
  expect(await operatorOnly(actor('trade.order.read'))(from('203.0.113.5'))).toBe(false)
  expect(await operatorOnly(actor('platform.proofs.read'))(from('203.0.113.5'))).toBe(true)
})
