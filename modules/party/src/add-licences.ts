import { type Ctx, isRefusal, permit, type Refusal } from '@yaolian/kernel'
import type { LicenceAnswer, NewLicence } from './contract.ts'
import { decideEntry } from './decide-entry.ts'
import { licencesById, numbersHeld } from './licence.sql.ts'
import { lockOrganisations } from './organisation.sql.ts'
import { type Entered, writeLicences } from './write-licences.ts'

/**
 * Enters licences; each is accepted or refused on its own, answers in the order given. A quality department with
 * `party.licence.verify` may do it for every firm and they count at once; a firm does it for itself, and they stay
 * locked as `unverified` until quality unlocks them.
 */
export async function addLicences(
  ctx: Ctx,
  given: readonly NewLicence[],
): Promise<(LicenceAnswer | Refusal)[]> {
  permit(ctx, 'party.licence.add')
  const verifies = ctx.actor.rights.has('party.licence.verify')
  if (given.some(licence => licence.orgId !== ctx.actor.orgId)) permit(ctx, 'party.licence.verify')
  const [organisations, before, held] = await Promise.all([
    lockOrganisations(ctx, { orgs: [...new Set(given.map(l => l.orgId))] }),
    licencesById(ctx, { ids: given.map(l => l.licenceId) }),
    numbersHeld(ctx, { kinds: given.map(l => l.kind), numbers: given.map(l => l.number) }),
  ])
  const states = new Map(organisations.map(o => [o.orgId, o.state]))
  const ids = new Set(before.map(l => l.licenceId))
  const holders = new Map(held.map(l => [`${l.kind} ${l.number}`, l.orgId]))
  const entered: Entered[] = []
  const answers = given.map(licence => {
    const name = `${licence.kind} ${licence.number}`
    const entry = decideEntry(licence, {
      organisation: states.get(licence.orgId) ?? null,
      idTaken: ids.has(licence.licenceId),
      numberHolder: holders.get(name) ?? null,
      today: ctx.today,
      verifies,
    })
    if (isRefusal(entry)) return entry
    ids.add(licence.licenceId)
    if (verifies) holders.set(name, licence.orgId)
    entered.push({ licence, entry, renews: null })
    return { licenceId: licence.licenceId, state: entry.state, stateReason: entry.reason, version: 1 }
  })
  await writeLicences(ctx, { entered, verifies })
  return answers
}
