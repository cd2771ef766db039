import { expect, test } from 'vitest'
import { deedsOf, needsReason } from './deeds.ts'
import { relationStates } from './wire.ts'

const rights = {
  asker: 'party.relation.request',
  quality: 'party.relation.review',
  head: 'party.relation.approve',
}
const file = {
  state: 'pending' as (typeof relationStates)[number],
  direction: 'supplier' as const,
  requestedBy: 'ann',
  reviewedBy: 'ben',
  decidedBy: 'cem',
}
const open = (state: typeof file.state, userId: string, ...held: string[]) => {
  const { open: deeds, othersOnly } = deedsOf({ ...file, state }, userId, right => held.includes(right))
  return `${deeds.map(deed => deed.what).join(' ')}${othersOnly ? ' (others)' : ''}`
}

test('each of the three is offered the own step, and nobody two of one file', () => {
  expect(open('draft', 'ann', rights.asker)).toBe('submit withdraw')
  expect(open('pending', 'dan', rights.quality)).toBe('review return reject')
  expect(open('pending', 'ann', rights.quality)).toBe('return reject (others)')
  expect(open('reviewed', 'dan', rights.head)).toBe('approve return reject')
  expect(open('reviewed', 'ben', rights.head)).toBe('return reject (others)')
  expect(open('suspended', 'cem', rights.head)).toBe(' (others)')
  expect(open('suspended', 'dan', rights.head)).toBe('resume')
})

test('who holds no right is offered nothing in any state', () => {
  for (const state of relationStates) expect(open(state, 'eve')).toBe('')
})

test('a file of products is not asked for again: its products go into a new one', () => {
  const ended = { ...file, state: 'rejected' as const }
  const may = (right: string) => right === rights.asker
  expect(deedsOf(ended, 'ann', may).open.map(deed => deed.what)).toEqual(['again'])
  expect(deedsOf({ ...ended, direction: 'product' }, 'ann', may).open).toEqual([])
  expect(['return', 'reject', 'suspend'].every(what => needsReason(what as 'reject'))).toBe(true)
})
