import { newId, transact } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addLicences } from './add-licences.ts'
import { approved } from './approval.fixture.ts'
import { licence } from './firms.fixture.ts'
import { openHouse, type TestHouse } from './house.fixture.ts'
import { readRelations } from './read-relations.ts'
import { readStandings } from './read-standings.ts'
import { lockLicence } from './step-licence.ts'
import { stepOrganisation } from './step-organisation.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const standing = async (orgId: string) =>
  (await house.as(house.quality, ctx => readStandings(ctx, [orgId, orgId, newId()]))).get(orgId)

test('a firm and its licence stand in one row that orders read', async () => {
  const { orgId } = await house.firm('pharmacy')
  expect(await standing(orgId)).toMatchObject({
    orgId,
    state: 'active',
    facts: {
      orgId,
      kind: 'pharmacy',
      isPerson: false,
      licences: [
        {
          kind: 'drug_retail',
          scope: ['chemical', 'antibiotic'],
          validFrom: '2024-03-01',
          validTo: '2029-02-28',
          state: 'valid',
        },
      ],
    },
  })
})

test('ten changes of one firm at once all reach its standing', async () => {
  const { orgId } = await house.firm('pharmacy')
  const papers = Array.from({ length: 9 }, () => licence(orgId, 'device_class3'))
  await house.as(house.quality, ctx => addLicences(ctx, papers))
  await Promise.all([
    ...papers.map(({ licenceId }) =>
      house.as(house.quality, ctx => lockLicence(ctx, { licenceId, reason: '资料存疑' })),
    ),
    house.as(house.quality, ctx => stepOrganisation(ctx, { orgId, step: 'close', reason: '注销' })),
  ])
  const now = await standing(orgId)
  expect(now?.state).toBe('closed')
  expect(now?.version).toBe(13)
  expect(now?.facts.licences.filter(l => l.state === 'locked')).toHaveLength(9)
})

test('both approvals are read in one statement, each from its owner', async () => {
  const [from, to] = [await house.firm('distributor'), await house.firm('pharmacy')]
  const [seller, buyer] = [from.orgId, to.orgId]
  const pairs = [{ sellerOrgId: seller, buyerOrgId: buyer }]
  const read = (orgs: string[]) =>
    transact(house.db, { actor: house.quality, orgs }, ctx => readRelations(ctx, pairs))
  const none = {
    ...pairs[0],
    supplierApproved: false,
    customerApproved: false,
    papersTo: null,
    firstProducts: false,
    salesperson: null,
  }
  const papersTo = '2027-11-30'
  expect(await read([seller, buyer])).toEqual([none])
  await approved(house, seller, to, 'customer', { validTo: '2026-11-22' })
  await approved(house, buyer, from, 'supplier')
  expect(await read([seller, buyer])).toEqual([
    { ...none, supplierApproved: true, customerApproved: true, papersTo },
  ])
  expect(await read([seller])).toEqual([{ ...none, customerApproved: true, papersTo }])
  house.clock.set('2026-11-22T16:00:00.000Z') // midnight in Shanghai ends the customer's approval
  expect(await read([seller, buyer])).toEqual([{ ...none, supplierApproved: true, papersTo }])
  house.clock.set('2026-11-22T01:00:00.000Z')
})
