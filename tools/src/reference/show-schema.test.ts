import { Fen, Id, ListQuery, page } from '@yaolian/kernel/contract'
import { expect, test } from 'vitest'
import { showSchema } from './show-schema.ts'

const text = { type: 'string' }
const object = (properties: object, required = Object.keys(properties)) =>
  ({ type: 'object', properties, required }) as Parameters<typeof showSchema>[0]

test('shared shapes go by their names, an optional field by its mark', () => {
  const schema = object({ id: Id, totalFen: Fen, 'f.seller': { anyOf: [Id, { type: 'null' }] } }, ['id'])
  expect(showSchema(schema)).toBe("{ id: Id; totalFen?: Fen; 'f.seller'?: Id | null }")
})

test('pages and list queries are shown as such', () => {
  expect(showSchema(page(Id))).toBe('Page<Id>')
  const days = { type: 'array', items: { enum: [1, 2] } }
  expect(showSchema(object({ ...ListQuery.properties, days }))).toBe('{ ...ListQuery; days: (1 | 2)[] }')
})

test('what does not fit on a line is broken, and descriptions stand behind their fields', () => {
  const field = { ...text, description: 'said in words' }
  const names = Array.from({ length: 9 }, (_, i) => `aRatherLongName${i}`)
  const shown = showSchema(object(Object.fromEntries(names.map(name => [name, field]))))
  expect(shown.split('\n')).toHaveLength(11)
  expect(shown).toContain('  aRatherLongName0: string // said in words\n')
})

test('objects that must all fit become one; a pair stays a pair', () => {
  const pair = { type: 'array', items: [text, { type: 'integer' }] }
  const both = { allOf: [object({ a: pair }), object({ b: { const: 'x' } })] }
  expect(showSchema(both)).toBe('{ a: [string, number]; b: "x" }')
})

test('a form of schema that nobody thought of is a fault', () => {
  expect(() => showSchema({ not: text } as object)).toThrow("can't show")
})
