import { type Ctx, isRefusal, permit, type Refusal } from '@yaolian/kernel'
import type { LicenceAnswer, NewLicence } from './contract.ts'
import { decideEntry } from './decide-entry.ts'
import { keepDocuments } from './keep-documents.ts'
import { licencesById, numbersHeld } from './licence.sql.ts'
import { lockOrganisations } from './organisation.sql.ts'
import { type Entered, writeLicences } from './write-licences.ts'

/**
 * Enters licences; each is accepted or refused on its own, answers in the order given. A quality department with
 * `party.licence.verify` may do it for every firm and they count at once, unless `toVerify` asks for a second person;
 * a firm does it for itself, and they stay locked as `unverified` until quality unlocks them.
 */
export async function addLicences(
  ctx: Ctx,
  given: readonly NewLicence[],
  options: { toVerify?: boolean } = {},
): Promise<(LicenceAnswer | Refusal)[]> {
  permit(ctx, 'party.licence.add')
  const verifies = !options.toVerify && ctx.actor.rights.has('party.licence.verify')
  const own = given.every(licence => licence.orgId === ctx.actor.orgId)
  // Whoever registers firms may enter their papers too; they wait for quality as a firm's own do.
  if (!own && !verifies && !ctx.actor.rights.has('party.organisation.register'))
    permit(ctx, 'party.licence.verify')
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
  const refused = await keepScans(ctx, entered)
  const kept = entered.filter(one => !refused.has(one.licence.licenceId))
  await writeLicences(ctx, { entered: kept, verifies })
  return answers.map((answer, i) => refused.get(given[i]?.licenceId ?? '') ?? answer)
}

/** Keeps the scans that come with the entries; gives the refusal of each whose files are not there. */
async function keepScans(ctx: Ctx, entered: readonly Entered[]): Promise<Map<string, Refusal>> {
  const refused = new Map<string, Refusal>()
  const scanned = entered.filter(one => one.licence.fileIds?.length)
  if (scanned.length > 0) ctx.widen(scanned.map(one => one.licence.orgId)) // documents belong to the holder
  for (const { licence } of scanned) {
    const { orgId, licenceId, fileIds = [] } = licence
    const kept = await keepDocuments(ctx, [{ orgId, licenceId, fileIds }])
    if (isRefusal(kept)) refused.set(licenceId, kept)
  }
  return refused
}
