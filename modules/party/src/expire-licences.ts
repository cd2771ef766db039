import { type Ctx, type Database, type Job, permit, systemActor, transact } from '@yaolian/kernel'
import { licencesById, licencesExpired, lockHolders } from './licence.sql.ts'
import { type Stepped, writeLicences } from './write-licences.ts'

const AT_ONCE = 500

/**
 * Locks licences whose last day has passed, up to 500 of them, and gives their number. What a renewal has replaced
 * is superseded instead. Orders don't wait for this: the rules compare the dates themselves on the business date.
 */
export async function expireLicences(ctx: Ctx): Promise<number> {
  permit(ctx, 'party.licence.verify')
  const found = await licencesExpired(ctx, { today: ctx.today, limit: AT_ONCE })
  if (found.length === 0) return 0
  const ids = found.map(l => l.licenceId)
  const [, licences] = await Promise.all([lockHolders(ctx, { ids }), licencesById(ctx, { ids })])
  const stepped = licences
    .filter(l => l.state === 'valid' && l.validTo < ctx.today) // as it stands now that the firms are locked
    .map(
      (before): Stepped =>
        before.supersededBy
          ? { before, step: 'supersede', state: 'superseded', reason: '' }
          : { before, step: 'expire', state: 'locked', reason: 'expired' },
    )
  await writeLicences(ctx, { stepped, verifies: false })
  return found.length
}

/** Each midnight in Shanghai; run twice or late it does the same. */
export const expiryJob: Job = {
  task: 'party.expire-licences',
  cron: '0 0 * * *',
  run: async (db: Database) => {
    const scope = { actor: systemActor('party.expire-licences'), everywhere: true }
    while ((await transact(db, scope, expireLicences)) > 0);
  },
}
