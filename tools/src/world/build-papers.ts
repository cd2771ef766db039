import { plusDays, storeFile, systemActor, transact } from '@yaolian/kernel'
import { addDocuments, addLicences, callForChecks, lapseLicences, warnLicences } from '@yaolian/party'
import type { NewLicence } from '@yaolian/party/contract'
import type { House } from '@yaolian/server'
import { accepted, act, actorOf, allAccepted, at } from './act.ts'
import type { Chance } from './chance.ts'
import type { Firm, Firms, Person } from './plan-firms.ts'
import { scanPicture } from './scan-picture.ts'

/** One terminal of so many has a paper that waits for quality; another one that is due for its half-yearly check. */
const WAITS_EVERY = 5
const DUE_EVERY = 6
/** Seen so long ago: the check has come due, and in the last case almost too late. */
const SEEN_DAYS_AGO = [152, 165, 180] as const

const pictures = [0, 1, 2, 3].map(scanPicture)

async function upload(house: House, chance: Chance, person: Person, day: string): Promise<string> {
  const id = chance.id(day)
  const content = chance.pick(pictures)
  const answer = await storeFile(house.db, actorOf(person), { id, name: '证照扫描件.png', content })
  if (answer.status !== 201) throw new Error(`the world's scan was answered ${answer.status}`)
  return id
}

/** Scans of what everybody trades on: uploaded by the firms' own quality people some days after they came. */
async function hangScans(house: House, chance: Chance, firms: readonly Firm[], day: string): Promise<void> {
  for (const [i, firm] of firms.entries()) {
    const licenceId = firm.licences[0]?.licenceId
    const { quality: person } = firm.people
    if (!licenceId || i % 4 === 3) continue // some never did
    const fileIds = [await upload(house, chance, person, day)]
    await act(house, { person, now: at(day, 17) }, async ctx =>
      accepted(await addDocuments(ctx, { licenceId, fileIds })),
    )
  }
}

const devicePaper = (
  chance: Chance,
  { organisation, district, licences }: Firm,
  from: string,
): NewLicence => ({
  licenceId: chance.id(from),
  orgId: organisation.orgId,
  kind: 'device_class2',
  // The province's short name stands first on every paper of the firm.
  number: `${licences[0]?.number.slice(0, 1)}${district.city.slice(0, 1)}药监械经营备${from.slice(0, 4)}${String(chance.between(1000, 9999))}号`,
  scope: ['device2'],
  issuedBy: `${district.city}市场监督管理局`,
  validFrom: from,
  validTo: '2099-12-31',
})

/** What holders entered by themselves and the quality desk has not seen yet. */
async function enterUnseen(
  house: House,
  chance: Chance,
  firms: readonly Firm[],
  today: string,
): Promise<void> {
  for (const firm of firms.filter((_, i) => i % WAITS_EVERY === 2)) {
    const { quality: person } = firm.people
    const day = plusDays(today, -chance.between(1, 4))
    const fileIds = [await upload(house, chance, person, day)]
    const paper = { ...devicePaper(chance, firm, plusDays(today, -30)), fileIds }
    await act(house, { person, now: at(day, 15) }, async ctx =>
      allAccepted(await addLicences(ctx, [paper], { toVerify: true })),
    )
  }
}

/** Papers that the platform saw almost half a year ago and has to compare again. */
async function ageChecks(house: House, chance: Chance, firms: Firms, today: string): Promise<void> {
  const person = firms.platform[0]!.people.quality
  const due = firms.terminals.filter((_, i) => i % DUE_EVERY === 4)
  for (const [i, firm] of due.entries()) {
    const seen = plusDays(today, -SEEN_DAYS_AGO[i % SEEN_DAYS_AGO.length]!)
    const paper = devicePaper(chance, firm, plusDays(seen, -100))
    const acting = { person, now: at(seen, 9), orgs: [person.orgId, firm.organisation.orgId] }
    await act(house, acting, async ctx => allAccepted(await addLicences(ctx, [paper])))
  }
}

/** Scans, papers that wait, checks that have come due: what a quality desk has on its table. */
export async function buildPapers(
  house: House,
  chance: Chance,
  firms: Firms,
  days: { founded: string; today: string },
): Promise<void> {
  const traders = [...firms.distributors, ...firms.manufacturers, ...firms.terminals]
  await hangScans(house, chance, traders, days.founded)
  await enterUnseen(house, chance, firms.terminals, days.today)
  await ageChecks(house, chance, firms, days.today)
}

/** What the timers would have told by now. */
export async function runLicenceTimers(house: House): Promise<void> {
  for (const use of [warnLicences, callForChecks, lapseLicences]) {
    const scope = { actor: systemActor('party.warn-licences'), everywhere: true }
    while ((await transact(house.db, scope, use)) > 0);
  }
}
