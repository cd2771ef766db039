import { expect, test } from 'vitest'
import { keepUntil } from './keep-until.ts'

const drug = { scopeClass: 'chemical', deviceClass: 0 }
const kept = (tradedOn: string, expiresOn: string | null, product = drug) =>
  keepUntil({ tradedOn, expiresOn }, product)

test.each([
  ['five years where the lot expires sooner', '2026-11-22', '2029-06-30', drug, '2031-11-22'],
  ['a year beyond the expiry where that is later', '2026-11-22', '2031-06-30', drug, '2032-06-30'],
  ['goods without expiry', '2026-11-22', null, drug, '2031-11-22'],
  [
    'a vaccine five years beyond',
    '2026-11-22',
    '2027-06-30',
    { ...drug, scopeClass: 'vaccine' },
    '2032-06-30',
  ],
  [
    'a device two years beyond',
    '2026-11-22',
    '2030-01-01',
    { scopeClass: 'device3', deviceClass: 3 },
    '2032-01-01',
  ],
  ['the 29th of February', '2024-02-29', null, drug, '2029-03-01'],
] as const)('%s', (_name, tradedOn, expiresOn, product, until) => {
  expect(kept(tradedOn, expiresOn, product)).toBe(until)
})
