import type { LicenceRow } from '@yaolian/party/contract'
import { expect, test } from 'vitest'
import { stepsFor } from './licence-steps.ts'

const licence = (state: LicenceRow['state'], stateReason: string, daysLeft: number, isVerified = true) =>
  ({ state, stateReason, daysLeft, isVerified }) as LicenceRow
const quality = (right: string) => ['party.licence.add', 'party.licence.verify'].includes(right)
const holder = (right: string) => right === 'party.licence.add'
const nobody = () => false

test.each([
  ['valid', licence('valid', '', 200), quality, ['check', 'lock', 'revoke', 'renew', 'scan', 'correct']],
  [
    'unverified',
    licence('locked', 'unverified', 200, false),
    quality,
    ['verify', 'return', 'revoke', 'scan', 'correct'],
  ],
  ['sent back', licence('locked', '缺附页', 200, false), quality, ['verify', 'revoke', 'scan', 'correct']],
  [
    'expired is renewed, not unlocked',
    licence('locked', 'expired', -2),
    quality,
    ['revoke', 'renew', 'scan', 'correct'],
  ],
  [
    'locked by quality',
    licence('locked', '飞行检查', 20),
    quality,
    ['unlock', 'revoke', 'renew', 'scan', 'correct'],
  ],
  ['of its holder', licence('valid', '', 20), holder, ['renew', 'scan']],
  ['of its holder, unseen', licence('locked', 'unverified', 20, false), holder, ['scan', 'correct']],
  ['revoked', licence('revoked', '', 20), quality, []],
  ['to the regulator', licence('valid', '', 20), nobody, []],
] as const)('a licence that is %s', (_, row, can, steps) =>
  expect(stepsFor(row, can, can === holder)).toEqual(steps),
)

test('who may enter papers but not verify them does so for the own firm only', () => {
  expect(stepsFor(licence('valid', '', 200), holder, false)).toEqual([])
})
