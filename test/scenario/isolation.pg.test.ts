import { newId } from '@yaolian/kernel'
import { type Client, runJourney } from '@yaolian/tools'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPerson, come, openOffers } from './market.fixture.ts'
import { askAs, faultOf, type Operation, readOperations } from './operations.fixture.ts'
import { requestFor } from './values.fixture.ts'
import { everythingOf, privateIds, theirIds, tradersOf, type Victims } from './victims.fixture.ts'
import { openVillage, type Village } from './village.fixture.ts'

/** Answer about other firms by design: the law wants a firm's licences shown. */
const ABOUT_OTHERS = [
  // Customers of the seller see who may sell to them, and with which paper; strangers: party's papers.pg.test.ts.
  'GET /party/organisations/:orgId/salespeople/:salespersonId/file',
  // Firms that trade with each other check each other's licences by their scans; strangers: party's documents.pg.test.ts.
  'GET /party/licences/:licenceId/documents',
  'GET /party/organisations/:orgId/card',
  'GET /party/organisations/:orgId/stores',
  'GET /party/directory',
]
/** What is made gets an id in its own firm; that another firm uses the same one says nothing. */
const MAKES_ADDRESS = 'POST /party/addresses'
/** They end the stranger's own session and touch nothing else. */
const LEAVING = ['POST /identity/logout', 'POST /identity/logout-everywhere']
/** Rights that nobody outside the platform can hold. */
const PLATFORMS_OWN = [
  'platform.organisations.read',
  'platform.users.manage',
  'platform.proofs.read',
  'party.organisation.register',
  'party.licence.verify',
  'catalogue.product.add',
  'catalogue.product.publish',
  'catalogue.merge.propose',
  'catalogue.merge.decide',
]

type Person = { rights: string[]; credentials: Record<string, string> }
type Firm = { orgId: string; people: Person[] }

let village: Village
let owner: pg.Client
let operations: Operation[]
let victims: Victims
let strangers: Firm[]
beforeAll(async () => {
  village = await openVillage()
  owner = new pg.Client({ connectionString: village.house.ownerUrl })
  await owner.connect()
  await runJourney(village.house, village.url)
  operations = await readOperations(village.url)
  victims = await tradersOf(village.url)
  strangers = [await newPharmacy(), await otherDistributor(), await otherCustomer()]
})
afterAll(async () => {
  await owner.end()
  await village.close()
})

async function personOf(client: Client): Promise<Person> {
  const { rights } = await client.get<{ rights: string[] }>('/identity/me')
  return { rights, credentials: client.credentials }
}

/** It sells the same goods to some of the same shops, and has nothing to do with this sale. */
async function otherDistributor(): Promise<Firm> {
  const { organisationId } = await come(village.url, 'sales')
  const suffix = organisationId === victims.seller.sales.organisationId ? '2' : ''
  const clients: Client[] = []
  for (const name of ['sales', 'quality', 'quality-head', 'finance'])
    clients.push(await come(village.url, name + suffix))
  const orgId = clients[0]!.organisationId
  clients.push(await addPerson(village.url, orgId, 'other.admin', 'seller_admin'))
  return { orgId, people: await Promise.all(clients.map(personOf)) }
}

/** It buys from the same seller, and this order is not its own. */
async function otherCustomer(): Promise<Firm> {
  const numbered = Array.from({ length: 13 }, (_, i) => `buyer${i + 1}`)
  for (const name of ['hospital', 'clinic', 'pharmacy-limited', ...numbered]) {
    const buyer = await come(village.url, name).catch(() => null)
    if (!buyer) continue // the numbers of accounts with names of their own
    const { rows } = await buyer.get<{ rows: { sellerOrgId: string }[] }>('/credit/lines?as=buyer')
    if (!rows.some(row => row.sellerOrgId === victims.seller.sales.organisationId)) continue
    const quality = await come(village.url, `${name}-quality`)
    return { orgId: buyer.organisationId, people: await Promise.all([buyer, quality].map(personOf)) }
  }
  throw new Error('the seller has one customer only')
}

/** It came in today: nobody has approved it, and it has approved nobody. */
async function newPharmacy(): Promise<Firm> {
  const orgId = newId()
  await (await come(village.url, 'platform')).command('/party/organisations', {
    orgId,
    uscc: '91420106MA0020665W',
    name: '武汉新来大药房',
    kind: 'pharmacy',
    province: '湖北省',
    city: '武汉市',
  })
  const clients: Client[] = []
  for (const role of ['pharmacist', 'quality', 'quality_head', 'finance', 'buyer_admin'])
    clients.push(await addPerson(village.url, orgId, `new.${role}`, role))
  return { orgId, people: await Promise.all(clients.map(personOf)) }
}

const mayGive = ({ people }: Firm, { right }: Operation) =>
  people.find(person => ['signed-in', 'public'].includes(right) || person.rights.includes(right))

const UUIDS = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

test('with the ids of another firm every route says 403 or 404, shows nothing of it and changes nothing', async () => {
  const ids = await theirIds(owner, victims)
  const secrets = await privateIds(
    owner,
    victims,
    strangers.map(firm => firm.orgId),
  )
  expect(secrets.size).toBeGreaterThan(200)
  const before = await everythingOf(owner, victims)
  const chosen = (operation: Operation, name: string) => {
    if (name === 'limit') return '200'
    return operation.name === MAKES_ADDRESS && name === 'addressId' ? newId() : ids.get(name)
  }
  const faults: string[] = []
  const untried = new Set<string>()
  for (const operation of operations) {
    if (LEAVING.includes(operation.name)) continue
    const able = strangers.flatMap(firm => mayGive(firm, operation) ?? [])
    if (able.length === 0) untried.add(operation.right)
    const given = requestFor(operation, name => chosen(operation, name))
    const sent = JSON.stringify(given)
    const names = operation.params.filter(({ name }) => ids.has(name))
    const gives = [...ids.values()].some(id => sent.includes(id))
    for (const { credentials } of able) {
      const answer = await askAs(village.url, operation, given, credentials)
      const fault = (text: string) =>
        faults.push(`${operation.name} ${text}: ${answer.status} ${answer.text.slice(0, 160)}`)
      if (faultOf(answer)) fault('answers badly')
      if (ABOUT_OTHERS.includes(operation.name)) continue
      if (names.length > 0 && ![403, 404].includes(answer.status)) fault('knows it')
      if (operation.method === 'POST' && gives && answer.status < 400) fault('takes it')
      const shown = (answer.text.match(UUIDS) ?? []).filter(id => secrets.has(id) && !sent.includes(id))
      if (shown.length > 0) fault(`shows ${shown[0]}`)
    }
  }
  expect(faults).toEqual([])
  expect([...untried].sort()).toEqual(PLATFORMS_OWN.toSorted())
  expect(await everythingOf(owner, victims)).toEqual(before)
})

test('whom no seller has approved sees neither prices nor stock', async () => {
  const [offer] = await openOffers(victims.buyer, 1)
  const [pharmacy] = strangers
  const pharmacist = mayGive(pharmacy!, operations.find(one => one.name === 'GET /trade/offers')!)!
  const headers = pharmacist.credentials
  const path = `/api/v1/trade/offers/${offer!.sellerId}/${offer!.productId}`
  const shown = await (await fetch(village.url + path, { headers })).json()
  expect(shown).toMatchObject({
    priceMicro: null,
    availableUnits: 0,
    nearestExpiry: null,
    lots: [],
    credit: null,
  })
  const list = await fetch(`${village.url}/api/v1/trade/offers?limit=200`, { headers })
  const { rows } = (await list.json()) as { rows: { priceMicro: unknown; availableUnits: number }[] }
  expect(rows.length).toBeGreaterThan(50)
  expect(rows.filter(row => row.priceMicro !== null || row.availableUnits > 0)).toEqual([])
})
