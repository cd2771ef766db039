import type { Day } from './day.ts'

/**
 * The condition language: plain JSON, so that a rule can live in a file, a table or a browser.
 *
 * A path is dot-separated (`seller.kind`). Its first part is a name bound by an enclosing quantifier
 * (`some`/`every` … `as`), or else a field of the facts; `$date` alone is the business date.
 */
export type Scalar = string | number | boolean | null

/** What a fact is compared with: a value, or another fact (days may be shifted). */
export type Operand = Scalar | { fact: string; plusDays?: number }

export type Condition =
  | boolean
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { fact: string; is: Operand }
  | { fact: string; isNot: Operand }
  | { fact: string; in: Scalar[] }
  | { fact: string; notIn: Scalar[] }
  | { fact: string; below: Operand }
  | { fact: string; atMost: Operand }
  | { fact: string; above: Operand }
  | { fact: string; atLeast: Operand }
  | { fact: string; before: Operand }
  | { fact: string; onOrBefore: Operand }
  | { fact: string; after: Operand }
  | { fact: string; onOrAfter: Operand }
  | { fact: string; includes: Operand }
  | { fact: string; includesAll: Scalar[] }
  | { fact: string; includesAny: Scalar[] }
  | { some: string; as: string; where: Condition }
  | { every: string; as: string; where: Condition }

/** Operators by what they compare. */
const OPERATORS = {
  equality: ['is', 'isNot'],
  membership: ['in', 'notIn'],
  number: ['below', 'atMost', 'above', 'atLeast'],
  day: ['before', 'onOrBefore', 'after', 'onOrAfter'],
  element: ['includes'],
  elements: ['includesAll', 'includesAny'],
} as const

export type OperatorGroup = keyof typeof OPERATORS

const GROUP_OF: ReadonlyMap<string, OperatorGroup> = new Map(
  (Object.keys(OPERATORS) as OperatorGroup[]).flatMap(group =>
    OPERATORS[group].map(operator => [operator, group] as const),
  ),
)

export const groupOf = (operator: string): OperatorGroup | undefined => GROUP_OF.get(operator)

/**
 * Three-valued truth (Kleene): `all` is the minimum, `any` the maximum, `not` is 2 − x.
 * UNKNOWN means that a fact is missing or has the wrong type, and it only survives where it matters:
 * if the result is TRUE, it would be TRUE whatever the missing fact turned out to be.
 */
export const FALSE = 0
export const UNKNOWN = 1
export const TRUE = 2
export type Truth = 0 | 1 | 2

/** What a compiled condition reads: the facts, the business date, and the quantifiers' current elements. */
export type Scope = { facts: unknown; date: Day; bound: unknown[] }
