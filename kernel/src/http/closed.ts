import type { TSchema } from 'typebox'

type Node = Record<string, unknown>

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The schema with every object in it closed: a field that nobody reads is a misunderstanding, told at once, not
 * dropped. Objects that say themselves what more they take keep their word. Throws where schemas are joined by
 * `allOf`, of which each part would refuse the other's fields: spread their properties instead.
 */
export function closed<T extends TSchema>(schema: T): T {
  return close(schema) as T
}

function close(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(close)
  if (!isNode(value)) return value
  if ('allOf' in value) throw new TypeError('a body joined by allOf cannot be closed: spread the properties')
  // TypeBox keeps what it knows of a schema in hidden properties: they come along.
  const copy = Object.create(Object.getPrototypeOf(value), Object.getOwnPropertyDescriptors(value)) as Node
  for (const key of Object.keys(copy)) if (key !== 'enum' && key !== 'const') copy[key] = close(copy[key])
  if (copy.type === 'object' && !('additionalProperties' in copy)) copy.additionalProperties = false
  return copy
}

/** Places in a schema, as paths, where an object takes fields that it does not name. */
export function openPlaces(schema: unknown, at = 'body'): string[] {
  if (Array.isArray(schema)) return schema.flatMap((one, i) => openPlaces(one, `${at}[${i}]`))
  if (!isNode(schema)) return []
  const own = schema.type === 'object' && schema.additionalProperties !== false ? [at] : []
  return [...own, ...Object.entries(schema).flatMap(([key, one]) => openPlaces(one, `${at}.${key}`))]
}
