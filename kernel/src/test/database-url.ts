declare module 'vitest' {
  interface ProvidedContext {
    /** URL of a database whose role may create databases. */
    databaseUrl: string
  }
}

export const TEMPLATE = 'yl_test_template'

/** The same server and role, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}
