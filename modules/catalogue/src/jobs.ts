import { type Database, type Job, SYSTEM_ORG, systemActor, transact } from '@yaolian/kernel'
import { applyDueChanges } from './decide-change.ts'
import { listExpiring } from './list-changes.ts'

/** One minute after midnight, when the day of a change has come; a house that slept through it does it at the next one. */
export const depthJobs: readonly Job[] = [
  {
    task: 'catalogue.apply_changes',
    cron: '1 0 * * *',
    run: async db => {
      await applyDueChanges(db)
    },
  },
  { task: 'catalogue.warn_registrations', cron: '30 6 * * *', run: warnOfRegistrations },
]

/** Says once a day that registrations end soon, where any do; which ones is the list's business. */
export async function warnOfRegistrations(db: Database): Promise<void> {
  const actor = systemActor('catalogue.warn-registrations')
  await transact(db, { actor }, async ctx => {
    const { rows, next } = await listExpiring(ctx, { limit: '200' })
    const [first] = rows
    if (!first) return
    ctx.record({
      type: 'catalogue.registrations_expiring',
      orgId: SYSTEM_ORG,
      subjectId: SYSTEM_ORG,
      data: { products: rows.length, more: next !== null, firstDay: first.approvalTo },
    })
  })
}
