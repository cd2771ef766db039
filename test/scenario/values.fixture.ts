import { randomUUID } from 'node:crypto'
import type { Given, Operation } from './operations.fixture.ts'

/** JSON Schema, as far as our routes use it. */
export type Schema = {
  type?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  allOf?: Schema[]
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  minItems?: number
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Words of the formats that our schemas ask for; a new pattern takes a new word here. */
const WORDS = ['2026-11-22', '1', 'somebody', '13800000000', 'a'.repeat(64), 'a'.repeat(43), 'N02BE01']

function sampleText({ pattern, minLength = 0 }: Schema): string {
  if (!pattern) return '字'.repeat(Math.max(minLength, 2))
  const found = [randomUUID(), ...WORDS].find(word => new RegExp(pattern).test(word))
  if (found === undefined) throw new Error(`no word for ${pattern}`)
  return found
}

/** Chooses a value for a property by its name; undefined leaves it to the schema. */
export type Choose = (name: string) => unknown

/** A value that the schema takes: what it requires, and besides that what `choose` has a value for. */
function sample(schema: Schema, choose: Choose = () => undefined): unknown {
  if ('const' in schema) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return sample(schema.anyOf[0]!, choose)
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map(part => sample(part, choose)))
  if (schema.type === 'string') return sampleText(schema)
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(schema.minimum ?? 1, 1)
  if (schema.type === 'boolean') return false
  if (schema.type === 'array')
    return Array.from({ length: schema.minItems ?? 0 }, () => sample(schema.items!, choose))
  if (schema.type !== 'object') return null
  const entries = Object.entries(schema.properties ?? {}).flatMap(([name, inner]): [string, unknown][] => {
    const chosen = choose(name)
    if (chosen !== undefined) return [[name, inner.type === 'array' ? [chosen] : chosen]]
    return schema.required?.includes(name) ? [[name, sample(inner, choose)]] : []
  })
  return Object.fromEntries(entries)
}

/** A request that passes the schemas of its route. */
export function requestFor(operation: Operation, choose: Choose = () => undefined): Given {
  const texts = (fields: Operation['params']) =>
    Object.fromEntries(
      fields
        .filter(field => field.required || choose(field.name) !== undefined)
        .map(field => [field.name, String(choose(field.name) ?? sample(field.schema))]),
    )
  return {
    params: texts(operation.params),
    query: texts(operation.query),
    body: operation.body && sample(operation.body, choose),
  }
}
