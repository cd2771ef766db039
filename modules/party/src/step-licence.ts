import { type Ctx, isRefusal, NotFound, permit, type Refusal, refuse } from '@yaolian/kernel'
import type { LicenceAnswer } from './contract.ts'
import { decideStep } from './decide-step.ts'
import { documentCounts } from './document.sql.ts'
import { keepDocuments } from './keep-documents.ts'
import { licencesById, lockHolders, numbersHeld } from './licence.sql.ts'
import type { LicenceStep } from './licence-states.ts'
import { replaceOld } from './replace-old.ts'
import { type Stepped, writeLicences } from './write-licences.ts'

export type LicenceRecord = Awaited<ReturnType<typeof licencesById>>[number]
export type LicenceOrder = {
  licenceId: string
  reason: string
  /** What quality looked at: its holder may correct a licence until the moment it is verified. */
  version?: number
  /** Scans that quality has in hand and hangs on the licence with this step. */
  fileIds?: readonly string[]
}

/** Quality stops a licence: trading that leans on it is refused from this commit on. */
export const lockLicence = (ctx: Ctx, order: LicenceOrder) => stepOne(ctx, order, 'lock')
/** The authority took it back; it never counts again. */
export const revokeLicence = (ctx: Ctx, order: LicenceOrder) => stepOne(ctx, order, 'revoke')
/** What its holder entered can't be verified as it is: back to the holder, who puts it right and sends it again. */
export const returnLicence = (ctx: Ctx, order: LicenceOrder) => stepOne(ctx, order, 'return')
/** The half-yearly comparison with the document and the authority's register found nothing changed. */
export const checkLicence = (ctx: Ctx, order: LicenceOrder) => stepOne(ctx, order, 'check')
/**
 * Quality has the document in hand: a locked licence counts again by a document newer than the lock, one that its
 * holder entered counts for the first time and takes the place of what it renews. An expired one needs a renewal,
 * never this.
 */
export const unlockLicence = (ctx: Ctx, order: LicenceOrder) => stepOne(ctx, order, 'unlock')

async function stepOne(ctx: Ctx, order: LicenceOrder, name: LicenceStep): Promise<LicenceAnswer | Refusal> {
  const [answer] = await stepLicences(ctx, [order], name)
  if (answer === null || answer === undefined) throw new NotFound('licence')
  return answer
}

/**
 * Takes one step with many licences, each accepted or refused on its own; answers in the order given, null where
 * there is no such licence.
 */
export async function stepLicences(
  ctx: Ctx,
  orders: readonly LicenceOrder[],
  name: LicenceStep,
): Promise<(LicenceAnswer | Refusal | null)[]> {
  permit(ctx, 'party.licence.verify')
  const ids = orders.map(order => order.licenceId)
  const [, licences] = await Promise.all([lockHolders(ctx, { ids }), licencesById(ctx, { ids })])
  ctx.widen(licences.map(l => l.orgId)) // documents and events belong to the firms that hold the licences
  const facts = await factsOf(ctx, licences, name)
  const stepped: Stepped[] = []
  const answers: (LicenceAnswer | Refusal | null)[] = []
  for (const order of orders) {
    const licence = licences.find(one => one.licenceId === order.licenceId)
    const answer = licence ? decideOne(ctx, licence, order, name, facts) : null
    const hung = order.fileIds?.length && licence && answer && !isRefusal(answer) ? order.fileIds : []
    const kept = await keepDocuments(ctx, licence && hung.length > 0 ? [{ ...licence, fileIds: hung }] : [])
    answers.push(isRefusal(kept) ? kept : answer)
    if (!licence || !answer || isRefusal(answer) || isRefusal(kept)) continue
    const seen = name === 'unlock' || name === 'check'
    const { reason } = order
    stepped.push({ before: licence, step: name, state: answer.state, reason, verifies: seen })
    if (name === 'unlock' && licence.renews) stepped.push(...(await replaceOld(ctx, licence.renews, licence)))
  }
  await writeLicences(ctx, { stepped, verifies: true })
  return answers
}

type Facts = Awaited<ReturnType<typeof factsOf>>

async function factsOf(ctx: Ctx, licences: readonly LicenceRecord[], name: LicenceStep) {
  if (name !== 'unlock') return { held: [], counts: [] }
  const [held, counts] = await Promise.all([
    numbersHeld(ctx, { kinds: licences.map(l => l.kind), numbers: licences.map(l => l.number) }),
    documentCounts(ctx, { orgs: licences.map(l => l.orgId), licences: licences.map(l => l.licenceId) }),
  ])
  return { held, counts }
}

function decideOne(
  ctx: Ctx,
  licence: LicenceRecord,
  order: LicenceOrder,
  name: LicenceStep,
  facts: Facts,
): LicenceAnswer | Refusal {
  const { licenceId, version } = licence
  if (order.version !== undefined && order.version !== version)
    return refuse('party.licence_changed', { version, seen: order.version })
  const newest = facts.counts.find(one => one.licenceId === licenceId)?.newestAt ?? null
  const state = decideStep(licence, name, {
    today: ctx.today,
    userId: ctx.actor.userId,
    holder: facts.held.find(h => isOther(h, licence))?.orgId ?? null,
    newestAt: order.fileIds?.length ? '9999' : newest,
  })
  if (isRefusal(state)) return state
  return { licenceId, state, stateReason: state === 'valid' ? '' : order.reason, version: version + 1 }
}

/** The licence, its firm locked until the transaction ends. */
export async function holdLicence(ctx: Ctx, licenceId: string): Promise<LicenceRecord> {
  const ids = [licenceId]
  const [, [licence]] = await Promise.all([lockHolders(ctx, { ids }), licencesById(ctx, { ids })])
  if (!licence) throw new NotFound('licence')
  return licence
}

type Numbered = { licenceId: string; kind: string; number: string; renews: string | null }

const isOther = (held: Omit<Numbered, 'renews'>, licence: Numbered): boolean =>
  held.kind === licence.kind &&
  held.number === licence.number &&
  held.licenceId !== licence.licenceId &&
  held.licenceId !== licence.renews

/** Another verified licence with this kind and number, apart from the one it renews. */
export async function otherHolder(ctx: Ctx, licence: Numbered): Promise<string | null> {
  const held = await numbersHeld(ctx, { kinds: [licence.kind], numbers: [licence.number] })
  return held.find(h => isOther(h, licence))?.orgId ?? null
}
