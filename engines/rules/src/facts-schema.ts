/**
 * The part of JSON Schema that describes facts (a TypeBox schema fits as it is). With it, a rule that misspells
 * a field or compares with a value the field can't have is refused when compiled, instead of never being met.
 */
export type FactsSchema = {
  type?: string
  properties?: Record<string, FactsSchema>
  items?: FactsSchema
  anyOf?: FactsSchema[]
  const?: unknown
  enum?: readonly unknown[]
}

/** The schema one step down, or undefined when it has no such field. */
export function fieldOf(schema: FactsSchema, name: string): FactsSchema | undefined {
  if (schema.properties) {
    return Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined
  }
  for (const choice of schema.anyOf ?? []) {
    const found = fieldOf(choice, name)
    if (found) return found
  }
  return undefined
}

/** True when a value of this schema can be of the type: 'string', 'number', 'array', 'object' … */
export function canBe(schema: FactsSchema, type: string): boolean {
  if (schema.anyOf) return schema.anyOf.some(choice => canBe(choice, type))
  if ('const' in schema) return typeName(schema.const) === type
  if (schema.enum) return schema.enum.some(value => typeName(value) === type)
  return schema.type === type || (type === 'number' && schema.type === 'integer')
}

/** True when the schema can hold exactly this scalar. */
export function canEqual(schema: FactsSchema, value: unknown): boolean {
  if (schema.anyOf) return schema.anyOf.some(choice => canEqual(choice, value))
  if ('const' in schema) return schema.const === value
  if (schema.enum) return schema.enum.includes(value)
  return canBe(schema, typeName(value))
}

/** The values a schema lists, for an error message; undefined when it is open. */
export function listed(schema: FactsSchema): string | undefined {
  if (schema.anyOf) {
    const parts = schema.anyOf.map(listed)
    return parts.every(part => part !== undefined) ? parts.join(', ') : undefined
  }
  if ('const' in schema) return JSON.stringify(schema.const)
  return schema.enum?.map(value => JSON.stringify(value)).join(', ')
}

function typeName(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}
