import {
  Day,
  Fen,
  Id,
  Instant,
  ListQuery,
  Micro,
  PackLevels,
  PositiveFen,
  PositiveUnits,
  RuleHit,
  Totals,
  Units,
} from '@yaolian/kernel/contract'

type Schema = {
  type?: string
  properties?: Record<string, Schema>
  required?: readonly string[]
  items?: Schema | readonly Schema[]
  anyOf?: readonly Schema[]
  allOf?: readonly Schema[]
  enum?: readonly unknown[]
  const?: unknown
  patternProperties?: Record<string, Schema>
  description?: string
}

/** Shapes that every module shares, by the name that the reference uses. */
const NAMED = new Map(
  Object.entries({ Id, Day, Instant, Fen, Micro, Units, PackLevels, RuleHit, Totals }).map(
    ([name, schema]) => [JSON.stringify(schema), name],
  ),
)
NAMED.set(JSON.stringify(PositiveFen), 'Fen')
NAMED.set(JSON.stringify(PositiveUnits), 'Units')

const WIDTH = 100
const LISTED = Object.keys(ListQuery.properties)

/**
 * A JSON schema as TypeScript would write it: one line where it fits, else a field a line with its description
 * behind it. Limits of length and number are left to the OpenAPI document. Throws for a form of schema it doesn't
 * know, so that nothing is shown wrongly.
 */
export function showSchema(given: Schema, indent = ''): string {
  const schema = merged(given)
  const short = inline(schema)
  if (indent.length + short.length <= WIDTH) return short
  const inner = `${indent}  `
  const rows = rowOfPage(schema)
  if (rows) return `Page<${showSchema(rows, indent)}>`
  if (schema.anyOf && !NAMED.has(JSON.stringify(schema))) {
    const parts = schema.anyOf.map(one => showSchema(one, indent))
    return parts.join(' | ')
  }
  if (isArray(schema)) return `${showSchema(schema.items, indent)}[]`
  if (!schema.properties) return short
  const fields = fieldsOf(schema).map(([name, mark, field]) => {
    const note = field.description && !named(field) ? ` // ${field.description}` : ''
    return `${inner}${name}${mark}: ${showSchema(field, inner)}${note}`
  })
  return `{\n${[...listed(schema, inner), ...fields].join('\n')}\n${indent}}`
}

function inline(given: Schema): string {
  const schema = merged(given)
  const name = named(schema)
  if (name) return name
  if (schema.anyOf) return schema.anyOf.map(inline).join(' | ')
  if (schema.enum) return schema.enum.map(value => JSON.stringify(value)).join(' | ')
  if ('const' in schema) return JSON.stringify(schema.const)
  if (schema.patternProperties)
    return `Record<string, ${Object.values(schema.patternProperties).map(inline).join(' | ')}>`
  if (schema.properties) return inlineObject(schema)
  if (isArray(schema)) return inlineArray(schema.items)
  if (schema.type === 'array' && Array.isArray(schema.items))
    return `[${schema.items.map(inline).join(', ')}]`
  if (schema.type === 'integer' || schema.type === 'number') return 'number'
  if (['string', 'boolean', 'null'].includes(schema.type ?? '')) return schema.type!
  if (Object.keys(schema).every(key => key === 'description')) return 'unknown'
  throw new Error(`a schema that the reference can't show: ${JSON.stringify(schema)}`)
}

function inlineObject(schema: Schema): string {
  const rows = rowOfPage(schema)
  if (rows) return `Page<${inline(rows)}>`
  const fields = fieldsOf(schema).map(([name, mark, field]) => `${name}${mark}: ${inline(field)}`)
  return `{ ${[...listed(schema, ''), ...fields].join('; ')} }`
}

function inlineArray(items: Schema): string {
  const one = inline(items)
  return / \| /.test(one) && !one.startsWith('{') ? `(${one})[]` : `${one}[]`
}

/** Several objects that must all fit are one object with the fields of all. */
function merged(schema: Schema): Schema {
  if (!schema.allOf) return schema
  return {
    type: 'object',
    properties: Object.assign({}, ...schema.allOf.map(one => one.properties)),
    required: schema.allOf.flatMap(one => one.required ?? []),
  }
}

const named = (schema: Schema): string | undefined => NAMED.get(JSON.stringify(schema))

function fieldsOf(schema: Schema): [string, string, Schema][] {
  const skipped = isList(schema) ? new Set(LISTED) : new Set<string>()
  return Object.entries(schema.properties ?? {})
    .filter(([name]) => !skipped.has(name))
    .map(([name, field]) => [
      /^\w+$/.test(name) ? name : `'${name}'`,
      schema.required?.includes(name) ? '' : '?',
      field,
    ])
}

/** A query that takes what every list takes. */
const isList = (schema: Schema): boolean => LISTED.every(name => name in (schema.properties ?? {}))
const listed = (schema: Schema, indent: string): string[] => (isList(schema) ? [`${indent}...ListQuery`] : [])

/** The row of `{ rows, next }`, or null for any other object. */
function rowOfPage(schema: Schema): Schema | null {
  const names = Object.keys(schema.properties ?? {})
  const rows = schema.properties?.rows
  return names.length === 2 && names.includes('next') && rows && isArray(rows) ? rows.items : null
}

const isArray = (schema: Schema): schema is Schema & { items: Schema } =>
  schema.type === 'array' && schema.items !== undefined && !Array.isArray(schema.items)
