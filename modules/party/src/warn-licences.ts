import { type Ctx, type Database, type Job, permit, systemActor, transact } from '@yaolian/kernel'
import { checkBy, dueSince, overdueSince } from './check-dates.ts'
import { licencesById, lockHolders } from './licence.sql.ts'
import { checksOverdue, markCheckTold, markWarned } from './notice.sql.ts'
import { writeLicences } from './write-licences.ts'

const AT_ONCE = 500

/**
 * Tells of up to 500 licences that they run out within 90, 30 or 7 days, each stage once; gives their number. What a
 * verified renewal follows needs no warning.
 */
export async function warnLicences(ctx: Ctx): Promise<number> {
  permit(ctx, 'party.licence.verify')
  const warned = await markWarned(ctx, { today: ctx.today, limit: AT_ONCE })
  for (const { licenceId, orgId, kind, validTo, stage } of warned)
    ctx.record({
      type: 'party.licence_expiring',
      orgId,
      subjectId: licenceId,
      data: { licenceKind: kind, validTo, stage },
    })
  return warned.length
}

/** Tells of up to 500 licences that their half-yearly check has come due; gives their number. */
export async function callForChecks(ctx: Ctx): Promise<number> {
  permit(ctx, 'party.licence.verify')
  const due = await markCheckTold(ctx, { today: ctx.today, dueBefore: dueSince(ctx.today), limit: AT_ONCE })
  for (const { licenceId, orgId, kind, validTo, checkedOn } of due)
    ctx.record({
      type: 'party.licence_check_due',
      orgId,
      subjectId: licenceId,
      data: { licenceKind: kind, validTo, checkBy: checkBy(checkedOn) },
    })
  return due.length
}

/**
 * Locks up to 500 licences that nobody has checked for more than six months (网络销售办法 §20: the platform verifies at
 * least that often; GSP: what is not known to be right stops what leans on it). Gives their number.
 */
export async function lapseLicences(ctx: Ctx): Promise<number> {
  permit(ctx, 'party.licence.verify')
  const overdueBefore = overdueSince(ctx.today)
  const found = await checksOverdue(ctx, { overdueBefore, limit: AT_ONCE })
  if (found.length === 0) return 0
  const ids = found.map(l => l.licenceId)
  const [, licences] = await Promise.all([lockHolders(ctx, { ids }), licencesById(ctx, { ids })])
  const stepped = licences
    .filter(l => l.state === 'valid' && l.checkedOn !== null && l.checkedOn < overdueBefore) // as it stands now
    .map(before => ({ before, step: 'lapse', state: 'locked' as const, reason: 'unchecked' }))
  await writeLicences(ctx, { stepped, verifies: false })
  return found.length
}

const every = (name: string, use: (ctx: Ctx) => Promise<number>): Job => ({
  task: name,
  cron: '0 0 * * *',
  run: async (db: Database) => {
    const scope = { actor: systemActor(name), everywhere: true }
    while ((await transact(db, scope, use)) > 0);
  },
})

/** Each midnight in Shanghai; run twice or late they do the same. */
export const licenceJobs: readonly Job[] = [
  every('party.warn-licences', warnLicences),
  every('party.call-for-checks', callForChecks),
  every('party.lapse-licences', lapseLicences),
]
