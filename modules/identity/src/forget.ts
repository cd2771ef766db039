import { type Database, type Job, systemActor, transact } from '@yaolian/kernel'
import { forgetInvitations } from './invitation.sql.ts'
import { forgetEntries } from './journal.sql.ts'
import { shifted } from './limits.ts'
import { forgetSessions } from './session.sql.ts'

const DAY_MS = 24 * 3_600_000
/** 网络安全法 art. 21: logs at least six months. */
const JOURNAL_MS = 200 * DAY_MS
const SESSION_KEPT_MS = 30 * DAY_MS
/** They hold a name and a phone: no longer than the journal that tells of them. */
const INVITATION_KEPT_MS = JOURNAL_MS
const AT_ONCE = 5_000

/** Drops sessions a month after they could last be used and journal entries that need not be kept any more. */
export const forgetJob: Job = {
  task: 'identity.forget',
  cron: '30 3 * * *',
  run: async (db: Database) => {
    const scope = { actor: systemActor('identity.forget'), orgs: [] }
    const rounds = [
      () =>
        transact(db, scope, ctx =>
          forgetSessions(ctx, { before: shifted(ctx.now, -SESSION_KEPT_MS), limit: AT_ONCE }),
        ),
      () =>
        transact(db, scope, ctx =>
          forgetInvitations(ctx, { before: shifted(ctx.now, -INVITATION_KEPT_MS), limit: AT_ONCE }),
        ),
      () =>
        transact(db, scope, async ctx => {
          const before = shifted(ctx.now, -JOURNAL_MS)
          return (await forgetEntries(ctx, { before, limit: AT_ONCE })).gone
        }),
    ]
    for (const round of rounds) while ((await round()) === AT_ONCE);
  },
}
