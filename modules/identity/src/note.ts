import type { Ctx } from '@yaolian/kernel'
import { insertEntries } from './journal.sql.ts'

/** Where a request came from, as far as the journal keeps it; empty for what happens inside. */
export type From = { ip: string; userAgent: string }
export const INSIDE: From = { ip: '', userAgent: '' }
export type Concerning = { userId: string | null; orgId: string | null; facts?: Record<string, unknown> }

/** Writes into the journal who did what to whom; it stays even when the use case refuses. */
export async function note(
  ctx: Ctx,
  kind: string,
  concerning: readonly Concerning[],
  from: From,
): Promise<void> {
  if (concerning.length === 0) return
  await insertEntries(ctx, {
    kind,
    users: concerning.map(c => c.userId),
    orgs: concerning.map(c => c.orgId),
    facts: concerning.map(c => c.facts ?? {}),
    by: ctx.actor.userId,
    byName: ctx.actor.name,
    ip: from.ip,
    agent: from.userAgent.slice(0, 300),
    at: ctx.now,
  })
}
