import { instant, json, optional, text } from './codec.ts'
import { sql, statements } from './statement.ts'

const { run } = statements('kernel')

export const insertJob = run(
  'insertJob',
  { task: text, payload: json(), runAt: optional(instant), key: optional(text) },
  p => sql`select kernel.add_job(${p.task}, ${p.payload}, ${p.runAt}, ${p.key})`,
)
