import { isRefusal, newId, type Refusal } from '@yaolian/kernel'
import type { PartyFacts } from '@yaolian/rulebook/contract'
import { expect, test } from 'vitest'
import { PaperKind, RelationState, RelationStepName } from './contract.ts'
import { decidePaper, decidePapers, papersNeeded, papersRunTo } from './decide-papers.ts'
import { decideRelation, type RelationFacts } from './decide-relation.ts'
import { PAPER_NAMES, STEP_NAMES } from './paper-names.ts'
import { NEEDS_PAPERS, RELATION_STEPS } from './relation-states.ts'
import { maskIdNumber } from './salespeople.ts'
import { salespersonFact } from './salesperson-stand.ts'

const codeOf = (answer: unknown): string | null => (isRefusal(answer) ? (answer as Refusal).code : null)
const today = '2026-11-22'
const facts: PartyFacts = {
  orgId: newId(),
  kind: 'pharmacy',
  isPerson: false,
  province: 'CN-42',
  headOrgId: null,
  headKind: null,
  verifiedOn: today,
  licences: [
    { kind: 'drug_retail', scope: ['chemical'], validFrom: '2024-03-01', validTo: today, state: 'valid' },
  ],
}
const file: RelationFacts = {
  relationId: newId(),
  state: 'reviewed',
  requestedBy: newId(),
  reviewedBy: newId(),
  decidedBy: null,
  userId: newId(),
  today,
  partner: { state: 'active', facts },
}

test('steps follow the table, and each is named on the printed form', () => {
  for (const step of RelationStepName.enum) {
    expect(STEP_NAMES[step]).toBeDefined()
    for (const state of RelationState.enum) {
      const answer = decideRelation({ step, reason: '资料不全' }, { ...file, state })
      const open = RELATION_STEPS[step].from.includes(state)
      expect(open ? answer : codeOf(answer)).toBe(open ? RELATION_STEPS[step].to : 'party.relation_state')
    }
  }
  for (const kind of PaperKind.enum) expect(PAPER_NAMES[kind]).toBeDefined()
})

test.each([
  ['review', 'pending', 'requestedBy'],
  ['approve', 'reviewed', 'requestedBy'],
  ['approve', 'reviewed', 'reviewedBy'],
  ['resume', 'suspended', 'requestedBy'],
  ['resume', 'suspended', 'reviewedBy'],
  ['resume', 'suspended', 'decidedBy'],
] as const)('who %ss a %s file is not who stands there as %s', (step, state, signer) => {
  const signed = { ...file, state, decidedBy: newId() }
  expect(codeOf(decideRelation({ step }, signed))).toBeNull()
  expect(codeOf(decideRelation({ step }, { ...signed, [signer]: file.userId }))).toBe('party.same_person')
})

test('no approval reaches its end in fewer than three steps by three rights', () => {
  const rights = (['submit', 'review', 'approve'] as const).map(step => RELATION_STEPS[step].rights)
  expect(new Set(rights.flat()).size).toBe(3)
  const into = (state: string) => RelationStepName.enum.filter(step => RELATION_STEPS[step].to === state)
  expect(into('approved')).toEqual(['approve', 'resume'])
  expect(RELATION_STEPS.approve.from).toEqual(['reviewed'])
  expect(into('reviewed')).toEqual(['review'])
})

test.each(['review', 'approve'] as const)('to %s takes a partner who may trade today', step => {
  const state = step === 'review' ? 'pending' : 'reviewed'
  const sign = (more: Partial<RelationFacts>, validTo?: string) =>
    codeOf(decideRelation({ step, ...(validTo && { validTo }) }, { ...file, state, ...more }))
  expect(sign({}, '2026-11-21')).toBe('party.approval_ends')
  expect(sign({}, today)).toBeNull()
  expect(sign({ partner: { state: 'closed', facts } })).toBe('party.partner_closed')
  expect(sign({ partner: null })).toBe('party.partner_closed')
  for (const change of [
    { state: 'locked' },
    { validTo: '2026-11-21' },
    { validFrom: '2026-11-23' },
    { kind: 'business' },
  ] as const) {
    const other = { ...facts, licences: facts.licences.map(l => ({ ...l, ...change })) }
    expect(sign({ partner: { state: 'active', facts: other } })).toBe('party.partner_unlicensed')
  }
})

test('a "no" gives its reason', () => {
  for (const [step, state] of [
    ['return', 'pending'],
    ['reject', 'reviewed'],
    ['suspend', 'approved'],
  ] as const)
    expect(codeOf(decideRelation({ step, reason: ' ' }, { ...file, state }))).toBe('party.reason_missing')
})

const supplier = { of: 'supplier' as const, partnerKind: 'distributor', today, products: [] }
const paper = (kind: string, validTo: string | null = null, productId: string | null = null) => ({
  kind,
  number: 'X-1',
  validTo,
  productId,
})
const all = papersNeeded(supplier).map(rule => paper(rule.kind, rule.term ? '2027-06-30' : null))

test('a file is complete with every paper its kind of partner needs, running today; each missing one is named', () => {
  expect(decidePapers(supplier, all)).toBeNull()
  for (const [i, { kind }] of all.entries()) {
    const missing = decidePapers(supplier, all.toSpliced(i, 1))
    expect(missing).toMatchObject({
      code: 'party.papers_missing',
      facts: { papers: [{ paper: kind, product: '' }] },
    })
  }
  const ended = all.map(one => (one.kind === 'quality_agreement' ? { ...one, validTo: '2026-11-21' } : one))
  expect(decidePapers(supplier, ended)?.facts).toEqual({
    papers: [{ paper: 'quality_agreement', product: '' }],
  })
  const clinic = { ...supplier, of: 'customer' as const, partnerKind: 'clinic' }
  expect(papersNeeded(clinic).map(rule => rule.kind)).toEqual(['licence_copy', 'buyer_authorisation'])
  expect(papersNeeded({ ...clinic, today: '2016-07-12' })).toEqual([])
})

test('a product has papers of its own or shares those of the whole file', () => {
  const [one, other] = [newId(), newId()]
  const products = [
    { productId: one, name: '阿莫西林胶囊' },
    { productId: other, name: '板蓝根颗粒' },
  ]
  const goods = { ...supplier, of: 'product' as const, products }
  const shared = papersNeeded(goods).map(rule => paper(rule.kind))
  expect(decidePapers(goods, shared)).toBeNull()
  const own = shared.map(p => (p.kind === 'leaflet' ? { ...p, productId: one } : p))
  expect(decidePapers(goods, own)?.facts).toEqual({ papers: [{ paper: 'leaflet', product: '板蓝根颗粒' }] })
  expect(decidePapers(goods, [...own, paper('leaflet', null, other)])).toBeNull()
})

test('the approval runs as long as the first of its papers; a renewed one takes the place of the old', () => {
  expect(papersRunTo(supplier, all)).toBe('2027-06-30')
  expect(papersRunTo(supplier, [...all, paper('quality_agreement', '2028-01-31')])).toBe('2027-06-30')
  const longer = [...all, paper('quality_agreement', '2028-01-31'), paper('authorisation', '2027-12-31')]
  expect(papersRunTo(supplier, longer)).toBe('2027-12-31')
  const clinic = { ...supplier, of: 'product' as const }
  expect(papersRunTo(clinic, [paper('registration')])).toBeNull()
})

test.each([
  ['party.paper_unfit', { kind: 'leaflet' }],
  ['party.paper_product', { kind: 'bank_account', productId: newId() }],
  ['party.paper_number', { kind: 'licence_copy', number: ' ' }],
  ['party.paper_term', { kind: 'quality_agreement' }],
  ['party.paper_days', { kind: 'quality_agreement', validFrom: '2027-01-01', validTo: '2026-12-31' }],
  ['party.paper_ended', { kind: 'authorisation', validTo: '2026-11-21' }],
  [null, { kind: 'authorisation', validTo: today }],
  [null, { kind: 'other' }],
] as const)('a paper that is not what its kind asks for: %s', (code, given) => {
  expect(codeOf(decidePaper({ ...supplier, productIds: [] }, given))).toBe(code)
})

test('a salesperson sells within region, products and term only; nobody named stops nothing', () => {
  const line = { today, productId: newId(), scopeClass: 'chemical' }
  const one = {
    salespersonId: newId(),
    state: 'active',
    validFrom: '2026-01-01',
    validTo: today,
    inRegion: true,
    classes: [],
    productIds: [],
  }
  const stand = (more: object) => salespersonFact({ ...one, ...more }, line)
  expect(salespersonFact(null, line)).toBe('none')
  expect(stand({})).toBe('authorised')
  expect(stand({ validTo: '2026-11-21' })).toBe('ended')
  expect(stand({ validFrom: '2026-11-23' })).toBe('not_begun')
  expect(stand({ state: 'revoked' })).toBe('revoked')
  expect(stand({ inRegion: false })).toBe('outside_region')
  expect(stand({ classes: ['antibiotic'] })).toBe('outside_products')
  expect(stand({ classes: ['antibiotic'], productIds: [line.productId] })).toBe('authorised')
  expect(stand({ classes: ['chemical'] })).toBe('authorised')
  expect(maskIdNumber('420106198001011234')).toBe('420106********1234')
})

test('papers are asked for exactly where a file moves towards an approval', () => {
  expect([...NEEDS_PAPERS].sort()).toEqual(['approve', 'resume', 'review', 'submit'])
})
