import Type from 'typebox'
import { expect, test } from 'vitest'
import { fieldErrors } from './check.ts'

const schema = Type.Object({
  name: Type.String({ minLength: 2, maxLength: 8 }),
  kind: Type.Enum(['a', 'b']),
  days: Type.Integer({ minimum: 1 }),
  to: Type.Union([Type.String({ pattern: '^\\d+$' }), Type.Null()]),
  note: Type.Optional(Type.String()),
})
const words = (value: object) =>
  Object.fromEntries([...fieldErrors(schema, value)].map(([name, error]) => [name, error.word]))

test('one error a field, named by the schema', () => {
  expect(words({})).toEqual({ name: 'required', kind: 'required', days: 'required', to: 'required' })
  expect(words({ name: 'x', kind: 'c', days: 0, to: 'x' })).toMatchObject({
    name: 'minLength',
    kind: 'enum',
    days: 'minimum',
    to: 'anyOf',
  })
  expect(words({ name: 'xy', kind: 'a', days: Number.NaN, to: null })).toMatchObject({ days: 'type' })
  expect(words({ name: 'xy', kind: 'a', days: 1, to: null })).toEqual({})
  expect(fieldErrors(schema, { name: 'x' }).get('name')?.facts).toEqual({ limit: 2 })
})

test('own checks speak only where the schema is content', () => {
  const own = () => ({ name: 'taken', kind: 'odd' })
  const found = fieldErrors(schema, { name: 'xy', days: 1, to: null }, own)
  expect([found.get('name')?.word, found.get('kind')?.word]).toEqual(['taken', 'required'])
})
