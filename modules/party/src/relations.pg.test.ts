import { Denied, isRefusal, NotFound, newId, type Refusal, systemActor } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideRelations } from './decide-relations.ts'
import { actorOf, openHouse, type TestHouse } from './house.fixture.ts'
import { countList, listRelations, showRelation } from './list-relations.ts'
import { requestRelations } from './request-relations.ts'
import { lockLicence } from './step-licence.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const codeOf = (answer: unknown) => (isRefusal(answer) ? (answer as Refusal).code : null)
const sales = (orgId: string) => actorOf(orgId, ['party.relation.request', 'party.relation.read'], '销售')
const quality = (orgId: string) => actorOf(orgId, ['party.relation.decide', 'party.relation.read'], '质量')

async function pair() {
  const [seller, buyer] = await Promise.all([house.firm('distributor'), house.firm('pharmacy')])
  return { seller: seller.orgId, buyer: buyer.orgId, buyerLicence: buyer.licenceId }
}

test('asked for by sales, signed by quality, stopped and resumed, each step kept with its name', async () => {
  const { seller, buyer } = await pair()
  const relationId = newId()
  const request = { relationId, partnerOrgId: buyer, direction: 'customer' as const }
  expect(await house.as(sales(seller), ctx => requestRelations(ctx, [request, request]))).toEqual([
    { relationId, state: 'pending', version: 1 },
    expect.objectContaining({ code: 'party.relation_exists' }),
  ])
  const signer = quality(seller)
  for (const decision of [
    { verdict: 'reject', reason: '缺委托书' },
    { verdict: 'approve' },
    { verdict: 'suspend', reason: '飞检' },
    { verdict: 'resume' },
  ] as const) {
    await house.as(signer, ctx => decideRelations(ctx, [{ relationId, ...decision }]))
    if (decision.verdict === 'reject')
      await house.as(sales(seller), ctx => requestRelations(ctx, [{ ...request, relationId: newId() }]))
  }
  const shown = await house.as(sales(seller), ctx => showRelation(ctx, relationId))
  expect(shown).toMatchObject({
    state: 'approved',
    version: 6,
    decidedName: '质量',
    partner: { orgId: buyer },
  })
  expect(shown.steps.map(s => `${s.step} ${s.state} ${s.byName}`)).toEqual([
    'request pending 销售',
    'reject rejected 质量',
    'request pending 销售',
    'approve approved 质量',
    'suspend suspended 质量',
    'resume approved 质量',
  ])
  const events = await house.events(seller, relationId)
  expect(events.map(e => e.type.slice('party.relation_'.length))).toEqual([
    'requested',
    'rejected',
    'requested',
    'approved',
    'suspended',
    'approved',
  ])
})

test('a buyer applies at a seller, and only the seller decides', async () => {
  const { seller, buyer } = await pair()
  const relationId = newId()
  const application = { relationId, orgId: seller, partnerOrgId: buyer, direction: 'customer' as const }
  const both = { ...actorOf(buyer, ['party.relation.request', 'party.relation.decide']) }
  await house.as(both, ctx => requestRelations(ctx, [application]))
  const decision = { relationId, verdict: 'approve' as const }
  await expect(house.as(both, ctx => decideRelations(ctx, [decision]))).rejects.toThrow(NotFound)
  expect(await house.as(quality(seller), ctx => decideRelations(ctx, [decision]))).toMatchObject([
    { state: 'approved' },
  ])
  const between = { ...application, relationId: newId(), partnerOrgId: newId() }
  await expect(house.as(both, ctx => requestRelations(ctx, [between]))).rejects.toThrow(Denied)
})

test('nobody signs alone, no machine signs, and a partner without a running licence waits', async () => {
  const { seller, buyer, buyerLicence } = await pair()
  const relationId = newId()
  const alone = actorOf(seller, ['party.relation.request', 'party.relation.decide'])
  await house.as(alone, ctx =>
    requestRelations(ctx, [{ relationId, partnerOrgId: buyer, direction: 'customer' }]),
  )
  const approve = (by: typeof alone) =>
    house.as(by, ctx => decideRelations(ctx, [{ relationId, verdict: 'approve' }]))
  expect((await approve(alone)).map(codeOf)).toEqual(['party.same_person'])
  const machine = { ...systemActor('test'), orgId: seller }
  expect((await approve(machine)).map(codeOf)).toEqual(['party.person_needed'])
  await house.as(house.quality, ctx => lockLicence(ctx, { licenceId: buyerLicence, reason: '存疑' }))
  expect((await approve(quality(seller))).map(codeOf)).toEqual(['party.partner_unlicensed'])
  await expect(approve(sales(seller))).rejects.toThrow(Denied)
})

test('two deciders at once: one decides, the other is told what is', async () => {
  const { seller, buyer } = await pair()
  for (let round = 0; round < 5; round++) {
    const relationId = newId()
    const direction = 'customer' as const
    const [asked] = await house.as(sales(seller), ctx =>
      requestRelations(ctx, [{ relationId, partnerOrgId: buyer, direction }]),
    )
    expect(codeOf(asked)).toBeNull()
    const id = (asked as { relationId: string }).relationId
    const answers = await Promise.all([
      house.as(quality(seller), ctx => decideRelations(ctx, [{ relationId: id, verdict: 'approve' }])),
      house.as(quality(seller), ctx =>
        decideRelations(ctx, [{ relationId: id, verdict: 'reject', reason: '不符' }]),
      ),
    ])
    expect(answers.flat().map(codeOf).filter(Boolean)).toEqual(['party.relation_state'])
    const { state, steps } = await house.as(sales(seller), ctx => showRelation(ctx, id))
    expect(steps.at(-1)?.state).toBe(state)
    if (state === 'approved') break
  }
})

test('lists are the own firm’s, in pages that neither repeat nor leave out a row', async () => {
  const { seller, buyer } = await pair()
  const buyers = [buyer]
  for (let i = 0; i < 6; i++) buyers.push((await house.firm('pharmacy')).orgId)
  await house.as(sales(seller), ctx =>
    requestRelations(
      ctx,
      buyers.map(partnerOrgId => ({ relationId: newId(), partnerOrgId, direction: 'customer' as const })),
    ),
  )
  const seen: string[] = []
  let after: string | null = null
  do {
    const query = { limit: '3', ...(after && { after }) }
    const page: Awaited<ReturnType<typeof listRelations>> = await house.as(sales(seller), ctx =>
      listRelations(ctx, 'customer', query),
    )
    seen.push(...page.rows.map(row => row.partner.orgId))
    after = page.next
  } while (after)
  expect(seen.toSorted()).toEqual(buyers.toSorted())
  expect(await house.as(sales(seller), ctx => countList(ctx, 'customer', { state: 'pending' }))).toEqual({
    count: 7,
    exact: true,
  })
  const others = await house.as(sales(buyer), ctx => listRelations(ctx, 'customer', {}))
  expect(others).toEqual({ rows: [], next: null })
  const locked = { licence: 'locked' as const }
  expect((await house.as(sales(seller), ctx => listRelations(ctx, 'customer', locked))).rows).toEqual([])
})
