import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Client, expectCode } from '@yaolian/tools'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acceptLots, offerGoods, publishAs, receiveGoods } from './goods.fixture.ts'
import { come, deliver, readOrder, shipToOf, staffOf } from './market.fixture.ts'
import { faultsOf, openVillage, type Village } from './village.fixture.ts'

const CHECKOUT = resolve(import.meta.dirname, '../..')
const DATA = resolve(process.env.YAOLIAN_DATA ?? join(CHECKOUT, '../shared/data'))
const CATALOGUE = join(DATA, 'drugs/his_drug_catalogue.csv')

/** Reviewed in their files by whoever publishes; the list itself has no numbers. */
const NUMBERS = ['国药准字H20053101', '国药准字H20053102', '国药准字H20053103', '国药准字H20053104']

describe.skipIf(!existsSync(CATALOGUE))('the real catalogue his_drug_catalogue.csv (YAOLIAN_DATA)', () => {
  let village: Village
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'yaolian-import-'))
    village = await openVillage()
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true })
    await village.close()
  })

  test('is imported with a report of every row that is not taken, and again without change', async () => {
    const report = join(folder, 'report.csv')
    const first = await importInto(village, report)
    expect(first).toMatchObject({ import: 'catalogue', rows: 1_963 })
    expect(first.accepted + first.rejected + first.unchanged).toBe(first.rows)
    expect(first.accepted).toBeGreaterThan(1_850)
    const lines = readFileSync(report, 'utf8').trim().split(/\r?\n/).slice(1)
    const rejected = new Set(lines.map(line => line.split(',')[0]))
    expect(rejected.size).toBe(first.rejected)
    for (const line of lines) expect(line).toMatch(/^\d+,/)

    const again = await importInto(village, join(folder, 'again.csv'))
    const known = first.accepted + first.unchanged
    expect(again).toMatchObject({ accepted: 0, unchanged: known, rejected: first.rejected })
  })

  test('its drafts are sold only once quality has published them, priced and in stock', async () => {
    const { url } = village
    const desk = await come(url, 'platform-quality')
    const editor = await come(url, 'platform')
    // A hospital approves no product before the first purchase; test/scenario/first-business is about those who do.
    const buyer = await come(url, 'hospital')
    const sellerId = await supplierOf(buyer)
    const staff = await staffOf(url, sellerId)
    const drafts = await someDrafts(desk)
    const ids = drafts.map(draft => draft.productId)
    const lines = drafts.map(({ productId }, i) => ({ productId, quantity: 10 + i }))
    const order = async () => ({ id: crypto.randomUUID(), sellerId, shipToId: await shipToOf(buyer), lines })
    await offerGoods(staff.sales, ids)
    const closed = await expectCode(422, 'trade.closed_by_rule', async () =>
      buyer.post('/trade/orders', await order()),
    )
    expect(JSON.stringify(closed)).toContain('GSP-06')

    for (const [i, { productId, scopeClass }] of drafts.entries())
      await publishAs(editor, desk, productId, {
        confirm: true,
        ...(scopeClass !== 'tcm_slices' && { approvalNo: NUMBERS[i] }),
      })
    const lots = await receiveGoods(staff.sales, ids, 100)
    // Received is not yet accepted: what waits for quality (待验) is nobody's to sell.
    await expectCode(422, 'trade.short', async () => buyer.post('/trade/orders', await order()))
    await acceptLots(staff.quality, lots)
    const body = await order()
    await buyer.post('/trade/orders', body)
    await deliver(staff, body.id, buyer)
    const signed = await readOrder(buyer, body.id)
    expect(signed.state).toBe('signed')
    expect(signed.lines.map(line => [line.productId, line.quantity, line.lots[0]?.signed])).toEqual(
      lines.map(line => [line.productId, line.quantity, line.quantity]),
    )
    expect(signed.totalFen).toBe(lines.reduce((sum, line) => sum + line.quantity * 1_250, 0))
    expect(await faultsOf(village.house)).toEqual([])
  })
})

type Counts = { import: string; rows: number; accepted: number; rejected: number; unchanged: number }

/** `./yaolian import catalogue` as people run it; its last line is the JSON. */
async function importInto({ house }: Village, report: string): Promise<Counts> {
  const words = ['import', 'catalogue', CATALOGUE, '--database-url', house.ownerUrl, '--report', report]
  const child = spawn(process.execPath, [join(CHECKOUT, 'cli/src/main.ts'), ...words, '--json'])
  const [out, errors] = [child.stdout, child.stderr].map(stream => stream.setEncoding('utf8').toArray())
  const status = await new Promise(done => child.once('close', done))
  const text = (await out!).join('')
  if (status !== 0) throw new Error(`import ended with ${status}:\n${(await errors!).join('')}${text}`)
  return JSON.parse(text.trimEnd().split('\n').at(-1)!) as Counts
}

type Draft = { productId: string; genericName: string; scopeClass: string; demo: boolean }

/** Four medicines and one herb of the list, as the import left them. */
async function someDrafts(desk: Client): Promise<Draft[]> {
  const of = async (scopeClass: string, count: number) => {
    const path = `/catalogue/products?f.state=draft&f.class=${scopeClass}&limit=${count}`
    return (await desk.get<{ rows: Draft[] }>(path)).rows
  }
  const drafts = [...(await of('chemical', NUMBERS.length)), ...(await of('tcm_slices', 1))]
  expect(drafts.map(draft => draft.demo)).toEqual([false, false, false, false, false])
  return drafts
}

async function supplierOf(buyer: Client): Promise<string> {
  const { rows } = await buyer.get<{ rows: { partner: { orgId: string }; state: string }[] }>(
    '/party/suppliers?state=approved',
  )
  return rows[0]!.partner.orgId
}
