import { allStatements, type Module, type Statement } from '@yaolian/kernel'
import { code, pageOf, table } from './markdown.ts'

/** Every SQL statement of the house by its module, with the types that the SQL check compares with PostgreSQL's. */
export function statementsPage(modules: readonly Module[]): string {
  const parts = ['kernel', ...modules.map(module => module.name)].flatMap(name => {
    const own = allStatements()
      .filter(statement => statement.module === name)
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    return [`## ${name} (${own.length})`, table(['statement', 'does', 'takes', 'gives'], own.map(rowOf))]
  })
  return pageOf(
    'SQL statements',
    'All SQL stands in `*.sql.ts` (and `proofs.ts`), is static, and is prepared under its name, which is also the name in `pg_stat_statements` and in the logs. `./yaolian check` prepares each as its module’s own role and compares these types with the server’s; [how one is written](../guides/add-a-statement.md).',
    ...parts,
  )
}

function rowOf(statement: Statement): string[] {
  const does = statement.journal ? 'journal' : statement.writes ? 'writes' : 'reads'
  const takes = statement.params.map(([name, codec]) => `${name} ${codec.type}`)
  const gives = Object.entries(statement.columns).map(([name, codec]) => `${name} ${codec.type}`)
  return [code(statement.name), does, takes.join(', '), gives.join(', ')]
}
