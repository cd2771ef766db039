import { isRefusal, newId, type Refusal } from '@yaolian/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LicenceState } from './contract.ts'
import { decideCorrection } from './correct-licence.ts'
import { decideEntry } from './decide-entry.ts'
import { decideRegistration, type Known, tidyUscc } from './decide-registration.ts'
import { decideStep } from './decide-step.ts'
import { firm, licence } from './firms.fixture.ts'
import { afterStep, LICENCE_STEPS, type LicenceStep } from './licence-states.ts'
import { decideRequest } from './request-relations.ts'

const codeOf = (answer: unknown): string | null => (isRefusal(answer) ? (answer as Refusal).code : null)
const nothing: Known = { byId: new Map(), byUscc: new Map() }
const today = '2026-11-22'

test('a firm is registered once, with a true code, below a parent that can have children', () => {
  const given = firm('pharmacy')
  const chain = firm('chain')
  const clinic = firm('clinic')
  const known: Known = {
    byId: new Map([
      [chain.orgId, { kind: 'chain', state: 'active' }],
      [clinic.orgId, { kind: 'clinic', state: 'active' }],
    ]),
    byUscc: new Map([[chain.uscc ?? '', chain.orgId]]),
  }
  const decide = (more: Partial<typeof given>, batch = nothing) =>
    codeOf(decideRegistration({ ...given, ...more }, known, batch))
  expect(decideRegistration(given, known, nothing)).toBeNull()
  expect(decide({ orgId: chain.orgId })).toBe('party.organisation_exists')
  expect(decide({ uscc: null })).toBe('party.uscc_missing')
  expect(decide({ uscc: null, isPerson: true })).toBeNull()
  expect(decide({ uscc: '914201000000000001' })).toBe('party.uscc_malformed')
  expect(decideRegistration({ ...given, uscc: '9142O1000000000001' }, known, nothing)).toMatchObject({
    facts: { at: 4, why: 'character' },
  })
  expect(tidyUscc(' ９1350100m000100y43 ')).toBe('91350100M000100Y43')
  expect(tidyUscc('91350100M000100Y44')).toBe('91350100M000100Y44')
  expect(decide({ uscc: chain.uscc })).toBe('party.uscc_taken')
  expect(decide({}, { byId: new Map(), byUscc: new Map([[given.uscc ?? '', newId()]]) })).toBe(
    'party.uscc_taken',
  )
  expect(decide({ city: '广州市' })).toBe('party.city_elsewhere')
  expect(decide({ city: '光谷' })).toBeNull()
  expect(decide({ parentOrgId: newId() })).toBe('party.parent_unknown')
  expect(decide({ parentOrgId: clinic.orgId })).toBe('party.parent_unfit')
  expect(decide({ parentOrgId: chain.orgId })).toBeNull()
})

test('a licence from its holder waits for quality; one from quality counts while it runs', () => {
  const given = licence(newId(), 'drug_retail')
  const facts = { organisation: 'active', idTaken: false, numberHolder: null, today, verifies: true }
  expect(decideEntry(given, facts)).toEqual({ state: 'valid', reason: '' })
  expect(decideEntry(given, { ...facts, verifies: false })).toEqual({ state: 'locked', reason: 'unverified' })
  expect(decideEntry({ ...given, validTo: today }, facts)).toEqual({ state: 'valid', reason: '' })
  expect(decideEntry({ ...given, validTo: '2026-11-21' }, facts)).toEqual({
    state: 'locked',
    reason: 'expired',
  })
  const refused = (more: Partial<typeof given>, other: Partial<typeof facts> = {}) =>
    codeOf(decideEntry({ ...given, ...more }, { ...facts, ...other } as Parameters<typeof decideEntry>[1]))
  expect(refused({}, { organisation: null as never })).toBe('party.organisation_unknown')
  expect(refused({}, { organisation: 'closed' })).toBe('party.organisation_closed')
  expect(refused({}, { idTaken: true })).toBe('party.licence_exists')
  expect(refused({ validFrom: '2029-03-01' })).toBe('party.licence_dates')
  expect(refused({ scope: [] })).toBe('party.licence_scope_empty')
  expect(refused({ scope: [], kind: 'business' })).toBeNull()
  expect(refused({}, { numberHolder: newId() as never })).toBe('party.licence_number_taken')
})

test('steps of a licence follow the table, and an end is an end', () => {
  for (const step of Object.keys(LICENCE_STEPS) as LicenceStep[])
    for (const state of LicenceState.enum)
      expect(afterStep(state, step)).toBe(
        LICENCE_STEPS[step].from.includes(state) ? LICENCE_STEPS[step].to : null,
      )
  expect(Object.values(LICENCE_STEPS).flatMap(s => s.from)).not.toContain('revoked')
  expect(Object.values(LICENCE_STEPS).flatMap(s => s.from)).not.toContain('superseded')
})

test('whatever is tried in whatever order, a licence that ended never counts again', () => {
  const steps = fc.array(fc.constantFrom(...(Object.keys(LICENCE_STEPS) as LicenceStep[])), { maxLength: 30 })
  fc.assert(
    fc.property(steps, tried => {
      let state: LicenceState = 'locked'
      let ended = false
      for (const step of tried) {
        state = afterStep(state, step) ?? state
        if (ended) expect(state).not.toBe('valid')
        ended ||= state === 'revoked' || state === 'superseded'
      }
    }),
  )
})

test('verifying needs a running document, a free number and another person than who entered it', () => {
  const adder = newId()
  const held = {
    state: 'locked',
    stateReason: 'unverified',
    validTo: '2029-02-28',
    verifiedAt: null,
    addedBy: adder,
    lockedAt: '2026-11-01T00:00:00.000Z',
    kind: 'drug_retail',
    number: '鄂1',
  }
  const facts = { today, userId: newId(), holder: null, newestAt: null }
  expect(decideStep(held, 'unlock', facts)).toBe('valid')
  expect(codeOf(decideStep(held, 'unlock', { ...facts, userId: adder }))).toBe('party.same_person')
  expect(codeOf(decideStep({ ...held, validTo: '2026-11-21' }, 'unlock', facts))).toBe(
    'party.licence_expired',
  )
  expect(codeOf(decideStep(held, 'unlock', { ...facts, holder: newId() }))).toBe('party.licence_number_taken')
  expect(codeOf(decideStep({ ...held, state: 'valid' }, 'unlock', facts))).toBe('party.licence_state')
  expect(decideStep({ ...held, state: 'valid' }, 'lock', facts)).toBe('locked')
  expect(codeOf(decideStep({ ...held, state: 'revoked' }, 'lock', facts))).toBe('party.licence_state')
  expect(decideStep(held, 'return', facts)).toBe('locked')
  expect(decideStep({ ...held, state: 'valid' }, 'check', facts)).toBe('valid')
  expect(codeOf(decideStep(held, 'check', facts))).toBe('party.licence_state')
})

test('what was locked after it counted opens by a document newer than the lock alone', () => {
  const held = {
    state: 'locked',
    stateReason: '飞行检查',
    validTo: '2029-02-28',
    verifiedAt: '2026-01-01T00:00:00.000Z',
    addedBy: null,
    lockedAt: '2026-11-01T00:00:00.000Z',
    kind: 'drug_retail',
    number: '鄂1',
  }
  const unlock = (newestAt: string | null) =>
    decideStep(held, 'unlock', { today, userId: newId(), holder: null, newestAt })
  expect(codeOf(unlock(null))).toBe('party.unlock_needs_document')
  expect(codeOf(unlock('2026-11-01T00:00:00.000Z'))).toBe('party.unlock_needs_document')
  expect(unlock('2026-11-01T00:00:00.001Z')).toBe('valid')
  const back = decideStep(held, 'return', { today, userId: newId(), holder: null, newestAt: null })
  expect(codeOf(back)).toBe('party.licence_state')
})

test('a correction keeps the state, unless the true last day has passed', () => {
  const held = {
    state: 'valid',
    stateReason: '',
    verifiedAt: '2026-01-01T00:00:00.000Z',
    validFrom: '2024-03-01',
    validTo: '2029-02-28',
    kind: 'drug_retail',
    number: '鄂1',
  }
  const facts = { verifies: true, holder: null, today }
  const correct = (more: Partial<typeof held>, other: Partial<typeof facts> = {}, before = held) =>
    decideCorrection(before, { ...before, ...more }, { ...facts, ...other })
  expect(correct({ number: '鄂2' })).toEqual({ state: 'valid', stateReason: '' })
  expect(correct({ validTo: '2026-11-21' })).toEqual({ state: 'locked', stateReason: 'expired' })
  expect(codeOf(correct({}, { verifies: false }))).toBe('party.licence_verified')
  expect(codeOf(correct({ validFrom: '2030-01-01' }))).toBe('party.licence_dates')
  expect(codeOf(correct({}, { holder: newId() as never }))).toBe('party.licence_number_taken')
  expect(codeOf(correct({}, {}, { ...held, state: 'superseded' }))).toBe('party.licence_state')
  const entered = { ...held, verifiedAt: null as never, state: 'locked', stateReason: 'unverified' }
  expect(correct({ number: '鄂3' }, { verifies: false }, entered)).toEqual({
    state: 'locked',
    stateReason: 'unverified',
  })
})

test('an approval is asked for once, between two active firms', () => {
  const [orgId, partnerOrgId] = [newId(), newId()]
  const request = { relationId: newId(), orgId, partnerOrgId, direction: 'customer' as const }
  const both = new Map([
    [orgId, { state: 'active' as const }],
    [partnerOrgId, { state: 'active' as const }],
  ])
  const before = (state: string) => ({ relationId: newId(), state, version: 1 })
  expect(decideRequest(request, both, undefined)).toBeNull()
  for (const state of ['rejected', 'withdrawn', 'lapsed'])
    expect(decideRequest(request, both, before(state))).toBeNull()
  for (const state of ['draft', 'pending', 'reviewed', 'returned', 'approved', 'suspended'])
    expect(codeOf(decideRequest(request, both, before(state)))).toBe('party.relation_exists')
  expect(codeOf(decideRequest({ ...request, partnerOrgId: orgId }, both, undefined))).toBe(
    'party.relation_to_itself',
  )
  expect(codeOf(decideRequest(request, new Map(), undefined))).toBe('party.organisation_unknown')
  const closed = new Map<string, { state: 'active' | 'closed' }>(both).set(partnerOrgId, { state: 'closed' })
  expect(codeOf(decideRequest(request, closed, undefined))).toBe('party.organisation_closed')
})
