import type { Both } from '../../../kit/lang.ts'

export const proofsPath = '/platform/proofs'

/** One sum over the whole database; `checked` counts what it looked at, `violations` are sentences of the server. */
export type ProofResult = {
  promise: number
  name: string
  title: Both
  checked: number
  violations: string[]
  ms: number
}
/** What GET /platform/proofs answers: the last run, or null before the first. Instants are ISO. */
export type Run = { ok: boolean; startedAt: string; finishedAt: string; results: ProofResult[] }

/** How many proofs failed, how many things were looked at, and how long it took in all. */
export const sumsOf = (run: Run) => ({
  bad: run.results.filter(result => result.violations.length > 0).length,
  checked: run.results.reduce((sum, result) => sum + result.checked, 0),
  ms: Math.max(0, Date.parse(run.finishedAt) - Date.parse(run.startedAt)),
})
