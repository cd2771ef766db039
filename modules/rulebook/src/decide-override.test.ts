import { isRefusal } from '@yaolian/kernel'
import type { Rule } from '@yaolian/rules'
import { expect, test } from 'vitest'
import { allRules, ruleById } from './all-rules.ts'
import { decideOverride, type Signature, type WantedOverride } from './decide-override.ts'
import { type Grant, passHits } from './pass-overrides.ts'
import type { JudgedHit } from './record-hits.ts'

const TODAY = '2026-11-22'
const QUALITY = { userId: 'anna', rights: new Set(['rulebook.override.quality']) }
const wanted: WantedOverride = {
  ruleId: 'INV-01',
  buyerOrgId: 'hospital',
  productId: null,
  validTo: '2026-12-31',
}
const twoPeople = ruleById('INV-01')!
const onePerson: Rule = { ...twoPeople, override: { roles: ['quality'], twoPerson: false } }
const first: Signature = { ...wanted, version: 2, step: 1, granted: false, byUser: 'anna', ended: false }

const decide = (rule: Rule | undefined, signed: Signature[], by = QUALITY, what = wanted) => {
  const decided = decideOverride(rule, what, signed, by, TODAY)
  return isRefusal(decided) ? decided.code : decided
}

test('one signature suffices where the rule says so, and a second one is refused', () => {
  expect(decide(onePerson, [])).toEqual({ step: 1, granted: true })
  expect(decide(onePerson, [{ ...first, granted: true }])).toBe('rulebook.already_granted')
})

test('where two people are wanted the second must be another, and sign for the same thing', () => {
  const bob = { ...QUALITY, userId: 'bob' }
  expect(decide(twoPeople, [])).toEqual({ step: 1, granted: false })
  expect(decide(twoPeople, [first])).toBe('rulebook.second_person_needed')
  expect(decide(twoPeople, [first], bob)).toEqual({ step: 2, granted: true })
  for (const part of [
    { buyerOrgId: 'other' },
    { productId: 'one' },
    { validTo: '2026-12-30' },
    { ruleId: 'GSP-24' },
  ])
    expect(decide(twoPeople, [first], bob, { ...wanted, ...part })).toBe('rulebook.other_override')
  expect(decide(twoPeople, [{ ...first, version: 1 }], bob)).toBe('rulebook.other_override')
  expect(decide(twoPeople, [{ ...first, ended: true }], bob)).toBe('rulebook.override_ended')
  expect(decide(twoPeople, [first, { ...first, step: 2, granted: true, byUser: 'bob' }], bob)).toBe(
    'rulebook.already_granted',
  )
})

test('nobody passes what the law leaves to nobody, whatever rights they have', () => {
  const all = { ...QUALITY, rights: new Set(['rulebook.override.quality', 'rulebook.override.platform']) }
  const never = allRules.map(({ rule }) => rule).filter(rule => 'never' in rule.override)
  expect(never.length).toBeGreaterThan(20)
  for (const rule of never)
    expect(decide(rule, [], all, { ...wanted, ruleId: rule.id })).toBe('rulebook.never_overridden')
  expect(decide(undefined, [])).toBe('rulebook.unknown_rule')
})

test('a machine, somebody without the role and somebody who trades can not sign', () => {
  expect(decide(twoPeople, [], { ...QUALITY, userId: null as unknown as string })).toBe(
    'rulebook.person_needed',
  )
  expect(decide(twoPeople, [], { userId: 'bob', rights: new Set(['rulebook.override']) })).toBe(
    'rulebook.role_needed',
  )
  const seller = { userId: 'bob', rights: new Set(['rulebook.override.quality', 'trade.order.confirm']) }
  expect(decide(twoPeople, [], seller)).toBe('rulebook.signer_trades')
})

test('an override ends within ninety days and never begins in the past', () => {
  expect(decide(twoPeople, [], QUALITY, { ...wanted, validTo: TODAY })).toEqual({ step: 1, granted: false })
  expect(decide(twoPeople, [], QUALITY, { ...wanted, validTo: '2026-11-21' })).toBe('rulebook.override_past')
  expect(decide(twoPeople, [], QUALITY, { ...wanted, validTo: '2027-02-21' })).toBe(
    'rulebook.override_too_long',
  )
})

const grant: Grant = {
  overrideId: 'o1',
  sellerOrgId: 's',
  buyerOrgId: 'hospital',
  productId: null,
  ruleId: 'INV-01',
  version: 2,
}
const hit: JudgedHit = { ruleId: 'INV-01', version: 2, decision: 'block', params: {}, why: 'broken' }

test('a grant turns its block into a warning that names it, and no other', () => {
  expect(passHits([hit], [grant], 'p')).toEqual({
    blocked: false,
    hits: [{ ...hit, decision: 'warn', overrideId: 'o1' }],
  })
  const blocked = (with_: Partial<JudgedHit>, by: Partial<Grant>) =>
    passHits([{ ...hit, ...with_ }], [{ ...grant, ...by }], 'p').blocked
  expect(blocked({}, { productId: 'p' })).toBe(false)
  expect(blocked({}, { productId: 'q' })).toBe(true)
  expect(blocked({}, { version: 1 })).toBe(true)
  expect(blocked({}, { ruleId: 'INV-01.chain' })).toBe(true)
  expect(blocked({ why: 'unknown' }, {})).toBe(true)
})

test('a grant that somebody wrote for a rule of nobody passes nothing', () => {
  const never = { ...hit, ruleId: 'ONL-01', version: 1 }
  const forged = { ...grant, ruleId: 'ONL-01', version: 1 }
  expect(passHits([never], [forged], 'p')).toEqual({ blocked: true, hits: [never] })
})
