import { isRefusal } from '@yaolian/kernel'
import type { Rule } from '@yaolian/rules'
import { expect, test } from 'vitest'
import { ruleById } from './all-rules.ts'
import { decideOverride, type Signature } from './decide-override.ts'

const QUALITY = { userId: 'anna', rights: new Set(['rulebook.override.quality']) }
const wanted = { ruleId: 'LIC-06.buyer', subjectKind: 'order', subjectId: 's' }
const warning = ruleById('LIC-06.buyer')!
const twoPeople: Rule = { ...warning, override: { roles: ['quality'], twoPerson: true } }
const first: Signature = { ...wanted, step: 1, granted: false, byUser: 'anna' }

const decide = (rule: Rule | undefined, signed: Signature[], by = QUALITY, what = wanted) => {
  const decided = decideOverride(rule, what, signed, by)
  return isRefusal(decided) ? decided.code : decided
}

test('one signature suffices where the rule says so, and a second one is refused', () => {
  expect(decide(warning, [])).toEqual({ step: 1, granted: true })
  expect(decide(warning, [{ ...first, granted: true }])).toBe('rulebook.already_granted')
})

test('where two people are wanted the second must be another, and sign for the same thing', () => {
  const bob = { ...QUALITY, userId: 'bob' }
  expect(decide(twoPeople, [])).toEqual({ step: 1, granted: false })
  expect(decide(twoPeople, [first])).toBe('rulebook.second_person_needed')
  expect(decide(twoPeople, [first], bob)).toEqual({ step: 2, granted: true })
  expect(decide(twoPeople, [first], bob, { ...wanted, subjectId: 'other' })).toBe('rulebook.other_override')
  expect(decide(twoPeople, [first], bob, { ...wanted, ruleId: 'LIC-01' })).toBe('rulebook.other_override')
  expect(decide(twoPeople, [first, { ...first, step: 2, granted: true, byUser: 'bob' }], bob)).toBe(
    'rulebook.already_granted',
  )
})

test('nobody passes what the law leaves to nobody, whatever rights they have', () => {
  expect(decide(ruleById('ONL-01'), [])).toBe('rulebook.never_overridden')
  expect(decide(undefined, [])).toBe('rulebook.unknown_rule')
})

test('a machine and a person without the role can not sign', () => {
  expect(decide(warning, [], { ...QUALITY, userId: null as unknown as string })).toBe(
    'rulebook.person_needed',
  )
  expect(decide(warning, [], { userId: 'bob', rights: new Set(['rulebook.override']) })).toBe(
    'rulebook.role_needed',
  )
})
