import { type Ctx, isRefusal, NotFound, permit, type Refusal, refuse } from '@yaolian/kernel'
import type { LicenceAnswer, LicenceState } from './contract.ts'
import { licencesById, lockHolders, numbersHeld } from './licence.sql.ts'
import { afterStep, type LicenceStep } from './licence-states.ts'
import { replaceOld } from './replace-old.ts'
import { type Stepped, writeLicences } from './write-licences.ts'

export type LicenceRecord = Awaited<ReturnType<typeof licencesById>>[number]
export type LicenceOrder = {
  licenceId: string
  reason: string
  /** What quality looked at: its holder may correct a licence until the moment it is verified. */
  version?: number
}

/** Quality stops a licence: trading that leans on it is refused from this commit on. */
export const lockLicence = (ctx: Ctx, order: LicenceOrder) => step(ctx, order, 'lock')
/** The authority took it back; it never counts again. */
export const revokeLicence = (ctx: Ctx, order: LicenceOrder) => step(ctx, order, 'revoke')
/**
 * Quality has the document in hand: a locked licence counts again, one that its holder entered counts for the first
 * time and takes the place of what it renews. An expired one needs a new document, never this.
 */
export const unlockLicence = (ctx: Ctx, order: LicenceOrder) => step(ctx, order, 'unlock')

async function step(ctx: Ctx, order: LicenceOrder, name: LicenceStep): Promise<LicenceAnswer | Refusal> {
  permit(ctx, 'party.licence.verify')
  const licence = await holdLicence(ctx, order.licenceId)
  if (order.version !== undefined && order.version !== licence.version)
    return refuse('party.licence_changed', { version: licence.version, seen: order.version })
  const facts = {
    today: ctx.today,
    userId: ctx.actor.userId,
    holder: name === 'unlock' ? await otherHolder(ctx, licence) : null,
  }
  const state = decideStep(licence, name, facts)
  if (isRefusal(state)) return state
  const stepped: Stepped[] = [
    { before: licence, step: name, state, reason: order.reason, verifies: name === 'unlock' },
  ]
  if (name === 'unlock' && licence.renews) stepped.push(...(await replaceOld(ctx, licence.renews, licence)))
  await writeLicences(ctx, { stepped, verifies: true })
  return {
    licenceId: licence.licenceId,
    state,
    stateReason: state === 'valid' ? '' : order.reason,
    version: licence.version + 1,
  }
}

/** The licence, its firm locked until the transaction ends. */
export async function holdLicence(ctx: Ctx, licenceId: string): Promise<LicenceRecord> {
  const ids = [licenceId]
  const [, [licence]] = await Promise.all([lockHolders(ctx, { ids }), licencesById(ctx, { ids })])
  if (!licence) throw new NotFound('licence')
  return licence
}

/** Another verified licence with this kind and number, apart from the one it renews. */
export async function otherHolder(
  ctx: Ctx,
  licence: { licenceId: string; kind: string; number: string; renews: string | null },
): Promise<string | null> {
  const held = await numbersHeld(ctx, { kinds: [licence.kind], numbers: [licence.number] })
  const other = held.find(h => h.licenceId !== licence.licenceId && h.licenceId !== licence.renews)
  return other?.orgId ?? null
}

export function decideStep(
  licence: Pick<LicenceRecord, 'state' | 'validTo' | 'verifiedAt' | 'addedBy' | 'kind' | 'number'>,
  name: LicenceStep,
  facts: { today: string; userId: string | null; holder: string | null },
): LicenceState | Refusal {
  const { state, validTo, kind, number } = licence
  const next = afterStep(state as LicenceState, name)
  if (!next) return refuse('party.licence_state', { state, step: name })
  if (name !== 'unlock') return next
  if (validTo < facts.today) return refuse('party.licence_expired', { validTo })
  if (facts.holder) return refuse('party.licence_number_taken', { kind, number })
  if (licence.verifiedAt === null && licence.addedBy === facts.userId) return refuse('party.same_person', {})
  return next
}
