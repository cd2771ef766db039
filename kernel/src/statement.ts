import type { Codec, Shape, Values } from './codec.ts'

/** What a statement needs to run: a transaction's context, or anything that sends a prepared statement. */
export type Querier = {
  query(statement: Statement, values: unknown[]): Promise<Outcome>
}
export type Outcome = { rows: unknown[][]; rowCount: number; columns: string[] }

export type Statement = {
  /** `module.name`; also the name under which the server prepares it. */
  readonly name: string
  readonly module: string
  readonly text: string
  readonly params: readonly (readonly [string, Codec<unknown>])[]
  readonly columns: Shape
  readonly writes: boolean
  /** Kept even when the use case refuses: what the law wants written down about the refusal itself. */
  readonly journal: boolean
  /** Planned for the values of each call, so that a filter that is left out costs nothing. */
  readonly filtered: boolean
  /** Where each declared column stands in the server's answer; found at the first execution. */
  order: readonly (readonly [string, Codec<unknown>, number])[] | null
}

// `for update` locks rows, it writes none.
const WRITES = /\b(insert into|delete from|(?<!for |no key )update)\b/i

const registered = new Map<string, Statement>()

/** Every statement of the loaded modules, for the SQL check. */
export const allStatements = (): readonly Statement[] => [...registered.values()]

export type Hole = { readonly param: string }
type Holes<P extends Shape> = { readonly [K in keyof P]: Hole }
/** A part of a statement, made by `sql`, that may stand in the hole of another. */
type Fragment = { readonly text: string; readonly used: readonly string[] }
type Text<P extends Shape> = (p: Holes<P>) => Fragment

/** SQL with named holes: each distinct parameter becomes one `$n`. Only parameters and parts made here may fill one. */
export function sql(strings: TemplateStringsArray, ...holes: (Hole | Fragment)[]): Fragment {
  const used: string[] = []
  const numbered = (param: string): string => {
    const at = used.indexOf(param)
    return `$${at < 0 ? used.push(param) : at + 1}`
  }
  let text = strings[0] ?? ''
  holes.forEach((hole, i) => {
    text +=
      'param' in hole
        ? numbered(hole.param)
        : hole.text.replace(/\$(\d+)/g, (_, n: string) => numbered(hole.used[Number(n) - 1]!))
    text += strings[i + 1] ?? ''
  })
  return { text, used }
}

const snake = (name: string): string => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)

function declare<C extends Shape, P extends Shape>(
  module: string,
  name: string,
  columns: C,
  params: P,
  build: Text<P>,
  { journal = false, filtered = false } = {},
): Statement {
  const holes = Object.fromEntries(Object.keys(params).map(param => [param, { param }])) as Holes<P>
  const { text, used } = build(holes)
  for (const param of Object.keys(params))
    if (!used.includes(param)) throw new Error(`${module}.${name}: parameter ${param} is not used`)
  const statement: Statement = {
    name: `${module}.${name}`,
    module,
    text: text.trim(),
    params: used.map(param => [param, params[param] as Codec<unknown>]),
    columns,
    writes: WRITES.test(text),
    journal,
    filtered,
    order: null,
  }
  if (registered.has(statement.name)) throw new Error(`statement ${statement.name} is declared twice`)
  registered.set(statement.name, statement)
  return statement
}

function encode(statement: Statement, params: Record<string, unknown>): unknown[] {
  return statement.params.map(([param, codec]) => {
    const value = params[param]
    if (value === undefined) throw new TypeError(`${statement.name}: ${param} is missing`)
    return codec.encode(value)
  })
}

function columnOrder(statement: Statement, columns: string[]): NonNullable<Statement['order']> {
  const wanted = Object.entries(statement.columns)
  if (columns.length !== wanted.length)
    throw new TypeError(`${statement.name} declares ${wanted.length} columns, the server gives ${columns}`)
  return wanted.map(([key, codec]) => {
    const at = columns.indexOf(snake(key))
    if (at < 0) throw new TypeError(`${statement.name} gives no column ${snake(key)}`)
    return [key, codec, at] as const
  })
}

function decode(statement: Statement, outcome: Outcome): Record<string, unknown>[] {
  statement.order ??= columnOrder(statement, outcome.columns)
  const order = statement.order
  return outcome.rows.map(row => {
    const value: Record<string, unknown> = {}
    for (const [key, codec, at] of order) value[key] = codec.decode(row[at])
    return value
  })
}

/**
 * The statements of one module. `many` and `filtered` give rows, `maybe` at most one row (null when there is
 * none), `one` exactly one, `run` the number of rows written, `journal` the same for records that a refusal
 * keeps. Columns are snake_case in SQL and camelCase here.
 */
export function statements(module: string) {
  function rowsOf<C extends Shape, P extends Shape>(statement: Statement) {
    return async (by: Querier, values: Values<P>): Promise<Values<C>[]> =>
      decode(statement, await by.query(statement, encode(statement, values))) as Values<C>[]
  }
  function many<C extends Shape, P extends Shape>(name: string, columns: C, params: P, build: Text<P>) {
    return rowsOf<C, P>(declare(module, name, columns, params, build))
  }
  /**
   * Like `many`, for lists with filters that may be left out. A prepared statement soon keeps one plan for all
   * values; this one is planned each time (about 0.3 ms), so that what is left out is gone from the plan.
   */
  function filtered<C extends Shape, P extends Shape>(name: string, columns: C, params: P, build: Text<P>) {
    return rowsOf<C, P>(declare(module, name, columns, params, build, { filtered: true }))
  }
  function maybe<C extends Shape, P extends Shape>(name: string, columns: C, params: P, build: Text<P>) {
    const rows = many(name, columns, params, build)
    return async (by: Querier, values: Values<P>): Promise<Values<C> | null> => {
      const found = await rows(by, values)
      if (found.length > 1) throw new Error(`${module}.${name} gave ${found.length} rows instead of one`)
      return found[0] ?? null
    }
  }
  function one<C extends Shape, P extends Shape>(name: string, columns: C, params: P, build: Text<P>) {
    const row = maybe(name, columns, params, build)
    return async (by: Querier, values: Values<P>): Promise<Values<C>> => {
      const found = await row(by, values)
      if (!found) throw new Error(`${module}.${name} gave no row`)
      return found
    }
  }
  function run<P extends Shape>(name: string, params: P, build: Text<P>, journal = false) {
    const statement = declare(module, name, {}, params, build, { journal })
    return async (by: Querier, values: Values<P>): Promise<number> =>
      (await by.query(statement, encode(statement, values))).rowCount
  }
  /** Like `run`, for records that stay when the use case refuses. */
  function journal<P extends Shape>(name: string, params: P, build: Text<P>) {
    return run(name, params, build, true)
  }
  return { many, filtered, maybe, one, run, journal }
}
