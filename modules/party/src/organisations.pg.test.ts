import { Denied, isRefusal, NotFound, newId } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAddresses, retireAddress } from './add-addresses.ts'
import type { OrganisationQuery, StoreQuery } from './contract.ts'
import { actorOf, openHouse, type TestHouse } from './house.fixture.ts'
import { countList, listOrganisations, listStores, searchDirectory } from './list-organisations.ts'
import { listRelations } from './list-relations.ts'
import { addressKey, listAddresses, readAddresses } from './read-addresses.ts'
import { requestRelations } from './request-relations.ts'
import { showCard, showOrganisation } from './show-organisation.ts'
import { lockLicence } from './step-licence.ts'
import { stepOrganisation } from './step-organisation.ts'

let house: TestHouse
let seller: string
const buyers: { orgId: string; licenceId: string }[] = []
beforeAll(async () => {
  house = await openHouse()
  seller = (await house.firm('distributor', { name: '九州通试验医药有限公司' })).orgId
  for (const [name, validTo] of [
    ['同济堂大药房', '2029-02-28'],
    ['同仁堂大药房', '2026-12-01'],
    ['马应龙大药房', '2026-11-01'],
    ['100%放心药房', '2029-02-28'],
  ])
    buyers.push(
      await house.firm('pharmacy', { name: name ?? '', ...(validTo && { validTo }), province: '湖北省' }),
    )
})
afterAll(() => house.close())

const names = async (query: OrganisationQuery, actor = house.quality) =>
  (await house.as(actor, ctx => listOrganisations(ctx, query))).rows.map(row => row.name)

test('the platform lists all firms by words, kind, state and province, page by page', async () => {
  expect(await names({ q: '大药房' })).toEqual(['同仁堂大药房', '同济堂大药房', '马应龙大药房'])
  expect(await names({ q: '%' })).toEqual(['100%放心药房'])
  expect(await names({ kind: 'distributor' })).toEqual(['九州通试验医药有限公司'])
  expect(await names({ province: '河南省' })).toEqual([])
  const first = await house.as(house.quality, ctx => listOrganisations(ctx, { q: '大药房', limit: '2' }))
  const second = await names({ q: '大药房', limit: '2', after: first.next ?? '' })
  expect([...first.rows.map(r => r.name), ...second]).toEqual(await names({ q: '大药房' }))
  expect(await house.as(house.quality, ctx => countList(ctx, { kind: 'pharmacy' }))).toEqual({
    count: 4,
    exact: true,
  })
})

test.each([['zzz'], [btoa('["a","b"]')], [btoa('[1,{}]')], [btoa('["\\u0000","x"]')]])(
  'a page key that somebody made up (%s) gives the first page',
  async after => {
    expect(await names({ q: '大药房\0', after })).toEqual(await names({ q: '大药房' }))
    const actor = actorOf(seller, ['party.relation.read'])
    expect(await house.as(actor, ctx => listRelations(ctx, 'customer', { after }))).toBeDefined()
  },
)

test('a name is found by words in any order, by initials, and by nothing that it only resembles', async () => {
  expect(await names({ q: '药房 同济' })).toEqual(['同济堂大药房'])
  expect(await names({ q: 'MYL' })).toEqual(['马应龙大药房'])
  expect(await names({ q: 'jztsy' })).toEqual(['九州通试验医药有限公司'])
  // Both of its pairs stand in the name, apart: 大药 and 药大.
  expect(await names({ q: '房大药' })).toEqual([])
  const count = (q: string) => house.as(house.quality, ctx => countList(ctx, { q }))
  expect(await count('大药房')).toEqual({ count: 3, exact: true })
  expect(await count('药大')).toEqual({ count: 0, exact: true })
})

test('a head office shows its shops page by page, and each shop its head office', async () => {
  const head = await house.firm('chain', { name: '试验连锁总部' })
  const shops = await Promise.all(
    ['甲店', '乙店', '丙店'].map(name =>
      house.firm('pharmacy', { name: `试验连锁${name}`, parentOrgId: head.orgId }),
    ),
  )
  const stranger = actorOf(newId(), ['party.organisation.read'])
  const read = (query: StoreQuery) => house.as(stranger, ctx => listStores(ctx, head.orgId, query))
  const first = await read({ limit: '2' })
  expect(first.rows.map(row => row.name)).toEqual(['试验连锁丙店', '试验连锁乙店'])
  const second = await read({ limit: '2', after: first.next ?? '' })
  expect(second).toMatchObject({ rows: [{ name: '试验连锁甲店' }], next: null })
  const card = await house.as(stranger, ctx => showCard(ctx, shops[0]?.orgId ?? ''))
  expect(card.parent).toEqual({ orgId: head.orgId, name: '试验连锁总部' })
  await expect(house.as(actorOf(newId(), []), ctx => listStores(ctx, head.orgId, {}))).rejects.toThrow(Denied)
})

test('a row says how the licences stand', async () => {
  const health = async () =>
    (await house.as(house.quality, ctx => listOrganisations(ctx, { q: '大药房' }))).rows.map(
      r => r.licenceHealth,
    )
  expect(await health()).toEqual(['expiring', 'valid', 'expired'])
  await house.as(house.quality, ctx =>
    lockLicence(ctx, { licenceId: buyers[0]?.licenceId ?? '', reason: '存疑' }),
  )
  expect(await health()).toEqual(['expiring', 'locked', 'expired'])
})

test('everyone else lists partners only, and finds others in the directory by name', async () => {
  const actor = actorOf(seller, ['party.organisation.read', 'party.relation.request'])
  expect(await names({}, actor)).toEqual([])
  const partnerOrgId = buyers[1]?.orgId ?? ''
  await house.as(actor, ctx =>
    requestRelations(ctx, [{ relationId: newId(), partnerOrgId, direction: 'customer', draft: true }]),
  )
  expect(await names({}, actor)).toEqual(['同仁堂大药房'])
  expect(await names({ q: '同济' }, actor)).toEqual([])
  const found = await house.as(actor, ctx => searchDirectory(ctx, { q: '同济' }))
  expect(found.rows.map(r => r.name)).toEqual(['同济堂大药房'])
  await expect(house.as(actor, ctx => showOrganisation(ctx, partnerOrgId))).rejects.toThrow(Denied)
  await expect(house.as(actor, ctx => countList(ctx, {}))).rejects.toThrow(Denied)
})

test('a closed firm can be opened again, and the directory forgets it meanwhile', async () => {
  const { orgId, organisation } = await house.firm('clinic', { name: '试验中医诊所' })
  const step = (name: 'close' | 'reopen') =>
    house.as(house.quality, ctx => stepOrganisation(ctx, { orgId, step: name, reason: '停业' }))
  const find = async () =>
    (
      await house.as(actorOf(seller, ['party.relation.request']), ctx =>
        searchDirectory(ctx, { q: organisation.uscc ?? '' }),
      )
    ).rows.length
  expect(await find()).toBe(1)
  expect(await step('close')).toEqual({ orgId, state: 'closed' })
  expect(isRefusal(await step('close'))).toBe(true)
  expect(await find()).toBe(0)
  expect(await step('reopen')).toEqual({ orgId, state: 'active' })
  expect(await find()).toBe(1)
})

const address = (more: object = {}) => ({
  addressId: newId(),
  label: '总店',
  contact: '王药师',
  phone: '027-88880000',
  province: '湖北省',
  city: '武汉市',
  district: '江岸区',
  detail: '解放大道 1 号',
  isDefault: false,
  latitude: 30.6,
  longitude: 114.3,
  ...more,
})

test('a firm has one default address; the first is it until another one says so', async () => {
  const { orgId } = await house.firm('pharmacy')
  const actor = actorOf(orgId, ['party.address.read', 'party.address.edit'])
  const [first, second] = [address(), address({ label: '分店', isDefault: true })]
  const added = await house.as(actor, ctx => addAddresses(ctx, [first, first, address({ label: '仓库' })]))
  expect(added).toMatchObject([{ isDefault: true }, { code: 'party.address_exists' }, { isDefault: false }])
  await house.as(actor, ctx => addAddresses(ctx, [second]))
  const { rows } = await house.as(actor, listAddresses)
  expect(rows.map(a => [a.label, a.isDefault])).toEqual([
    ['分店', true],
    ['仓库', false],
    ['总店', false],
  ])
  expect(rows[0]).toEqual(second)
  await Promise.all(
    [1, 2, 3, 4].map(n =>
      house.as(actor, ctx => addAddresses(ctx, [address({ label: `门店${n}`, isDefault: true })])),
    ),
  )
  const after = await house.as(actor, listAddresses)
  expect(after.rows.filter(a => a.isDefault)).toHaveLength(1)
})

test('an address in a city of another province is refused; a place that no list knows is not', async () => {
  const { orgId } = await house.firm('pharmacy')
  const add = (more: object) =>
    house.as(actorOf(orgId, ['party.address.edit']), ctx => addAddresses(ctx, [address(more)]))
  const [refused] = await add({ city: '广州市' })
  expect(refused).toMatchObject({ code: 'party.city_elsewhere', facts: { city: '广州市', lies: '广东省' } })
  expect(await add({ city: '新城市', district: '光谷' })).toMatchObject([{ isDefault: true }])
  const card = await house.as(actorOf(orgId, ['party.organisation.read']), ctx => showCard(ctx, orgId))
  expect(card.divisionCode).toBe('420100')
})

test('addresses are the firm’s own: nobody else reads, retires or adds one', async () => {
  const { orgId } = await house.firm('pharmacy')
  const actor = actorOf(orgId, ['party.address.edit'])
  const mine = address()
  await house.as(actor, ctx => addAddresses(ctx, [mine]))
  const stranger = actorOf(seller, ['party.address.edit'])
  const read = (by: typeof actor) =>
    house.as(by, ctx => readAddresses(ctx, [{ orgId, addressId: mine.addressId }]))
  expect((await read(actor)).get(addressKey({ orgId, addressId: mine.addressId }))).toEqual({
    ...mine,
    isDefault: true,
  })
  expect((await read(stranger)).size).toBe(0)
  await expect(house.as(stranger, ctx => retireAddress(ctx, mine.addressId))).rejects.toThrow(NotFound)
  await expect(house.as(stranger, ctx => addAddresses(ctx, [address({ orgId })]))).rejects.toThrow(Denied)
  await house.as(actor, ctx => retireAddress(ctx, mine.addressId))
  expect((await read(actor)).size).toBe(0)
})
