import { isRefusal, newId, transact } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addLicences } from './add-licences.ts'
import { decideRelations } from './decide-relations.ts'
import { actorOf, firm, licence, openHouse, QUALITY } from './house-for-tests.ts'
import { readRelations } from './read-relations.ts'
import { readStandings } from './read-standings.ts'
import { registerOrganisations } from './register-organisations.ts'
import { requestRelations } from './request-relations.ts'

let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const platform = newId()
const quality = actorOf(platform, QUALITY, '平台质量')

async function registered(kind: 'distributor' | 'pharmacy', licensed = true) {
  const organisation = firm(kind)
  const actor = quality
  await transact(house.db, { actor }, async ctx => {
    const answers = [
      ...(await registerOrganisations(ctx, [organisation])),
      ...(licensed
        ? await addLicences(ctx, [
            licence(organisation.orgId, kind === 'distributor' ? 'drug_wholesale' : 'drug_retail'),
          ])
        : []),
    ]
    expect(answers.filter(isRefusal)).toEqual([])
  })
  return organisation.orgId
}

test('a firm and its licence stand in one row that orders read', async () => {
  const orgId = await registered('pharmacy')
  const standings = await transact(house.db, { actor: quality }, ctx =>
    readStandings(ctx, [orgId, orgId, newId()]),
  )
  expect([...standings.values()]).toEqual([
    expect.objectContaining({
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
    }),
  ])
})

test('both approvals are read in one statement, each from its owner', async () => {
  const [seller, buyer] = [await registered('distributor'), await registered('pharmacy')]
  const pairs = [{ sellerOrgId: seller, buyerOrgId: buyer }]
  const read = (orgs: string[]) =>
    transact(house.db, { actor: quality, orgs }, ctx => readRelations(ctx, pairs))
  expect(await read([seller, buyer])).toEqual([
    { ...pairs[0], supplierApproved: false, customerApproved: false },
  ])
  await approve(seller, buyer, 'customer')
  await approve(buyer, seller, 'supplier')
  expect(await read([seller, buyer])).toEqual([
    { ...pairs[0], supplierApproved: true, customerApproved: true },
  ])
  expect(await read([seller])).toEqual([{ ...pairs[0], supplierApproved: false, customerApproved: true }])
})

async function approve(orgId: string, partnerOrgId: string, direction: 'supplier' | 'customer') {
  const relationId = newId()
  await transact(house.db, { actor: actorOf(orgId, ['party.relation.request']) }, ctx =>
    requestRelations(ctx, [{ relationId, partnerOrgId, direction }]),
  )
  const [answer] = await transact(house.db, { actor: actorOf(orgId, ['party.relation.decide']) }, ctx =>
    decideRelations(ctx, [{ relationId, verdict: 'approve' }]),
  )
  expect(answer).toEqual({ relationId, state: 'approved', version: 2 })
}
