import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DESK, enter, openStreet, type Person, PHONE, read, type Street, wrongWith } from './house.fixture.ts'

let street: Street
beforeAll(async () => {
  street = await openStreet()
})
afterAll(() => street.close())

type Offers = { rows: { productId: string; rx: string; form: string }[]; next: string | null }

/** Every product that the shop lists for a query, by its id. */
async function listed(person: Person, query: string): Promise<Map<string, Offers['rows'][number]>> {
  const found = new Map<string, Offers['rows'][number]>()
  for (let after = ''; ; ) {
    const page = await read<Offers>(person, `/trade/offers?limit=200${query}${after}`)
    for (const row of page.rows) found.set(row.productId, row)
    if (!page.next) return found
    after = `&after=${encodeURIComponent(page.next)}`
  }
}

const menu = async ({ page }: Person) => {
  await page.getByRole('button', { name: /筛选/ }).focus()
  await page.keyboard.press('Enter')
  const box = page.locator('.filter-menu')
  await box.locator('.num').first().waitFor()
  return box
}

describe.each([
  ['a desk', DESK],
  ['a phone', PHONE],
])('on %s', (name, size) => {
  test('a search is narrowed by what is on offer, with the very numbers that the list then holds', async () => {
    const buyer = await enter(street, 'pharmacy', size)
    await buyer.go('/shop')
    const all = await listed(buyer, '')
    const rx = [...all.values()].filter(row => row.rx === 'rx').length
    const box = await menu(buyer)
    const option = box.getByRole('checkbox', { name: `处方药 ${rx}`, exact: true })
    await option.focus()
    await buyer.page.keyboard.press('Space')
    await buyer.page.waitForURL(address => address.searchParams.get('f.rx') === 'rx')
    await buyer.page.waitForLoadState('networkidle')
    expect((await listed(buyer, '&f.rx=rx')).size).toBe(rx)
    const maker = box.getByRole('group', { name: '生产企业' }).getByRole('checkbox').first()
    await maker.check()
    await buyer.page.waitForURL(address => address.searchParams.has('f.maker'))
    await buyer.page.waitForLoadState('networkidle')
    expect(await wrongWith(buyer)).toEqual([])
    if (process.env.PICTURES)
      await buyer.page.screenshot({ path: `${process.env.PICTURES}/menu-${name}.png` })
    await buyer.page.keyboard.press('Escape')
    await buyer.leave()
  })

  test('sellers see what was looked for in vain', async () => {
    const buyer = await enter(street, 'pharmacy', size)
    for (let time = 0; time < 3; time++) {
      const { status } = await buyer.page.evaluate(async () => {
        const body = JSON.stringify({ q: '谁也没有的药' })
        const headers = { 'content-type': 'application/json' }
        return fetch('/api/v1/catalogue/searches/missed', { method: 'POST', headers, body }).then(answer => ({
          status: answer.status,
        }))
      })
      expect(status).toBe(200)
    }
    await buyer.leave()
    const seller = await enter(street, 'sales', size)
    await seller.go('/desk/searches')
    await seller.page.getByText('谁也没有的药').first().waitFor()
    expect(await wrongWith(seller)).toEqual([])
    if (process.env.PICTURES)
      await seller.page.screenshot({ path: `${process.env.PICTURES}/missed-${name}.png` })
    await seller.leave()
  })
})
