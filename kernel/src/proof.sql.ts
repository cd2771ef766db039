import { bool, instant, json, uuid } from './codec.ts'
import { sql, statements } from './statement.ts'

const { maybe, run } = statements('kernel')

export type ProofResult = {
  promise: number
  name: string
  title: { zh: string; en: string }
  checked: number
  violations: string[]
  ms: number
}

export const insertProofRun = run(
  'insertProofRun',
  { runId: uuid, startedAt: instant, finishedAt: instant, ok: bool, results: json<ProofResult[]>() },
  p => sql`
    insert into kernel.proof_run (run_id, started_at, finished_at, ok, results)
    values (${p.runId}, ${p.startedAt}, ${p.finishedAt}, ${p.ok}, ${p.results})`,
)

export const lastProofRun = maybe(
  'lastProofRun',
  { runId: uuid, startedAt: instant, finishedAt: instant, ok: bool, results: json<ProofResult[]>() },
  {},
  () => sql`
    select run_id, started_at, finished_at, ok, results
      from kernel.proof_run order by started_at desc limit 1`,
)
