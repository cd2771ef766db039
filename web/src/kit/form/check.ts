import type { Static, TObject, TProperties } from 'typebox'
import { Errors } from 'typebox/value'
import type { Facts } from '../fill.ts'

/** What is wrong with one field: the schema keyword (or a key of the form's own words) and its figures. */
export type FieldError = { word: string; facts: Facts }

/** Own checks beyond the schema: check digits, "not before today". Key = field, value = the word. */
export type OwnCheck<V> = (value: Partial<V>) => Partial<Record<keyof V & string, string>>

type Raw = { keyword: string; instancePath: string; params: Record<string, unknown> }

const unions = new Set(['anyOf', 'oneOf'])

/**
 * What the schema of the server says about a form's value, one error a field (the first one; of a union its own error
 * and not those of its members).
 */
export function fieldErrors<P extends TProperties>(
  schema: TObject<P>,
  value: Partial<Static<TObject<P>>>,
  own?: OwnCheck<Static<TObject<P>>>,
): Map<string, FieldError> {
  const found = new Map<string, FieldError>()
  for (const error of Errors(schema, value) as Raw[]) {
    if (error.keyword === 'required') {
      for (const name of error.params.requiredProperties as string[])
        found.set(name, { word: 'required', facts: {} })
      continue
    }
    const name = error.instancePath.split('/')[1]
    if (name && (!found.has(name) || unions.has(error.keyword))) {
      found.set(name, {
        word: error.keyword,
        facts: { limit: Number(error.params.limit ?? error.params.multipleOf) },
      })
    }
  }
  for (const [name, word] of Object.entries(own?.(value) ?? {})) {
    if (word && !found.has(name)) found.set(name, { word: word as string, facts: {} })
  }
  return found
}
