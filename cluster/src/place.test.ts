import { expect, test } from 'vitest'
import { choosePlace } from './place.ts'

const nothing = { localDatabase: false, localReachable: true, publicId: null, publicDatabase: false }

test.each([
  ['an empty home', nothing, 'local'],
  ['a home with its database', { ...nothing, localDatabase: true }, 'local'],
  ['an empty home out of reach', { ...nothing, localReachable: false }, 'new-public'],
  ['a database out of reach', { ...nothing, localDatabase: true, localReachable: false }, 'unreachable'],
  ['data elsewhere', { ...nothing, localReachable: false, publicId: 'a1', publicDatabase: true }, 'public'],
  ['data elsewhere, home opened since', { ...nothing, publicId: 'a1', publicDatabase: true }, 'public'],
  ['data elsewhere that are gone', { ...nothing, publicId: 'a1' }, 'lost'],
] as const)('%s', (_, facts, place) => {
  expect(choosePlace(facts)).toBe(place)
})

test('an existing database is never passed over for an empty one', () => {
  for (const bits of Array(16).keys()) {
    const facts = {
      localDatabase: (bits & 1) > 0,
      localReachable: (bits & 2) > 0,
      publicId: bits & 4 ? 'a1' : null,
      publicDatabase: (bits & 8) > 0,
    }
    const place = choosePlace(facts)
    if (facts.localDatabase) expect(['local', 'unreachable']).toContain(place)
    else if (facts.publicId) expect(['public', 'lost']).toContain(place)
  }
})
