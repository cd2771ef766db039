import { drainSubscribers, isRefusal, newId, type Refusal, transact } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addLicences } from './add-licences.ts'
import { approved, papersFor, peopleOf, upload } from './approval.fixture.ts'
import { approvalForm } from './approval-form.ts'
import { acceptPapers, addPaper, downloadPaper, takePaper } from './change-papers.ts'
import { countWaiting } from './count-waiting.ts'
import { licence } from './firms.fixture.ts'
import { listFirstProducts, setPolicy, showPolicy } from './first-products.ts'
import { openHouse, type TestHouse } from './house.fixture.ts'
import { lapseApprovals } from './lapse-approvals.ts'
import { listRelations, showRelation } from './list-relations.ts'
import { readCustomers, readFirstProducts, readRelations } from './read-relations.ts'
import { requestProducts } from './request-products.ts'
import { requestRelations } from './request-relations.ts'
import {
  addSalesperson,
  downloadAuthorisation,
  listSalespeople,
  nameSalesperson,
  revokeSalesperson,
  suppliersSalespeople,
} from './salespeople.ts'
import { revokeLicence } from './step-licence.ts'
import { stepRelations } from './step-relations.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const codeOf = (answer: unknown) => (isRefusal(answer) ? (answer as Refusal).code : null)
const firms = async () => ({ seller: await house.firm('distributor'), buyer: await house.firm('pharmacy') })
const approvals = async (seller: string, buyer: string) => {
  const pairs = [{ sellerOrgId: seller, buyerOrgId: buyer }]
  const scope = { actor: house.quality, orgs: [seller, buyer] }
  return (await transact(house.db, scope, ctx => readRelations(ctx, pairs)))[0]!
}

test('an agreement that ends stops the approval; its renewal counts once quality has looked at it', async () => {
  const { seller, buyer } = await firms()
  const { asker, quality } = peopleOf(buyer.orgId)
  const relationId = await approved(house, buyer.orgId, seller, 'supplier', { papersTo: '2026-12-10' })
  expect(await approvals(seller.orgId, buyer.orgId)).toMatchObject({
    supplierApproved: true,
    papersTo: '2026-12-10',
  })
  const due = await house.as(asker, ctx => listRelations(ctx, 'supplier', { due: '30' }))
  expect(due.rows.map(row => row.relationId)).toEqual([relationId])
  house.clock.set('2026-12-10T16:00:00.000Z') // midnight in Shanghai
  expect(await approvals(seller.orgId, buyer.orgId)).toMatchObject({ supplierApproved: false })
  for (const kind of ['quality_agreement', 'authorisation'] as const) {
    const paper = { paperId: newId(), kind, validTo: '2027-12-31', fileId: await upload(house, buyer.orgId) }
    expect(codeOf(await house.as(asker, ctx => addPaper(ctx, relationId, paper)))).toBeNull()
  }
  expect(await approvals(seller.orgId, buyer.orgId)).toMatchObject({ supplierApproved: false })
  const self = { ...asker, rights: new Set(['party.relation.review']) }
  expect(codeOf(await house.as(self, ctx => acceptPapers(ctx, relationId)))).toBe('party.same_person')
  expect(await house.as(quality, ctx => acceptPapers(ctx, relationId))).toMatchObject({
    accepted: 2,
    papersTo: '2027-12-31',
  })
  expect(codeOf(await house.as(quality, ctx => acceptPapers(ctx, relationId)))).toBe('party.papers_none')
  expect(await approvals(seller.orgId, buyer.orgId)).toMatchObject({ supplierApproved: true })
  house.clock.set('2026-11-22T01:00:00.000Z')
})

test('papers are put in and taken out while the asker has the file, and read by the own firm only', async () => {
  const { seller, buyer } = await firms()
  const { asker, quality } = peopleOf(buyer.orgId)
  const relationId = newId()
  const papers = await papersFor(house, buyer.orgId, 'supplier', 'distributor')
  const request = { relationId, partnerOrgId: seller.orgId, direction: 'supplier' as const }
  await house.as(asker, ctx => requestRelations(ctx, [{ ...request, papers, draft: true }]))
  const [first] = papers
  expect(codeOf(await house.as(asker, ctx => takePaper(ctx, relationId, first!.paperId)))).toBeNull()
  const submit = () => house.as(asker, ctx => stepRelations(ctx, [{ relationId, step: 'submit' }]))
  expect((await submit()).map(codeOf)).toEqual(['party.papers_missing'])
  const back = { ...first!, paperId: newId() }
  expect(codeOf(await house.as(asker, ctx => addPaper(ctx, relationId, back)))).toBeNull()
  expect((await submit()).map(codeOf)).toEqual([null])
  expect(codeOf(await house.as(asker, ctx => takePaper(ctx, relationId, back.paperId)))).toBe(
    'party.relation_state',
  )
  expect(codeOf(await house.as(asker, ctx => addPaper(ctx, relationId, { ...back, paperId: newId() })))).toBe(
    'party.relation_state',
  )
  expect(await house.as(quality, ctx => countWaiting(ctx))).toEqual({ supplier: 1, customer: 0, product: 0 })
  const file = await house.as(quality, ctx => downloadPaper(ctx, relationId, back.paperId))
  expect(file).toMatchObject({ contentType: 'application/pdf', fileName: '资料.pdf' })
  const stranger = peopleOf(seller.orgId).asker
  await expect(house.as(stranger, ctx => downloadPaper(ctx, relationId, back.paperId))).rejects.toThrow()
  await expect(house.as(stranger, ctx => addPaper(ctx, relationId, back))).rejects.toThrow()
  const form = await house.as(quality, ctx => approvalForm(ctx, relationId))
  if (isRefusal(form)) throw new Error(form.code)
  expect((form.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-')
  expect(form.fileName).toContain('首营企业审批表')
})

test('an approval lapses when the partner’s licence is gone or says something else, not when it is renewed as it was', async () => {
  const { seller, buyer } = await firms()
  const relationId = await approved(house, buyer.orgId, seller, 'supplier')
  const state = async () =>
    (await house.as(peopleOf(buyer.orgId).asker, ctx => showRelation(ctx, relationId))).state
  const drain = () => drainSubscribers(house.db, [lapseApprovals])
  await house.as(house.quality, ctx => addLicences(ctx, [licence(seller.orgId, 'device_class3')]))
  await drain()
  expect(await state()).toBe('approved')
  const { licenceId } = seller
  await house.as(house.quality, ctx => revokeLicence(ctx, { licenceId, reason: '吊销' }))
  await expect
    .poll(
      async () => {
        await drain()
        return state()
      },
      { timeout: 10_000 },
    )
    .toBe('lapsed')
  expect(await approvals(seller.orgId, buyer.orgId)).toMatchObject({ supplierApproved: false })
  const { asker } = peopleOf(buyer.orgId)
  const again = { relationId: newId(), partnerOrgId: seller.orgId, direction: 'supplier' as const }
  expect(await house.as(asker, ctx => requestRelations(ctx, [again]))).toMatchObject([
    { relationId, state: 'pending' },
  ])
  const { steps, papers } = await house.as(asker, ctx => showRelation(ctx, relationId))
  expect(steps.map(s => s.step)).toEqual(['request', 'review', 'approve', 'lapse', 'request'])
  expect(papers.every(paper => paper.acceptedAt === null)).toBe(true)
})

test('products: asked with papers, signed by three, bought by who has them; once each', async () => {
  const { seller, buyer } = await firms()
  const { asker, quality, head } = peopleOf(buyer.orgId)
  const description = {
    genericName: '阿莫西林胶囊',
    form: '胶囊剂',
    spec: '0.25g×24粒/盒',
    makerName: '试验制药',
    approvalNo: '国药准字H20260001',
    scopeClass: 'chemical' as const,
  }
  const [one, other] = [newId(), newId()]
  const relationId = newId()
  const papers = await papersFor(house, buyer.orgId, 'product', 'distributor')
  const file = {
    relationId,
    supplierOrgId: seller.orgId,
    products: [one, other].map(productId => ({ productId, ...description })),
  }
  const bare = await house.as(asker, ctx => requestProducts(ctx, file))
  expect(bare).toMatchObject({
    code: 'party.papers_missing',
    facts: { papers: expect.arrayContaining([{ paper: 'leaflet', product: '阿莫西林胶囊' }]) },
  })
  expect(await house.as(asker, ctx => requestProducts(ctx, { ...file, papers }))).toMatchObject({
    state: 'pending',
  })
  const keys = [one, other, newId()].map(productId => ({ buyerOrgId: buyer.orgId, productId }))
  const known = () => house.as(asker, ctx => readFirstProducts(ctx, keys))
  await house.as(quality, ctx => stepRelations(ctx, [{ relationId, step: 'review' }]))
  expect((await known()).size).toBe(0)
  await house.as(head, ctx => stepRelations(ctx, [{ relationId, step: 'approve', validTo: '2026-11-22' }]))
  expect((await known()).size).toBe(2)
  house.clock.set('2026-11-22T16:00:00.000Z')
  expect((await known()).size).toBe(0)
  house.clock.set('2026-11-22T01:00:00.000Z')
  const twice = { ...file, relationId: newId(), papers: papers.map(p => ({ ...p, paperId: newId() })) }
  expect(codeOf(await house.as(asker, ctx => requestProducts(ctx, twice)))).toBe('party.product_asked')
  const list = await house.as(asker, ctx => listFirstProducts(ctx, { q: '阿莫西林', limit: '1' }))
  expect(list.rows).toMatchObject([{ state: 'approved', partnerName: seller.organisation.name }])
  const next = await house.as(asker, ctx => listFirstProducts(ctx, { limit: '1', after: list.next! }))
  expect(next.rows[0]?.productId).not.toBe(list.rows[0]?.productId)
  await house.as(head, ctx => stepRelations(ctx, [{ relationId, step: 'suspend', reason: '召回' }]))
  expect((await known()).size).toBe(0)
})

test('clinics choose to approve products; pharmacies cannot choose not to', async () => {
  const clinic = await house.firm('clinic')
  const pharmacy = await house.firm('pharmacy')
  const head = (orgId: string) => peopleOf(orgId).head
  expect(await house.as(head(clinic.orgId), showPolicy)).toEqual({ firstProducts: false, byLaw: false })
  await house.as(head(clinic.orgId), ctx => setPolicy(ctx, true))
  expect(await house.as(head(clinic.orgId), showPolicy)).toEqual({ firstProducts: true, byLaw: false })
  expect(codeOf(await house.as(head(pharmacy.orgId), ctx => setPolicy(ctx, false)))).toBe(
    'party.policy_by_law',
  )
  expect(await approvals(pharmacy.orgId, clinic.orgId)).toMatchObject({ firstProducts: true })
})

test('a salesperson answers for customers, is seen by the buyer, and stops selling when the paper is taken back', async () => {
  const { seller, buyer } = await firms()
  const { quality } = peopleOf(seller.orgId)
  const customer = await approved(house, seller.orgId, buyer, 'customer')
  const supplier = await approved(house, buyer.orgId, seller, 'supplier')
  const one = {
    salespersonId: newId(),
    name: '周岚',
    idNumber: '11010519491231002X',
    regions: ['湖北省'],
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    fileId: await upload(house, seller.orgId, '授权书.pdf'),
  }
  const add = (more: object) => house.as(quality, ctx => addSalesperson(ctx, { ...one, ...more }))
  expect(codeOf(await add({ idNumber: '110105194912310021' }))).toBe('party.id_number_malformed')
  expect(codeOf(await add({ validTo: '2025-12-31' }))).toBe('party.authorisation_days')
  expect(codeOf(await add({ validFrom: '2025-01-01', validTo: '2026-11-21' }))).toBe(
    'party.authorisation_ended',
  )
  expect(codeOf(await add({ fileId: newId() }))).toBe('file.missing')
  expect(codeOf(await add({}))).toBeNull()
  const { salespersonId } = one
  expect((await approvals(seller.orgId, buyer.orgId)).salesperson).toBeNull()
  await house.as(quality, ctx => nameSalesperson(ctx, [customer], salespersonId))
  expect((await approvals(seller.orgId, buyer.orgId)).salesperson).toMatchObject({
    salespersonId,
    state: 'active',
    inRegion: true,
  })
  const buyersView = await house.as(peopleOf(buyer.orgId).asker, ctx => showRelation(ctx, supplier))
  expect(buyersView.salespeople).toMatchObject([
    { name: '周岚', idMasked: '110105********002X', stand: 'authorised', responsible: true },
  ])
  const paper = (by: string) =>
    house.as(peopleOf(by).asker, ctx => downloadAuthorisation(ctx, seller.orgId, salespersonId))
  expect(await paper(buyer.orgId)).toMatchObject({ fileName: '授权书.pdf' })
  const stranger = (await house.firm('pharmacy')).orgId
  await expect(paper(stranger)).rejects.toThrow()
  const strangersView = await house.as(peopleOf(stranger).asker, ctx =>
    suppliersSalespeople(ctx, seller.orgId),
  )
  expect(strangersView).toMatchObject([{ name: '周岚', idMasked: '', responsible: false }])
  await house.as(quality, ctx => revokeSalesperson(ctx, salespersonId, '离职'))
  expect(codeOf(await house.as(quality, ctx => revokeSalesperson(ctx, salespersonId, '离职')))).toBe(
    'party.salesperson_revoked',
  )
  expect((await approvals(seller.orgId, buyer.orgId)).salesperson).toMatchObject({ state: 'revoked' })
  expect(codeOf(await house.as(quality, ctx => nameSalesperson(ctx, [customer], salespersonId)))).toBe(
    'party.salesperson_unauthorised',
  )
  const own = await house.as(quality, ctx => listSalespeople(ctx, {}))
  expect(own.rows).toMatchObject([{ stand: 'revoked', customers: 1, stateReason: '离职' }])
})

test('customers are those somebody stands behind', async () => {
  const { seller, buyer } = await firms()
  const { asker } = peopleOf(seller.orgId)
  const known = () => house.as(asker, ctx => readCustomers(ctx, [buyer.orgId]))
  const request = { relationId: newId(), partnerOrgId: buyer.orgId, direction: 'customer' as const }
  await house.as(asker, ctx => requestRelations(ctx, [{ ...request, draft: true }]))
  expect((await known()).size).toBe(0)
  const { relationId } = request
  await house.as(asker, ctx => stepRelations(ctx, [{ relationId, step: 'withdraw' }]))
  await approved(house, seller.orgId, buyer, 'customer')
  expect([...(await known())]).toEqual([buyer.orgId])
})
