/** The condition language of rules as GET /rulebook/rules/:id sends it (engines/rules/src/condition.ts says what it means). */
type Scalar = string | number | boolean | null
export type Operand = Scalar | { fact: string; plusDays?: number }
export type Condition =
  | boolean
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { some: string; as: string; where: Condition }
  | { every: string; as: string; where: Condition }
  | ({ fact: string } & Record<string, unknown>)

const operators = [
  'is',
  'isNot',
  'in',
  'notIn',
  'below',
  'atMost',
  'above',
  'atLeast',
  'before',
  'onOrBefore',
  'after',
  'onOrAfter',
  'includes',
  'includesAll',
  'includesAny',
] as const
type Operator = (typeof operators)[number]

export type Comparison = { fact: string; operator: Operator; operand: Operand | Scalar[] }

/** The one operator beside `fact`; undefined for a form this page doesn't know. */
export function comparisonOf(condition: Record<string, unknown>): Comparison | undefined {
  const operator = operators.find(one => one in condition)
  if (!operator || typeof condition.fact !== 'string') return undefined
  return { fact: condition.fact, operator, operand: condition[operator] as Comparison['operand'] }
}

/** What each name bound by `some` or `every` stands for: `licence` → `seller.licences`. */
export type Bound = Readonly<Record<string, string>>

const equal = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/**
 * The three comparisons that together say "in force on the business date" (state valid, begun, not ended), which
 * every rule about licences repeats; the name whose licence it is, or undefined.
 */
export function inForceName(parts: readonly Condition[]): string | undefined {
  if (parts.length !== 3) return undefined
  const first = parts[0] as { fact?: string }
  const name = first.fact?.endsWith('.state') ? first.fact.slice(0, -'.state'.length) : undefined
  const wanted = [
    { fact: `${name}.state`, is: 'valid' },
    { fact: `${name}.validFrom`, onOrBefore: { fact: '$date' } },
    { fact: `${name}.validTo`, onOrAfter: { fact: '$date' } },
  ]
  return name !== undefined && equal(parts, wanted) ? name : undefined
}

/** `all` in `all` and `any` in `any` say nothing more than one; being in force stays together as one thought. */
export function flat(kind: 'all' | 'any', parts: readonly Condition[]): Condition[] {
  return parts.flatMap(part => {
    const inner = typeof part === 'object' ? (part as Record<string, unknown>)[kind] : undefined
    if (!Array.isArray(inner) || (kind === 'all' && inForceName(inner as Condition[]))) return [part]
    return flat(kind, inner as Condition[])
  })
}

/** Every fact that a condition looks at, once, by its path from the facts (lists as a whole). */
export function factsRead(condition: Condition, bound: Bound = {}): string[] {
  const found = new Set<string>()
  const note = (path: string) => {
    const [name = ''] = path.split('.')
    if (path !== '$date') found.add(bound[name] ?? path)
  }
  const more = (inner: Condition, names: Bound) => {
    for (const path of factsRead(inner, names)) found.add(path)
  }
  if (typeof condition === 'boolean') return []
  if ('all' in condition || 'any' in condition) {
    const parts = ('all' in condition ? condition.all : condition.any) as Condition[]
    for (const part of parts) more(part, bound)
  } else if ('not' in condition) {
    more(condition.not as Condition, bound)
  } else if ('some' in condition || 'every' in condition) {
    const { as, where } = condition as { as: string; where: Condition }
    const list = ('some' in condition ? condition.some : condition.every) as string
    note(list)
    more(where, { ...bound, [as]: list })
  } else {
    const comparison = comparisonOf(condition)
    if (!comparison) return []
    note(comparison.fact)
    const { operand } = comparison
    if (operand !== null && typeof operand === 'object' && 'fact' in operand) note(operand.fact)
  }
  return [...found]
}

/** The value at a path; undefined where the facts have none. */
export const factAt = (facts: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, part) =>
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined,
      facts,
    )
