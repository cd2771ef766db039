import {
  type Actor,
  appUrl,
  type Ctx,
  eventsAbout,
  isRefusal,
  movableClock,
  newId,
  openDatabase,
  transact,
} from '@yaolian/kernel'
import { testDatabase } from '@yaolian/kernel/test'
import { addLicences } from './add-licences.ts'
import type { LicenceKind, NewLicence, NewOrganisation } from './contract.ts'
import { firm, licence } from './firms.fixture.ts'
import { registerOrganisations } from './register-organisations.ts'

export type TestHouse = Awaited<ReturnType<typeof openHouse>>

const QUALITY = [
  'party.organisation.register',
  'party.organisation.read',
  'platform.organisations.read',
  'party.licence.add',
  'party.licence.verify',
]

export const actorOf = (orgId: string, rights: readonly string[], name = '测试员'): Actor => ({
  kind: 'user',
  userId: newId(),
  name,
  orgId,
  rights: new Set(rights),
})

const LICENCE_OF: Partial<Record<NewOrganisation['kind'], LicenceKind>> = {
  distributor: 'drug_wholesale',
  manufacturer: 'drug_production',
  pharmacy: 'drug_retail',
  clinic: 'clinic_filing',
}

/** A database of its own with every module's tables, a clock that the test moves, and a quality department. */
export async function openHouse(today = '2026-11-22') {
  const { ownerUrl, drop } = await testDatabase()
  const clock = movableClock(`${today}T01:00:00.000Z`)
  const db = openDatabase(appUrl(ownerUrl), { clock, size: 6 })
  const quality = actorOf(newId(), QUALITY, '平台质量')
  const as = <T>(actor: Actor, use: (ctx: Ctx) => Promise<T>): Promise<T> => transact(db, { actor }, use)
  return {
    db,
    clock,
    ownerUrl,
    quality,
    as,
    /** A registered firm, licensed for its kind. */
    async firm(
      kind: NewOrganisation['kind'],
      more: Partial<Omit<NewOrganisation, 'kind'> & Omit<NewLicence, 'kind'>> = {},
    ) {
      const organisation = firm(kind, more)
      const paper = licence(organisation.orgId, LICENCE_OF[kind] ?? 'business', more)
      const answers = await as(quality, async ctx => [
        ...(await registerOrganisations(ctx, [organisation])),
        ...(await addLicences(ctx, [paper])),
      ])
      const refused = answers.find(isRefusal)
      if (refused) throw new Error(`the firm was refused: ${refused.code}`)
      return { orgId: organisation.orgId, licenceId: paper.licenceId, organisation, paper }
    },
    events: (orgId: string, subject: string) =>
      as({ ...quality, orgId }, ctx => eventsAbout(ctx, { org: orgId, subject })),
    /** SQL as the owner of the tables, to fill them. */
    async asOwner(text: string): Promise<void> {
      const owner = openDatabase(ownerUrl)
      await owner.streams.query(text)
      await owner.close()
    },
    /** The plan that any values get, as the role that serves and with row-level security on. */
    async planOf(text: string, orgId: string) {
      const client = await db.streams.connect()
      try {
        await client.query(`begin; set local app.orgs = '${orgId}'`)
        const { rows } = await client.query(`explain (generic_plan, format json) ${text}`)
        return JSON.parse(rows[0]['QUERY PLAN'])[0].Plan
      } finally {
        await client.query('rollback')
        client.release()
      }
    },
    close: async () => {
      await db.close()
      await drop()
    },
  }
}
