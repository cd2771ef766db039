import { type Ctx, newId, type RuleHit } from '@yaolian/kernel'
import type { SubjectKind } from './contract.ts'
import { insertHits } from './hits.sql.ts'

/** A hit as `refusalHits` gives it: what a refusal carries, and how it came about. */
export type JudgedHit = RuleHit & { why?: 'broken' | 'unknown'; factsHash?: string; overrideId?: string }

export type HitToRecord = {
  /** Whose act was judged. */
  orgId: string
  subjectKind: SubjectKind
  subjectId: string
  hit: JudgedHit
  byUser: string | null
  byName: string
}

/**
 * Keeps what the rules said, in one statement for any number of hits and organisations. It is a journal: the rows
 * stay when the act is refused. No right is asked for here, because the verb that was judged has asked for its own,
 * and nobody may keep a hit from being written down.
 */
export async function recordHits(ctx: Ctx, hits: readonly HitToRecord[]): Promise<void> {
  if (hits.length === 0) return
  await insertHits(ctx, {
    orgs: hits.map(one => one.orgId),
    ids: hits.map(() => newId()),
    rules: hits.map(one => one.hit.ruleId),
    versions: hits.map(one => one.hit.version),
    decisions: hits.map(one => one.hit.decision),
    whys: hits.map(one => one.hit.why ?? null),
    subjectKinds: hits.map(one => one.subjectKind),
    subjects: hits.map(one => one.subjectId),
    abouts: hits.map(one => one.hit.about ?? ''),
    hashes: hits.map(one => one.hit.factsHash ?? null),
    params: hits.map(one => one.hit.params),
    overrides: hits.map(one => one.hit.overrideId ?? null),
    users: hits.map(one => one.byUser),
    names: hits.map(one => one.byName),
    businessDate: ctx.today,
    at: ctx.now,
  })
}
