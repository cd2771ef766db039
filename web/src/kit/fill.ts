export type Facts = Record<string, string | number>

/** Puts facts into `{name}` (a path like `{product.scopeClass}` too), and chooses by number in `{n:row|rows}` (first form for exactly 1). */
export function fill(pattern: string, facts: Facts = {}): string {
  return pattern.replace(
    /\{([\w.]+)(?::([^|}]*)\|([^}]*))?\}/g,
    (whole, name: string, one?: string, many?: string) => {
      const fact = facts[name]
      if (fact === undefined) return whole
      if (one === undefined || many === undefined) return String(fact)
      return Number(fact) === 1 ? one : many
    },
  )
}
