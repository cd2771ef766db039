import { addUsers, hashPassword, noteDemoAccounts } from '@yaolian/identity'
import { systemActor, transact } from '@yaolian/kernel'
import type { House } from '@yaolian/server'
import { act, allAccepted, at } from './act.ts'
import { DEMO_PASSWORD } from './build-people.ts'
import { type Chance, chanceOf } from './chance.ts'
import type { Firm, Firms, Person } from './plan-firms.ts'

type Administrator = { person: Person; name: string; role: string; what: { zh: string; en: string } }

/**
 * Administrators of the first distributor and of a shop: who invites, gives roles, makes keys and reads the audit.
 * With chances of their own, so that nobody else in the world changes.
 */
export async function addAdministrators(
  house: House,
  firms: Firms,
  { founded, seed }: { founded: string; seed: number },
): Promise<void> {
  const chance = chanceOf(seed + 7)
  const shop = firms.terminals.find(
    firm => firm.organisation.kind === 'pharmacy' && firm.papers === 'in order',
  )
  const found = [
    administrator(chance, firms.distributors[0], founded, 'admin', 'seller_admin'),
    administrator(chance, shop, founded, 'pharmacy-admin', 'buyer_admin'),
  ].flatMap(one => one ?? [])
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const by = firms.platform[0]!.people.trade
  await act(house, { person: by, now: at(founded, 8) }, async ctx =>
    allAccepted(
      await addUsers(
        ctx,
        found.map(({ person: { userId, orgId, name: displayName }, name, role }) => ({
          userId,
          orgId,
          name,
          displayName,
          contact: '13800000000',
          roles: [role],
          passwordHash,
        })),
      ),
    ),
  )
  const shown = found.map(({ name, role, what }) => ({ name, password: DEMO_PASSWORD, role, what }))
  const scope = { actor: systemActor('world'), orgs: [] }
  await transact(house.db, scope, ctx => noteDemoAccounts(ctx, shown))
}

function administrator(
  chance: Chance,
  firm: Firm | undefined,
  day: string,
  name: string,
  role: string,
): Administrator | null {
  if (!firm) return null
  const { orgId, name: firmName, shortName } = firm.organisation
  const label = shortName ?? firmName
  return {
    person: { userId: chance.id(day), orgId, name: '管理员小周' },
    name,
    role,
    what: {
      zh: `${label}：企业管理员（员工、密钥、审计）`,
      en: `${label}: administrator (people, keys, audit)`,
    },
  }
}
