import { type Database, type Job, systemActor, transact } from '@yaolian/kernel'
import { lockOverdue } from './lines.sql.ts'
import { recordChanges } from './record-change.ts'

/** Lines in one transaction: an open writing transaction holds up every reader of events. */
const BATCH = 500

/**
 * Locks every line with a debt past its due day (no days of grace). Orders are refused for it without this job too;
 * the lock makes it visible, and tells whoever listens. Gives the number of lines locked.
 */
export async function lockOverdueLines(db: Database): Promise<number> {
  const actor = systemActor('credit.lock-overdue')
  let all = 0
  for (let locked = BATCH; locked === BATCH; all += locked)
    locked = await transact(db, { actor, orgs: [], everywhere: true }, async ctx => {
      const lines = await lockOverdue(ctx, { today: ctx.today, by: actor.name, at: ctx.now, limit: BATCH })
      recordChanges(ctx, lines, 'overdue')
      return lines.length
    })
  return all
}

export const jobs: readonly Job[] = [
  {
    task: 'credit.lock-overdue',
    cron: '10 0 * * *',
    run: async db => {
      await lockOverdueLines(db)
    },
  },
]
