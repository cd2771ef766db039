import { isId } from './id.ts'
import { BadValue } from './refusal.ts'

/**
 * How a value crosses to PostgreSQL and back. `type` is the server's name of the type: the SQL check compares
 * it with what the server infers. Values arrive as text unless the driver parses them (int4, bool, arrays).
 */
export type Codec<T> = {
  readonly type: string
  encode(value: T): unknown
  decode(raw: unknown): T
}
export type Shape = Record<string, Codec<unknown>>
export type Values<S extends Shape> = { [K in keyof S]: S[K] extends Codec<infer T> ? T : never }

const same = (value: unknown): unknown => value

function safe(value: number): number {
  if (!Number.isSafeInteger(value)) throw new BadValue(`not a safe integer: ${value}`)
  return value
}

const integer = (type: string): Codec<number> => ({ type, encode: safe, decode: raw => safe(Number(raw)) })

export const text: Codec<string> = { type: 'text', encode: same, decode: String }
/** A text column whose CHECK admits these words only. */
export const word = <T extends string>(): Codec<T> => text as unknown as Codec<T>
export const bool: Codec<boolean> = { type: 'boolean', encode: same, decode: raw => raw === true }
export const int: Codec<number> = integer('integer')
export const big: Codec<number> = integer('bigint')
/** Money in fen. 2^53 fen is 90 trillion yuan; anything that is not a safe integer is refused here. */
export const fen: Codec<number> = integer('bigint')
/** Unit price in millionths of a yuan. */
export const micro: Codec<number> = integer('bigint')
/** Quantity in the product's smallest sales unit. */
export const units: Codec<number> = integer('bigint')

export const uuid: Codec<string> = {
  type: 'uuid',
  encode: value => {
    if (!isId(value)) throw new BadValue(`not an id: ${JSON.stringify(value)}`)
    return value
  },
  decode: String,
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
export const day: Codec<string> = {
  type: 'date',
  encode: value => {
    if (!DAY.test(value)) throw new BadValue(`not a day: ${JSON.stringify(value)}`)
    return value
  },
  decode: String,
}

export const instant: Codec<string> = {
  type: 'timestamp with time zone',
  encode: same,
  decode: raw => new Date(String(raw)).toISOString(),
}

/** A jsonb column: any JSON value. Pass the expected type, which the module's own contract vouches for. */
export const json = <T = unknown>(): Codec<T> => ({
  type: 'jsonb',
  encode: value => JSON.stringify(value),
  decode: raw => JSON.parse(String(raw)) as T,
})

/** A file's content. */
export const bytes: Codec<Buffer> = { type: 'bytea', encode: same, decode: raw => raw as Buffer }

export const texts: Codec<string[]> = { type: 'text[]', encode: same, decode: raw => raw as string[] }

export const optional = <T>(codec: Codec<T>): Codec<T | null> => ({
  type: codec.type,
  encode: value => (value === null ? null : codec.encode(value)),
  decode: raw => (raw === null ? null : codec.decode(raw)),
})

/** A parameter array for `unnest`; elements may be null where the element codec is optional. */
export const list = <T>(codec: Codec<T>): Codec<readonly T[]> => ({
  type: `${codec.type}[]`,
  encode: values => values.map(value => codec.encode(value)),
  decode: () => {
    throw new TypeError('arrays are parameters; return rows instead')
  },
})
