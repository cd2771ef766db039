import { expect, test } from 'vitest'
import { stepsOf } from './product-steps.ts'

test.each([
  ['draft', 'none', ['withdraw']],
  ['submitted', 'none', ['return', 'withdraw']],
  ['published', 'valid', ['suspend', 'revoke_approval', 'withdraw']],
  ['published', 'none', ['suspend', 'withdraw']],
  ['suspended', 'valid', ['resume', 'revoke_approval', 'withdraw']],
  ['suspended', 'revoked', ['withdraw']],
  ['withdrawn', 'valid', []],
])('a product that is %s with its number %s', (state, approvalState, steps) =>
  expect(stepsOf({ state, approvalState })).toEqual(steps),
)
