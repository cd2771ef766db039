import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { describe, expect, test } from 'vitest'
import { Denied, Held } from '../refusal.ts'
import { type Actor, systemActor } from '../right.ts'
import { admit, PROVEN_MS } from './admit.ts'
import { closed, openPlaces } from './closed.ts'

const NOW = '2026-11-22T01:00:00.000Z'
const ago = (ms: number) => new Date(Date.parse(NOW) - ms).toISOString()
const person = (more: Partial<Actor> = {}): Actor => ({
  kind: 'user',
  userId: 'u',
  name: 'u',
  orgId: 'o',
  rights: new Set(),
  ...more,
})
const route = (more: object = {}) => ({ right: 'signed-in', ...more })
const codeFrom = (use: () => void): string | null => {
  try {
    use()
    return null
  } catch (error) {
    return error instanceof Held ? error.code : String(error)
  }
}
const coming = (to: ReturnType<typeof route>, actor: Actor | null) => codeFrom(() => admit(to, actor, NOW))

describe('who comes to a route', () => {
  const held = person({ hold: 'identity.password_must_change' })
  test('somebody who has to put something right reaches only what puts it right', () => {
    expect(coming(route(), held)).toBe('identity.password_must_change')
    expect(coming(route({ duringHold: true }), held)).toBeNull()
    expect(coming(route({ right: 'public' }), held)).toBeNull()
    expect(coming(route(), person())).toBeNull()
    expect(coming(route(), null)).toBeNull()
  })
  test('a dangerous verb wants a fresh proof, and a person', () => {
    const dangerous = route({ stepUp: true })
    expect(coming(dangerous, person({ provenAt: ago(PROVEN_MS) }))).toBeNull()
    expect(coming(dangerous, person({ provenAt: ago(PROVEN_MS + 1) }))).toBe('identity.step_up_needed')
    expect(coming(dangerous, person())).toBe('identity.step_up_needed')
    expect(() => admit(dangerous, person({ kind: 'key', provenAt: NOW }), NOW)).toThrow(Denied)
    expect(coming(dangerous, systemActor('job'))).toBeNull()
    expect(coming(dangerous, { ...held, provenAt: NOW })).toBe('identity.password_must_change')
  })
})

describe('closed bodies', () => {
  const schema = Type.Object({
    a: Type.Array(Type.Object({ b: Type.String() })),
    c: Type.Union([Type.Object({ d: Type.Integer() }), Type.Null()]),
    e: Type.Optional(Type.Record(Type.String(), Type.String())),
  })
  const good = { a: [{ b: 'x' }], c: { d: 1 }, e: { any: 'x' } }
  test('take what they name and nothing else, however deep', () => {
    const shut = Compile(closed(schema))
    expect(shut.Check(good)).toBe(true)
    expect(shut.Check({ ...good, more: 1 })).toBe(false)
    expect(shut.Check({ ...good, a: [{ b: 'x', more: 1 }] })).toBe(false)
    expect(shut.Check({ ...good, c: { d: 1, more: 1 } })).toBe(false)
    expect(Compile(schema).Check({ ...good, more: 1 })).toBe(true)
  })
  test('are told from open ones by their places', () => {
    expect(openPlaces(closed(schema))).toEqual([])
    expect(openPlaces(schema).length).toBeGreaterThanOrEqual(3)
  })
  test('are not joined from parts that would refuse each other', () => {
    expect(() => closed(Type.Intersect([schema, schema]))).toThrow('allOf')
  })
})
