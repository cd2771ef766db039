import type { Scope } from './condition.ts'

export type Read = (scope: Scope) => unknown

/** Names bound by enclosing quantifiers, outermost first; the position is the slot in `Scope.bound`. */
export type Bound = readonly string[]

const PART = /^[A-Za-z][A-Za-z0-9]*$/

/**
 * Why a path can't be used, or undefined. Names that every JavaScript object has (`constructor`,
 * `toString`) are refused: reading one would find something where the facts have nothing.
 */
export function pathProblem(path: unknown): string | undefined {
  if (path === '$date') return undefined
  if (typeof path !== 'string' || path === '') return 'a path must be a non-empty string'
  for (const part of path.split('.')) {
    if (!PART.test(part)) return `'${part}' is no field name`
    if (part in Object.prototype) return `'${part}' is reserved`
  }
  return undefined
}

/**
 * A reader for one path; a missing step reads as undefined. Depths 1 to 3 are written out because a loop over
 * parts costs twice as much per read, and reads are most of a judgement.
 */
export function compilePath(path: string, bound: Bound): Read {
  if (path === '$date') return scope => scope.date
  const parts = path.split('.')
  const slot = bound.lastIndexOf(parts[0] as string)
  if (slot >= 0) return fromSlot(slot, parts.slice(1))
  const [a, b, c] = parts as [string, string, string]
  if (parts.length === 1) return scope => field(scope.facts, a)
  if (parts.length === 2) return scope => field(field(scope.facts, a), b)
  if (parts.length === 3) return scope => field(field(field(scope.facts, a), b), c)
  return scope => parts.reduce(field, scope.facts)
}

function fromSlot(slot: number, parts: readonly string[]): Read {
  const [a] = parts
  if (a === undefined) return scope => scope.bound[slot]
  if (parts.length === 1) return scope => field(scope.bound[slot], a)
  return scope => parts.reduce(field, scope.bound[slot])
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
