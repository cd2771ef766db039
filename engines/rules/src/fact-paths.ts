import type { Condition } from './condition.ts'

/** The paths a condition reads from the facts themselves (not from a quantifier's element), each once, sorted. */
export function factPaths(...conditions: Condition[]): string[] {
  const paths = new Set<string>()
  for (const condition of conditions) collect(condition, new Set(), paths)
  return [...paths].sort()
}

function collect(condition: Condition, bound: ReadonlySet<string>, paths: Set<string>): void {
  if (typeof condition === 'boolean') return
  const add = (path: string) => {
    if (!bound.has(path.split('.')[0] as string)) paths.add(path)
  }
  if ('all' in condition || 'any' in condition) {
    const parts = 'all' in condition ? condition.all : condition.any
    for (const part of parts) collect(part, bound, paths)
  } else if ('not' in condition) {
    collect(condition.not, bound, paths)
  } else if ('where' in condition) {
    add('some' in condition ? condition.some : condition.every)
    collect(condition.where, new Set(bound).add(condition.as), paths)
  } else {
    add(condition.fact)
    for (const value of Object.values(condition)) {
      if (typeof value === 'object' && value !== null && 'fact' in value) add(value.fact)
    }
  }
}
