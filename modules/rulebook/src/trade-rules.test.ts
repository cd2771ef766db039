import { checkFixtures } from '@yaolian/rules'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ruleById, ruleMessage } from './all-rules.ts'
import {
  type LicenceFacts,
  LicenceKind,
  LicenceState,
  OrganisationKind,
  type PartyFacts,
  ProductState,
  type SalespersonFact,
  ScopeClass,
  type TradeFacts,
} from './contract.ts'
import { CASE_DATE, CASE_SELLER, licence, OTHER, tradeCase } from './rules/trade-case.ts'
import { judgeTrade, refusalHits, tradeRules } from './trade-rules.ts'

const idsOf = (facts: TradeFacts) => judgeTrade(facts).hits.map(hit => hit.ruleId)

test.each(tradeRules.rules.map(rule => [rule.id, rule] as const))(
  '%s: its two cases prove it',
  (id, rule) => {
    expect(checkFixtures(tradeRules).filter(problem => problem.path.startsWith(id))).toEqual([])
    const { hits, decision } = judgeTrade(rule.fixtures.fail.facts as TradeFacts)
    expect(hits.find(hit => hit.ruleId === id)).toMatchObject({ decision: rule.decision, why: 'broken' })
    expect(decision).not.toBe('allow')
  },
)

test('everyday trade between firms in order is allowed without a remark', () => {
  const herbs = { scopeClass: 'tcm_material', approvalState: 'none', rx: 'none' } as const
  const clinic = { kind: 'clinic', licences: [licence('clinic_filing', { scope: [] })] } as const
  const hospital = { kind: 'hospital', licences: [licence('medical_institution', { scope: [] })] } as const
  const maker = { kind: 'manufacturer', licences: [licence('drug_production')] } as const
  for (const part of [
    {},
    { buyer: clinic },
    { buyer: hospital },
    { seller: maker, product: { mahOrgId: CASE_SELLER } },
    { seller: maker, buyer: hospital, product: { mahOrgId: CASE_SELLER } },
    { buyer: { kind: 'chain', licences: [licence('drug_chain')] } },
    { buyer: { kind: 'distributor', licences: [licence('drug_wholesale')] } },
    { product: { scopeClass: 'tcm_slices', approvalState: 'none' } },
    { seller: { kind: 'distributor', licences: [] }, buyer: maker, product: herbs },
    { product: { isDrug: false, scopeClass: 'device1', deviceClass: 1, rx: 'none', approvalState: 'none' } },
  ] as Parameters<typeof tradeCase>[0][]) {
    expect(judgeTrade(tradeCase(part).facts)).toEqual({ decision: 'allow', hits: [] })
  }
})

test('a licence ends at the end of its last day, and not one day later', () => {
  const until = (validTo: string) =>
    judgeTrade(tradeCase({ buyer: { licences: [licence('drug_retail', { validTo })] } }).facts)
  expect(until(CASE_DATE).decision).toBe('warn')
  expect(until('2026-11-21').hits.map(hit => hit.ruleId)).toEqual(['GSP-05.buyer', 'LIC-03.buyer'])
})

test('a renewed licence replaces the expired one; a locked one does not', () => {
  const expired = licence('drug_retail', { validFrom: '2021-11-22', validTo: '2026-11-21' })
  const renewed = licence('drug_retail', { validFrom: '2026-11-22', validTo: '2031-11-21' })
  const buying = (licences: LicenceFacts[]) => idsOf(tradeCase({ buyer: { licences } }).facts)
  expect(buying([expired, renewed])).toEqual([])
  expect(buying([{ ...expired, state: 'superseded' }, renewed])).toEqual([])
  expect(buying([{ ...renewed, state: 'locked' }])).toEqual(['GSP-05.buyer', 'LIC-03.buyer'])
  expect(buying([expired, { ...renewed, state: 'locked' }])).toEqual(['GSP-05.buyer', 'LIC-03.buyer'])
  // A licence that only starts later neither helps nor hurts.
  expect(
    buying([renewed, licence('drug_chain', { validFrom: '2027-01-01', validTo: '2031-12-31' })]),
  ).toEqual([])
  // An expired device licence doesn't stop drugs.
  expect(buying([renewed, licence('device_class3', { validTo: '2025-01-01' })])).toEqual([])
})

test('scope and validity must come from one licence, not from two', () => {
  const licences = [
    licence('drug_wholesale', { scope: ['biologic'], validTo: '2025-01-01' }),
    licence('drug_wholesale', { scope: ['chemical'] }),
  ]
  expect(idsOf(tradeCase({ seller: { licences }, product: { scopeClass: 'biologic' } }).facts)).toContain(
    'LIC-03.seller',
  )
})

test('a shop or a chain head office does not supply other firms', () => {
  for (const kind of ['drug_retail', 'drug_chain'] as const) {
    const { facts } = tradeCase({ seller: { kind: 'chain', licences: [licence(kind)] } })
    expect(idsOf(facts)).toEqual(['LIC-03.seller'])
  }
})

test('devices need a licence of their own class on both trading sides, except the registrant’s own', () => {
  const device = { isDrug: false, scopeClass: 'device3', deviceClass: 3, rx: 'none' } as const
  const with3 = { licences: [licence('device_class3', { scope: [] })] }
  expect(idsOf(tradeCase({ product: device }).facts)).toEqual(['LIC-12.buyer', 'LIC-12.seller'])
  expect(idsOf(tradeCase({ product: device, seller: with3, buyer: with3 }).facts)).toEqual([])
  const own = { ...device, mahOrgId: CASE_SELLER }
  expect(idsOf(tradeCase({ product: own, buyer: { kind: 'hospital' } }).facts)).toEqual([])
})

test('what is missing from the facts is never taken for good', () => {
  const { facts } = tradeCase()
  const holey = { ...facts, buyer: { ...facts.buyer, licences: undefined } } as unknown as TradeFacts
  const verdict = judgeTrade(holey)
  expect(verdict.decision).toBe('block')
  expect(verdict.hits.every(hit => hit.why === 'unknown')).toBe(true)
})

test('a hit reads as a sentence in both languages and carries nobody’s licences', () => {
  const verdict = judgeTrade(tradeCase({ product: { scopeClass: 'biologic' } }).facts)
  const [hit] = refusalHits(verdict, 'line 1')
  expect(hit).toEqual({
    ruleId: 'LIC-03.buyer',
    version: 1,
    decision: 'block',
    params: { 'product.scopeClass': 'biologic' },
    about: 'line 1',
    why: 'broken',
    factsHash: expect.stringMatching(/^[\w+/]{43}=$/),
  })
  expect(JSON.stringify(hit)).not.toContain('licence')
  expect(ruleMessage(hit!, 'zh')).toBe('购货方的有效证照不含“生物制品”，不能采购。')
  expect(ruleMessage(hit!, 'en')).toBe('No licence of the buyer that is in force covers biologics.')
  expect(ruleById('LIC-03.buyer')?.title.en).toBe("Buyer's mode and scope")
  expect(ruleMessage({ ruleId: 'XX-99', version: 1, params: {} }, 'zh')).toBeUndefined()
})

/** Mostly what is in order: an order that breaks five things at once proves nothing about any of them. */
const mostly = <T>(good: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 8, arbitrary: fc.constant(good) }, fc.constantFrom(good, ...others))

const anyLicence = (usual: LicenceKind): fc.Arbitrary<LicenceFacts> =>
  fc.record({
    kind: mostly(usual, ...LicenceKind.enum),
    scope: fc.subarray<ScopeClass>(['chemical', 'biologic', 'tcm_slices', 'tcm_material'], { minLength: 1 }),
    validFrom: mostly('2024-01-01', '2026-11-22', '2026-12-01'),
    validTo: mostly('2031-01-01', '2026-11-21', '2026-11-22', '2027-01-01'),
    state: mostly<LicenceState>('valid', ...LicenceState.enum),
  })
const anyParty = (orgId: string, usual: OrganisationKind, kind: LicenceKind): fc.Arbitrary<PartyFacts> =>
  fc.record({
    orgId: fc.constant(orgId),
    kind: mostly(usual, ...OrganisationKind.enum),
    isPerson: mostly(false, true),
    licences: fc.array(anyLicence(kind), { maxLength: 3 }),
    province: fc.constantFrom('CN-42', 'CN-31', null),
    headOrgId: fc.constant(null),
    headKind: fc.constant(null),
    verifiedOn: mostly<string | null>('2026-09-01', '2026-04-01', null),
  })
const anyTrade: fc.Arbitrary<TradeFacts> = fc.record({
  channel: fc.constant('b2b'),
  date: fc.constant(CASE_DATE),
  seller: anyParty(CASE_SELLER, 'distributor', 'drug_wholesale'),
  buyer: anyParty(OTHER, 'pharmacy', 'drug_retail'),
  relation: fc.record({
    supplierApproved: mostly(true, false),
    customerApproved: mostly(true, false),
    papersTo: fc.constantFrom(null, '2027-12-31', '2026-12-01'),
    firstProducts: mostly(false, true),
    productApproved: mostly(true, false),
    salesperson: mostly<SalespersonFact>('none', 'authorised', 'ended', 'outside_region'),
  }),
  product: fc.record({
    scopeClass: fc.oneof(
      fc.constantFrom<ScopeClass>('chemical', 'tcm_slices', 'tcm_material'),
      fc.constantFrom(...ScopeClass.enum),
    ),
    rx: fc.constant('rx'),
    temperature: fc.constant('ambient'),
    ephedrine: fc.boolean(),
    state: mostly('published', ...ProductState.enum),
    approvalState: mostly('valid', 'none', 'revoked'),
    isDrug: mostly(true, false),
    mahOrgId: fc.constantFrom(CASE_SELLER, OTHER, null),
    deviceClass: mostly(0, 2, 3),
    onlineBan: fc.constant('none'),
  }),
  quantity: mostly(20, 0, -1),
} as { [K in keyof TradeFacts]: fc.Arbitrary<TradeFacts[K]> })

test('promise 5, read independently of the rules: whatever passes, both sides were entitled to it', () => {
  let passed = 0
  fc.assert(
    fc.property(anyTrade, facts => {
      if (judgeTrade(facts).decision === 'block') return
      passed++
      expect(entitled(facts)).toBe(true)
    }),
    { numRuns: 20_000, seed: 20_261_122 },
  )
  expect(passed).toBeGreaterThan(1_000)
})

function entitled({ seller, buyer, relation, product, quantity, date }: TradeFacts): boolean {
  const current = (one: LicenceFacts) => one.state === 'valid' && one.validFrom <= date && one.validTo >= date
  const has = (party: PartyFacts, kinds: string[], scoped: boolean) =>
    party.licences.some(
      one => current(one) && kinds.includes(one.kind) && (!scoped || one.scope.includes(product.scopeClass)),
    )
  const base =
    relation.supplierApproved &&
    relation.customerApproved &&
    ['none', 'authorised'].includes(relation.salesperson) &&
    (relation.productApproved ||
      !product.isDrug ||
      !(relation.firstProducts || ['distributor', 'chain', 'pharmacy'].includes(buyer.kind))) &&
    product.state === 'published' &&
    product.approvalState !== 'revoked' &&
    quantity > 0 &&
    !['vaccine', 'blood', 'narcotic', 'psychotropic1', 'psychotropic2', 'toxic', 'precursor'].includes(
      product.scopeClass,
    )
  const deviceOk =
    product.deviceClass < 2 ||
    product.mahOrgId === seller.orgId ||
    has(seller, [`device_class${product.deviceClass}`], false)
  const herb = product.scopeClass === 'tcm_material' && product.approvalState === 'none'
  if (!product.isDrug || herb) return base && deviceOk
  const own = product.mahOrgId === seller.orgId
  const sells =
    has(seller, ['drug_wholesale'], true) ||
    (own && (seller.kind === 'mah' || has(seller, ['drug_production'], true)))
  const buys =
    has(buyer, ['drug_wholesale', 'drug_chain', 'drug_retail'], true) ||
    has(buyer, ['medical_institution', 'clinic_filing'], false) ||
    (product.scopeClass.startsWith('tcm_') && has(buyer, ['drug_production'], false))
  return base && deviceOk && sells && buys && !seller.isPerson
}
