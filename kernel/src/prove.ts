import type { Database } from './database.ts'
import { newId } from './id.ts'
import type { Proof } from './module.ts'
import { insertProofRun, type ProofResult } from './proof.sql.ts'
import { systemActor } from './right.ts'
import { transact } from './transact.ts'

export type ProofRun = { ok: boolean; startedAt: string; finishedAt: string; results: ProofResult[] }

// A proof reads whole tables: with a million lots and as many promises each takes 2 to 9 seconds on a busy machine.
const STATEMENT_SECONDS_MAX = 3_600

/** Runs every proof over the whole database, each in its own snapshot, and keeps the result. */
export async function runProofs(
  db: Database,
  proofs: readonly Proof[],
  onProof: (result: ProofResult) => void = () => {},
): Promise<ProofRun> {
  const actor = systemActor('prove')
  const scope = { actor, everywhere: true, readOnly: true, statementSecondsMax: STATEMENT_SECONDS_MAX }
  const startedAt = db.clock.now()
  const results: ProofResult[] = []
  for (const proof of proofs) {
    const before = performance.now()
    const { checked, violations } = await transact(db, scope, ctx => proof.check(ctx))
    const { promise, name, title } = proof
    const result = { promise, name, title, checked, violations, ms: Math.round(performance.now() - before) }
    results.push(result)
    onProof(result)
  }
  const run = {
    ok: results.every(result => result.violations.length === 0),
    startedAt,
    finishedAt: db.clock.now(),
    results,
  }
  await transact(db, { actor }, ctx => insertProofRun(ctx, { runId: newId(), ...run }))
  return run
}
