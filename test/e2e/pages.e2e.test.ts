import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { arrive, DESK, enter, openStreet, PHONE, read, type Street, wrongWith } from './house.fixture.ts'

let street: Street
/** Something for each page to show. */
const seen = { offer: '', closed: '', orderId: '', sellerId: '', orgId: '' }
beforeAll(async () => {
  street = await openStreet()
  const buyer = await enter(street, 'pharmacy')
  type Offers = { rows: { sellerId: string; productId: string; closed: object | null }[] }
  const offers = (await read<Offers>(buyer, '/trade/offers?limit=200')).rows
  const idOf = ({ sellerId, productId }: Offers['rows'][number]) => `${sellerId}.${productId}`
  seen.offer = idOf(offers.find(offer => offer.closed === null)!)
  seen.closed = idOf(offers.find(offer => offer.closed !== null)!)
  type Orders = { rows: { orderId: string; partnerId: string }[] }
  const [order] = (await read<Orders>(buyer, '/trade/purchases?f.state=signed')).rows
  seen.orderId = order!.orderId
  seen.sellerId = order!.partnerId
  seen.orgId = (await read<{ orgId: string }>(buyer, '/party/organisation')).orgId
  await buyer.leave()
})
afterAll(() => street.close())

const PAGES: Record<string, () => string[]> = {
  pharmacy: () => [
    '/shop',
    '/shop?q=0.25g',
    '/shop?q=nothing-like-this',
    `/shop?open=${seen.offer}`,
    `/shop?open=${seen.closed}`,
    '/shop/orders',
    `/shop/orders?open=${seen.orderId}`,
    `/shop/statement?partnerId=${seen.sellerId}`,
  ],
  'pharmacy-quality': () => ['/platform/firm'],
  platform: () => [
    '/platform/organisations',
    '/platform/organisations/import',
    `/platform/organisations/${seen.orgId}`,
    '/platform/people',
    '/platform/keys',
    '/platform/invitations',
    '/platform/access',
    '/platform/audit',
    '/platform/proofs',
    '/account',
    '/account/sessions',
    '/account/data',
  ],
  'platform-quality': () => [
    '/platform/products',
    '/platform/rules',
    '/platform/rules/LIC-03.buyer',
    '/platform/hits',
  ],
}

describe.each([
  ['a desk', DESK],
  ['a phone', PHONE],
])('on %s nothing sticks out, axe finds nothing and the console is silent', (_, size) => {
  test.each(Object.keys(PAGES))('for %s', async account => {
    const person = await enter(street, account, size)
    for (const path of PAGES[account]!()) {
      await person.go(path)
      expect({ path, wrong: await wrongWith(person) }).toEqual({ path, wrong: [] })
    }
    await person.leave()
  })

  test('for somebody with a full cart', async () => {
    const buyer = await enter(street, 'pharmacy', size)
    await buyer.go(`/shop?open=${seen.offer}`)
    await buyer.page.getByRole('button', { name: '加入购物车' }).click()
    for (const path of ['/shop/cart', '/shop/checkout']) {
      await buyer.go(path)
      expect({ path, wrong: await wrongWith(buyer) }).toEqual({ path, wrong: [] })
    }
    await buyer.leave()
  })

  test('for nobody yet', async () => {
    const person = await arrive(street, size)
    for (const path of ['/login', '/nowhere']) {
      await person.go(path)
      expect({ path, wrong: await wrongWith(person) }).toEqual({ path, wrong: [] })
    }
    await person.leave()
  })
})
