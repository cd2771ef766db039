import type { Ctx } from '@yaolian/kernel'
import type { LicenceState } from './contract.ts'
import { licencesById } from './licence.sql.ts'
import { afterStep } from './licence-states.ts'
import type { Stepped } from './write-licences.ts'

/**
 * What a new licence does to the one it renews: it ends now, or, while the new one has not begun, keeps its state to
 * its last day, so that the change of documents leaves no gap.
 */
export async function replaceOld(
  ctx: Ctx,
  oldId: string,
  next: { licenceId: string; validFrom: string },
): Promise<Stepped[]> {
  const [old] = await licencesById(ctx, { ids: [oldId] })
  if (!old || old.supersededBy) return []
  const ended = afterStep(old.state as LicenceState, 'supersede')
  if (!ended) return []
  const waits = old.state === 'valid' && next.validFrom > ctx.today
  const state = waits ? 'valid' : ended
  return [
    { before: old, step: waits ? 'replace' : 'supersede', state, reason: '', supersededBy: next.licenceId },
  ]
}
