import { Denied, isRefusal, NotFound, newId, type Refusal, systemActor } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { papersFor, peopleOf, upload } from './approval.fixture.ts'
import { actorOf, openHouse, type TestHouse } from './house.fixture.ts'
import { countList, listRelations, showRelation } from './list-relations.ts'
import { type RelationRequest, requestRelations } from './request-relations.ts'
import { lockLicence } from './step-licence.ts'
import { type RelationDecision, stepRelations } from './step-relations.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const codeOf = (answer: unknown) => (isRefusal(answer) ? (answer as Refusal).code : null)
const ask = (by: ReturnType<typeof actorOf>, ...requests: RelationRequest[]) =>
  house.as(by, ctx => requestRelations(ctx, requests))
const step = (by: ReturnType<typeof actorOf>, ...steps: RelationDecision[]) =>
  house.as(by, ctx => stepRelations(ctx, steps))

async function pair() {
  const [seller, buyer] = await Promise.all([house.firm('distributor'), house.firm('pharmacy')])
  return { seller: seller.orgId, buyer: buyer.orgId, buyerLicence: buyer.licenceId }
}
const customer = async (seller: string, buyer: string): Promise<RelationRequest> => ({
  relationId: newId(),
  partnerOrgId: buyer,
  direction: 'customer',
  papers: await papersFor(house, seller, 'customer', 'pharmacy'),
})

test('three people and every way back: each step is kept with its name and told to others', async () => {
  const { seller, buyer } = await pair()
  const { asker, quality, head } = peopleOf(seller)
  const request = await customer(seller, buyer)
  const { relationId } = request
  expect(await ask(asker, request, request)).toEqual([
    { relationId, state: 'pending', version: 1 },
    expect.objectContaining({ code: 'party.relation_exists' }),
  ])
  const again = { relationId: newId(), partnerOrgId: buyer, direction: 'customer' as const }
  const moments: [ReturnType<typeof actorOf>, Omit<RelationDecision, 'relationId'> | 'ask', string][] = [
    [quality, { step: 'return', reason: '委托书缺公章' }, 'returned'],
    [asker, { step: 'submit' }, 'pending'],
    [quality, { step: 'review' }, 'reviewed'],
    [head, { step: 'reject', reason: '经营异常' }, 'rejected'],
    [asker, 'ask', 'pending'],
    [asker, { step: 'withdraw' }, 'withdrawn'],
    [asker, 'ask', 'pending'],
    [quality, { step: 'review' }, 'reviewed'],
    [head, { step: 'approve' }, 'approved'],
    [quality, { step: 'suspend', reason: '飞检' }, 'suspended'],
    [head, { step: 'resume' }, 'approved'],
  ]
  for (const [by, what, state] of moments) {
    const answers = what === 'ask' ? await ask(by, again) : await step(by, { relationId, ...what })
    expect(answers).toMatchObject([{ relationId, state }])
  }
  const shown = await house.as(asker, ctx => showRelation(ctx, relationId))
  expect(shown).toMatchObject({
    state: 'approved',
    version: 12,
    requestedName: '业务',
    reviewedName: '质量管理部',
    decidedName: '质量负责人',
    papersTo: '2027-11-30',
  })
  expect(shown.steps.map(s => `${s.step} ${s.byName}`)).toEqual([
    'request 业务',
    'return 质量管理部',
    'submit 业务',
    'review 质量管理部',
    'reject 质量负责人',
    'request 业务',
    'withdraw 业务',
    'request 业务',
    'review 质量管理部',
    'approve 质量负责人',
    'suspend 质量管理部',
    'resume 质量负责人',
  ])
  expect(shown.papers.every(paper => paper.acceptedName === '质量管理部')).toBe(true)
  const events = await house.events(seller, relationId)
  expect(events.map(e => e.type.slice('party.relation_'.length)).join(' ')).toBe(
    'requested returned requested reviewed rejected requested requested reviewed approved suspended approved',
  )
})

test('each clash of persons: nobody signs twice for one file, whatever their rights; no machine signs', async () => {
  const { seller, buyer } = await pair()
  const { quality, head } = peopleOf(seller)
  const mighty = actorOf(seller, [
    'party.relation.request',
    'party.relation.review',
    'party.relation.approve',
    'party.relation.read',
  ])
  const request = await customer(seller, buyer)
  const { relationId } = request
  const as = async (by: typeof mighty, name: RelationDecision['step'], reason?: string) =>
    (await step(by, { relationId, step: name, ...(reason && { reason }) })).map(codeOf)
  await ask(mighty, request)
  expect(await as(mighty, 'review')).toEqual(['party.same_person'])
  const machine = { ...systemActor('test'), orgId: seller }
  expect(await as(machine, 'review')).toEqual(['party.person_needed'])
  await expect(as(head, 'review')).rejects.toThrow(Denied)
  expect(await as(quality, 'review')).toEqual([null])
  expect(await as(mighty, 'approve')).toEqual(['party.same_person'])
  const qualityHead = { ...quality, rights: new Set(['party.relation.approve']) }
  expect(await as(qualityHead, 'approve')).toEqual(['party.same_person'])
  await expect(as(quality, 'approve')).rejects.toThrow(Denied)
  expect(await as(head, 'approve')).toEqual([null])
  await as(head, 'suspend', '飞检')
  expect(await as(head, 'resume')).toEqual(['party.same_person'])
  expect(await as(peopleOf(seller).head, 'resume')).toEqual([null])
})

test('a file without its papers is a draft; what is missing is named, also by the quality department', async () => {
  const { seller, buyer } = await pair()
  const { asker } = peopleOf(seller)
  const request = await customer(seller, buyer)
  const [bare] = await ask(asker, { ...request, papers: [] })
  expect(bare).toMatchObject({
    code: 'party.papers_missing',
    facts: {
      papers: [{ paper: 'licence_copy' }, { paper: 'business_licence' }, { paper: 'buyer_authorisation' }],
    },
  })
  expect(await ask(asker, { ...request, papers: request.papers!.slice(1), draft: true })).toMatchObject([
    { state: 'draft' },
  ])
  expect((await step(asker, { relationId: request.relationId, step: 'submit' })).map(codeOf)).toEqual([
    'party.papers_missing',
  ])
  const strange = { ...request.papers![0]!, paperId: newId(), fileId: await upload(house, buyer) }
  const other = await customer(seller, (await house.firm('pharmacy')).orgId)
  const stolen = { ...other, papers: [strange, ...other.papers!.slice(1)] }
  expect((await ask(asker, stolen)).map(codeOf)).toEqual(['file.missing'])
})

test('a buyer applies at a seller, and only the seller decides', async () => {
  const { seller, buyer } = await pair()
  const { quality, head } = peopleOf(seller)
  const relationId = newId()
  const papers = await papersFor(house, buyer, 'customer', 'pharmacy')
  const application = {
    relationId,
    orgId: seller,
    partnerOrgId: buyer,
    direction: 'customer' as const,
    papers,
  }
  const rights = ['party.relation.request', 'party.relation.review', 'party.relation.approve']
  const both = { ...actorOf(buyer, rights) }
  await ask(both, application)
  await expect(step(both, { relationId, step: 'review' })).rejects.toThrow(NotFound)
  await step(quality, { relationId, step: 'review' })
  expect(await step(head, { relationId, step: 'approve' })).toMatchObject([{ state: 'approved' }])
  const between = { ...application, relationId: newId(), partnerOrgId: newId() }
  await expect(ask(both, between)).rejects.toThrow(Denied)
})

test('a partner without a running licence waits', async () => {
  const { seller, buyer, buyerLicence } = await pair()
  const { asker, quality } = peopleOf(seller)
  const request = await customer(seller, buyer)
  await ask(asker, request)
  await house.as(house.quality, ctx => lockLicence(ctx, { licenceId: buyerLicence, reason: '存疑' }))
  const answers = await step(quality, { relationId: request.relationId, step: 'review' })
  expect(answers.map(codeOf)).toEqual(['party.partner_unlicensed'])
})

test('two deciders at once: one decides, the other is told what is', async () => {
  const { seller, buyer } = await pair()
  const { asker, quality, head } = peopleOf(seller)
  const request = await customer(seller, buyer)
  const { relationId } = request
  await ask(asker, request)
  await step(quality, { relationId, step: 'review' })
  const answers = await Promise.all([
    step(head, { relationId, step: 'approve' }),
    step(quality, { relationId, step: 'reject', reason: '不符' }),
  ])
  expect(answers.flat().map(codeOf).filter(Boolean)).toEqual(['party.relation_state'])
  const { state, steps } = await house.as(asker, ctx => showRelation(ctx, relationId))
  expect(steps.at(-1)?.state).toBe(state)
})

test('lists are the own firm’s, in pages that neither repeat nor leave out a row', async () => {
  const { seller, buyer } = await pair()
  const { asker } = peopleOf(seller)
  const buyers = [buyer]
  for (let i = 0; i < 6; i++) buyers.push((await house.firm('pharmacy')).orgId)
  for (const one of buyers) await ask(asker, await customer(seller, one))
  const seen: string[] = []
  let after: string | null = null
  do {
    const query = { limit: '3', ...(after && { after }) }
    const page: Awaited<ReturnType<typeof listRelations>> = await house.as(asker, ctx =>
      listRelations(ctx, 'customer', query),
    )
    seen.push(...page.rows.map(row => row.partner.orgId))
    after = page.next
  } while (after)
  expect(seen.toSorted()).toEqual(buyers.toSorted())
  expect(await house.as(asker, ctx => countList(ctx, 'customer', { state: 'pending' }))).toEqual({
    count: 7,
    exact: true,
  })
  const others = await house.as(peopleOf(buyer).asker, ctx => listRelations(ctx, 'customer', {}))
  expect(others).toEqual({ rows: [], next: null })
  const locked = { licence: 'locked' as const }
  expect((await house.as(asker, ctx => listRelations(ctx, 'customer', locked))).rows).toEqual([])
})
