import { runJourney } from '@yaolian/tools'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { come, openOffers, place, saleOf, staffOf } from './market.fixture.ts'
import { sendScan } from './scan.fixture.ts'
import { eventually, faultsOf, openVillage, type Village } from './village.fixture.ts'

let village: Village
beforeAll(async () => {
  village = await openVillage()
})
afterAll(() => village.close())

test('a village proves itself as it was made', async () => {
  expect(await faultsOf(village.house)).toEqual([])
})

test('the first sale goes through public doors, and every sum proves itself afterwards', async () => {
  await runJourney(village.house, village.url)
  expect(await faultsOf(village.house)).toEqual([])
})

test('a running house does by itself what follows: stops orders, runs what an operator asks for', async () => {
  const { url } = village
  const buyer = await come(url, 'hospital')
  const [offer] = await openOffers(buyer, 5)
  const order = await place(buyer, offer!, 5)
  const { sales } = await staffOf(url, offer!.sellerId)
  const desk = await come(url, 'platform-quality')
  const { licences } = await buyer.get<{ licences: { licenceId: string }[] }>('/party/organisation')
  await desk.command(`/party/licences/${licences[0]!.licenceId}/lock`, { reason: '飞行检查' })
  const reasons = async () => (await saleOf(sales, order)).holdReasons
  await eventually('the order carries the rule that stops it', async () => (await reasons()).length > 0)
  const fileIds = [await sendScan(url, desk, '整改报告.png')]
  await desk.command(`/party/licences/${licences[0]!.licenceId}/unlock`, { reason: '整改完成', fileIds })
  await eventually('the order is free again', async () => (await reasons()).length === 0)

  const started = async () => (await desk.get<{ startedAt: string }>('/platform/proofs')).startedAt
  const before = await started()
  await desk.command('/platform/proofs')
  await eventually('the proofs ran', async () => (await started()) !== before)
})
