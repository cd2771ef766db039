import { setLines } from '@yaolian/credit'
import { addAddresses, addLicences, lockLicence, registerOrganisations, revokeLicence } from '@yaolian/party'
import type { House } from '@yaolian/server'
import { accepted, act, allAccepted, at, chunks } from './act.ts'
import {
  approveBothSides,
  approveProducts,
  askMore,
  authoriseSalespeople,
  uploadPapers,
  waiting,
} from './build-approvals.ts'
import type { Chance } from './chance.ts'
import type { Firm, Firms } from './plan-firms.ts'
import type { Priced } from './plan-goods.ts'

export type Customer = { seller: Firm; buyer: Firm }
export type Market = {
  customers: Customer[]
  addressOf: Map<string, string>
  /** What each buyer that approves products may order; buyers that don't are not in it. */
  rangeOf: Map<string, Set<string>>
}

/** Registers the firms with licences and addresses, as the platform's quality desk would. */
export async function registerFirms(house: House, firms: Firms, day: string): Promise<void> {
  const [platform] = firms.platform
  if (!platform) throw new Error('a world has a platform')
  const all = Object.values(firms).flat()
  const desk = { person: platform.people.quality, now: at(day, 9) }
  for (const some of chunks(all, 100)) {
    await act(house, desk, async ctx =>
      allAccepted(
        await registerOrganisations(
          ctx,
          some.map(firm => firm.organisation),
        ),
      ),
    )
    const licences = some.flatMap(firm => firm.licences)
    if (licences.length > 0)
      await act(house, { ...desk, orgs: some.map(firm => firm.organisation.orgId) }, async ctx =>
        allAccepted(await addLicences(ctx, licences)),
      )
  }
}

/** Licences that quality stopped; those that ran out are stopped by the date itself. */
export async function stopLicences(house: House, firms: Firms, day: string): Promise<void> {
  const person = firms.platform[0]!.people.quality
  for (const firm of firms.terminals) {
    const licenceId = firm.licences[0]?.licenceId
    if (!licenceId) continue
    const acting = { person, now: at(day, 10), orgs: [firm.organisation.orgId] }
    if (firm.papers === 'locked')
      await act(house, acting, async ctx =>
        accepted(await lockLicence(ctx, { licenceId, reason: '现场检查发现质量管理缺陷，整改中' })),
      )
    if (firm.papers === 'revoked')
      await act(house, acting, async ctx =>
        accepted(await revokeLicence(ctx, { licenceId, reason: '药品监督管理部门依法吊销' })),
      )
  }
}

const buyersOf = (firms: Firms): Firm[] => [...firms.terminals, ...firms.hospitals]

/** Who buys from whom: each buyer knows one to three of the distributors, the nearest first. */
function planCustomers(chance: Chance, firms: Firms): Customer[] {
  return buyersOf(firms).flatMap(buyer => {
    const near = firms.distributors.filter(seller => seller.district.city === buyer.district.city)
    const first = near[0] ?? chance.pick(firms.distributors)
    const others = firms.distributors.filter(seller => seller !== first)
    const known = [first, ...chance.some(others, chance.between(0, Math.min(2, others.length)))]
    return known.map(seller => ({ seller, buyer }))
  })
}

/** Approvals on both sides, credit lines, ship-to addresses: everything a first order needs. */
export async function openMarket(
  house: House,
  chance: Chance,
  firms: Firms,
  carried: ReadonlyMap<string, readonly Priced[]>,
  day: string,
): Promise<Market> {
  const customers = planCustomers(chance, firms)
  const approvals = { house, day, today: house.today() }
  const files = await uploadPapers(house, [...firms.distributors, ...buyersOf(firms)], day)
  const relations = await approveBothSides(approvals, chance, customers, files)
  await authoriseSalespeople(approvals, customers, relations, files)
  const clinics = firms.terminals.filter(one => one.organisation.kind === 'clinic')
  await askMore(approvals, customers, { makers: firms.manufacturers, clinics }, files)
  const rangeOf = await approveProducts(approvals, customers, carried, files)
  for (const [seller, own] of Map.groupBy(customers, customer => customer.seller)) {
    const lines = own.map(({ buyer }) => ({
      buyerOrgId: buyer.organisation.orgId,
      limitFen: limitFor(chance, buyer),
      termDays: chance.pick([15, 30, 30, 60]),
    }))
    await act(house, { person: seller.people.finance, now: at(day, 15) }, async ctx =>
      accepted(await setLines(ctx, lines)),
    )
  }
  const addressOf = await addShipTos(house, chance, firms, day)
  const waits = waiting(customers)
  return { customers: customers.filter((_, i) => !waits.has(i)), addressOf, rangeOf }
}

function limitFor(chance: Chance, buyer: Firm): number {
  const yuan =
    buyer.organisation.kind === 'hospital'
      ? chance.between(200, 500) * 10_000
      : chance.between(5, 40) * 10_000
  return yuan * 100
}

async function addShipTos(
  house: House,
  chance: Chance,
  firms: Firms,
  day: string,
): Promise<Map<string, string>> {
  const buyers = buyersOf(firms)
  const addresses = buyers.map(buyer => {
    const { orgId, province, city, district = '', detail = '', contact = '', phone = '' } = buyer.organisation
    return {
      orgId,
      addressId: chance.id(day),
      label: '门店收货',
      contact,
      phone,
      province,
      city,
      district,
      detail,
      isDefault: true,
      latitude: buyer.district.lat,
      longitude: buyer.district.lng,
    }
  })
  const person = firms.platform[0]!.people.trade
  for (const some of chunks(addresses, 100))
    await act(house, { person, now: at(day, 16), orgs: some.map(one => one.orgId) }, async ctx =>
      allAccepted(await addAddresses(ctx, some)),
    )
  return new Map(addresses.map(one => [one.orgId, one.addressId]))
}
