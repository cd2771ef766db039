import { type Ctx, isRefusal, NotFound, permit, type Refusal, refuse } from '@yaolian/kernel'
import type { LicenceAnswer, LicenceCorrection, LicenceState } from './contract.ts'
import { insertChanges, writeCorrection } from './licence.sql.ts'
import { rebuildStandings } from './standing.sql.ts'
import { holdLicence, type LicenceRecord, otherHolder } from './step-licence.ts'
import { recordChange } from './write-licences.ts'

export type Correction = { licenceId: string; reason: string; correction: LicenceCorrection }

/**
 * Puts right what was entered wrongly; what stood there before is kept. The holder may do so until quality has seen
 * the document, afterwards quality alone.
 */
export async function correctLicence(ctx: Ctx, order: Correction): Promise<LicenceAnswer | Refusal> {
  permit(ctx, 'party.licence.add')
  const verifies = ctx.actor.rights.has('party.licence.verify')
  const licence = await holdLicence(ctx, order.licenceId)
  if (!verifies && licence.orgId !== ctx.actor.orgId) throw new NotFound('licence')
  const next = { ...licence, ...order.correction }
  const holder = licence.verifiedAt ? await otherHolder(ctx, next) : null
  const outcome = decideCorrection(licence, next, { verifies, holder, today: ctx.today })
  if (isRefusal(outcome)) return outcome
  await write(ctx, licence, { ...next, ...outcome }, order.reason)
  return { licenceId: licence.licenceId, ...outcome, version: licence.version + 1 }
}

type Compared = Pick<
  LicenceRecord,
  'state' | 'stateReason' | 'verifiedAt' | 'validFrom' | 'validTo' | 'kind' | 'number'
>

export function decideCorrection(
  licence: Compared,
  next: Compared,
  facts: { verifies: boolean; holder: string | null; today: string },
): { state: LicenceState; stateReason: string } | Refusal {
  const { state, stateReason } = licence
  if (state !== 'valid' && state !== 'locked')
    return refuse('party.licence_state', { state, step: 'correct' })
  if (licence.verifiedAt !== null && !facts.verifies) return refuse('party.licence_verified', {})
  const { validFrom, validTo, kind, number } = next
  if (validFrom > validTo) return refuse('party.licence_dates', { validFrom, validTo })
  if (facts.holder) return refuse('party.licence_number_taken', { kind, number })
  if (state === 'valid' && validTo < facts.today) return { state: 'locked', stateReason: 'expired' }
  // What quality sent back waits for it again once it was put right.
  if (licence.verifiedAt === null) return { state, stateReason: 'unverified' }
  return { state, stateReason }
}

async function write(ctx: Ctx, before: LicenceRecord, next: LicenceRecord, reason: string): Promise<void> {
  const { licenceId, orgId, kind, number, scope, issuedBy, validFrom, validTo, state, stateReason } = next
  ctx.widen([orgId]) // the event belongs to the firm that holds the licence
  await Promise.all([
    writeCorrection(ctx, {
      id: licenceId,
      number,
      scope,
      issuedBy,
      validFrom,
      validTo,
      state,
      reason: stateReason,
      at: ctx.now,
    }),
    insertChanges(ctx, {
      ids: [licenceId],
      versions: [before.version + 1],
      orgs: [orgId],
      steps: ['correct'],
      reasons: [reason],
      befores: [
        {
          number: before.number,
          scope: before.scope,
          issuedBy: before.issuedBy,
          validFrom: before.validFrom,
          validTo: before.validTo,
          state: before.state,
        },
      ],
      user: ctx.actor.userId,
      name: ctx.actor.name,
      at: ctx.now,
    }),
    rebuildStandings(ctx, { orgs: [orgId] }),
  ])
  recordChange(ctx, { licenceId, orgId, kind, step: 'correct', state, validTo }, reason)
}
