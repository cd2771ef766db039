import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ChainNode, countInvoices } from './invoice-chain.ts'

const node = (orgId: string, groupId = orgId): ChainNode => ({ orgId, groupId, producer: false })
const maker = (orgId = 'maker', groupId = orgId): ChainNode => ({ orgId, groupId, producer: true })
const hospital = node('hospital')

// The six chains of research 2.6.
test.each<[string, ChainNode[], { passes: number; complete: boolean }]>([
  ['maker, A, hospital', [maker(), node('A'), hospital], { passes: 2, complete: true }],
  [
    'maker, A, A2 of one group, hospital',
    [maker(), node('A', 'g'), node('A2', 'g'), hospital],
    { passes: 2, complete: true },
  ],
  ['maker, A, B, hospital', [maker(), node('A'), node('B'), hospital], { passes: 3, complete: true }],
  ['sole agent, A, hospital', [maker('agent'), node('A'), hospital], { passes: 2, complete: true }],
  [
    'maker, its trading arm, A, hospital',
    [maker(), maker('arm', 'maker'), node('A'), hospital],
    { passes: 2, complete: true },
  ],
  ['maker to hospital', [maker(), hospital], { passes: 1, complete: true }],
  ['somebody unknown before A', [node('A'), hospital], { passes: 1, complete: false }],
  ['unknown before B, A', [node('B'), node('A'), node('C'), hospital], { passes: 3, complete: false }],
])('%s', (_name, chain, expected) => {
  expect(countInvoices(chain)).toEqual(expected)
})

test('a transfer inside a group is free once, the second one counts', () => {
  const chain = [maker(), node('A', 'g'), node('A2', 'g'), node('A3', 'g'), hospital]
  expect(countInvoices(chain).passes).toBe(3)
})

test('a longer chain never has fewer invoices, and groups save one at most', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('g', 'h', 'i'), { minLength: 1, maxLength: 6 }), groups => {
      const way = [maker(), ...groups.map((group, i) => node(`n${i}`, group)), hospital]
      const { passes } = countInvoices(way)
      expect(passes).toBeLessThanOrEqual(way.length - 1)
      expect(passes).toBeGreaterThanOrEqual(way.length - 2)
      const longer = [...way.slice(0, -1), node('more'), hospital]
      expect(countInvoices(longer).passes).toBeGreaterThan(passes - 1)
    }),
    { seed: 11 },
  )
})
