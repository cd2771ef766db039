import { BadValue, Denied, Held, IdReused, NotFound, Unavailable } from '@yaolian/kernel'
import Fastify from 'fastify'
import { describe, expect, test } from 'vitest'
import { problemFor, sendProblem } from './problem.ts'
import { guardWrites } from './write-guard.ts'

describe('what a route throws', () => {
  test.each<[unknown, number, string]>([
    [new Denied('stock.hold'), 403, 'edge.denied'],
    [new Held('identity.password_must_change'), 403, 'identity.password_must_change'],
    [new NotFound('order'), 404, 'edge.not_found'],
    [new IdReused('x'), 409, 'edge.id_reused'],
    [new Unavailable('away'), 503, 'edge.unavailable'],
    [new BadValue('not a day'), 400, 'edge.invalid'],
    [Object.assign(new Error('date/time field value out of range'), { code: '22008' }), 400, 'edge.invalid'],
    [Object.assign(new Error('terminating connection'), { code: '57P01' }), 503, 'edge.unavailable'],
    [Object.assign(new Error('disk full'), { code: '53100' }), 503, 'edge.unavailable'],
    [Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }), 503, 'edge.unavailable'],
    [new Error('a bug'), 500, 'edge.bug'],
    [new RangeError('a bug too'), 500, 'edge.bug'],
  ])('%s becomes %i %s', (error, status, code) => {
    expect(problemFor(error).body).toMatchObject({ status, code })
  })

  test('says nothing of a bug to the outside', () => {
    expect(JSON.stringify(problemFor(new Error('password=secret')).body)).not.toContain('secret')
  })
})

test('writes are refused while the disk is nearly full, reading goes on', async () => {
  const app = Fastify()
  app.setErrorHandler(sendProblem)
  guardWrites(app, () => 'the disk is nearly full')
  app.get('/', async () => 'read')
  app.post('/', async () => 'written')
  expect((await app.inject('/')).statusCode).toBe(200)
  const refused = await app.inject({ method: 'POST', url: '/' })
  expect(refused.statusCode).toBe(503)
  expect(refused.headers['retry-after']).toBe('30')
  await app.close()
})
