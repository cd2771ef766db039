import { newId } from '@yaolian/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applied, emptyLedger, keyOf, type LedgerModel } from './ledger-model.fixture.ts'
import {
  orderCancelled,
  orderPlaced,
  paid,
  returned,
  shipped,
  signedForBuyer,
  signedForSeller,
  stockReceived,
} from './posting-rules.ts'
import type { NewTransfer } from './transfer.ts'

const sellerOrgId = newId()
const buyerOrgId = newId()
const orderId = newId()
const document = (documentId = newId()) => ({ documentId, documentNo: 'D1', businessDate: '2026-11-22' })
const parties = { sellerOrgId, buyerOrgId }

/** Each movement as `debit credit fen`, buyer's and seller's books apart. */
const lines = (transfers: readonly NewTransfer[]): string[] =>
  transfers.map(t =>
    'debit' in t
      ? `${t.orgId === sellerOrgId ? 'seller' : 'buyer'} ${t.kind} ${t.debit.code} ${t.credit.code} ${t.amountFen}`
      : `seller ${t.kind} ${'amountFen' in t ? t.amountFen : ''}`.trim(),
  )

const signedFacts = { ...document(orderId), ...parties, orderId, orderedFen: 11_300 }

test.each<[string, NewTransfer[], string[]]>([
  [
    'order placed',
    orderPlaced({ ...document(), ...parties, totalFen: 11_300 }),
    ['seller pending 1122 9001 11300'],
  ],
  ['an order of gifts owes nothing', orderPlaced({ ...document(), ...parties, totalFen: 0 }), []],
  ['cancelled', orderCancelled({ ...document(), ...parties, orderId, totalFen: 11_300 }), ['seller void']],
  ['cancelled gifts', orderCancelled({ ...document(), ...parties, orderId, totalFen: 0 }), []],
  ['shipped', shipped({ ...document(), sellerOrgId, costFen: 700 }), ['seller single 1406 1405 700']],
  [
    'signed in part',
    signedForSeller({
      ...signedFacts,
      grossFen: 5_650,
      netFen: 5_000,
      vatFen: 650,
      costFen: 400,
      refusedCostFen: 300,
    }),
    [
      'seller post 5650',
      'seller single 9001 6001 5000',
      'seller single 9001 22210107 650',
      'seller single 6401 1406 400',
      'seller single 1405 1406 300',
    ],
  ],
  [
    'refused altogether',
    signedForSeller({ ...signedFacts, grossFen: 0, netFen: 0, vatFen: 0, costFen: 0, refusedCostFen: 700 }),
    ['seller void', 'seller single 1405 1406 700'],
  ],
  [
    'received by the buyer',
    signedForBuyer({ ...document(), ...parties, grossFen: 5_650, netFen: 5_000, vatFen: 650 }),
    ['buyer single 1405 2202 5000', 'buyer single 22210101 2202 650'],
  ],
  [
    'returned',
    returned({ ...document(), ...parties, grossFen: 113, netFen: 100, vatFen: 13, costFen: 60 }),
    [
      'seller single 6001 1122 100',
      'seller single 22210107 1122 13',
      'seller single 1405 6401 60',
      'buyer single 2202 1405 100',
      'buyer single 2202 22210101 13',
    ],
  ],
  [
    'paid',
    paid({ ...document(), ...parties, amountFen: 900 }),
    ['seller single 1002 1122 900', 'buyer single 2202 1002 900'],
  ],
  [
    'opening stock',
    stockReceived({ ...document(), orgId: sellerOrgId, costFen: 5 }),
    ['seller single 1405 4001 5'],
  ],
])('%s', (_name, transfers, expected) => {
  expect(lines(transfers)).toEqual(expected)
})

test('amounts that do not sum, or more than was ordered, are refused', () => {
  const good = { ...signedFacts, grossFen: 113, netFen: 100, vatFen: 13, costFen: 1, refusedCostFen: 0 }
  expect(() => signedForSeller({ ...good, vatFen: 12 })).toThrow('do not make gross')
  expect(() => signedForSeller({ ...good, orderedFen: 112 })).toThrow('of an order of')
  expect(() => signedForBuyer({ ...good, netFen: 99 })).toThrow('do not make gross')
  expect(() => shipped({ ...document(), sellerOrgId, costFen: 0.5 })).toThrow('not an amount')
  expect(() => paid({ ...document(), ...parties, amountFen: -1 })).toThrow('not an amount')
})

const balance = (
  model: LedgerModel,
  orgId: string,
  code: string,
  partyOrgId: string | null = null,
): number => {
  const counted = model.accounts.get(keyOf(orgId, { code: code as '1122', partyOrgId }))
  return counted ? counted.d - counted.c : 0
}

test('whatever is signed, refused, returned and paid: the books balance, clear and mirror', () => {
  const fen = fc.integer({ min: 0, max: 2_000_000_000 })
  const share = fc.integer({ min: 0, max: 100 })
  fc.assert(
    fc.property(fen, fen, share, share, share, fen, (ordered, cost, signedShare, vat, backShare, payment) => {
      const part = (all: number, percent: number): number => Math.floor((all * percent) / 100)
      const grossFen = part(ordered, signedShare)
      const vatFen = part(grossFen, Math.min(vat, 13))
      const costFen = part(cost, signedShare)
      const back = { vatFen: part(vatFen, backShare), netFen: part(grossFen - vatFen, backShare) }
      const id = newId()
      const amounts = { grossFen, vatFen, netFen: grossFen - vatFen }
      const steps: NewTransfer[][] = [
        orderPlaced({ ...document(id), ...parties, totalFen: ordered }),
        shipped({ ...document(id), sellerOrgId, costFen: cost }),
        [
          ...signedForSeller({
            ...document(id),
            ...parties,
            ...amounts,
            orderId: id,
            orderedFen: ordered,
            costFen,
            refusedCostFen: cost - costFen,
          }),
          ...signedForBuyer({ ...document(id), ...parties, ...amounts }),
        ],
        returned({
          ...document(),
          ...parties,
          ...back,
          grossFen: back.netFen + back.vatFen,
          costFen: part(costFen, backShare),
        }),
        paid({ ...document(), ...parties, amountFen: payment }),
      ]
      const end = steps.reduce<LedgerModel>((model, step) => {
        const next = applied(model, step)
        if (!next) throw new Error('the model refused a step')
        return next
      }, emptyLedger())
      const all = [...end.accounts.values()]
      expect(all.reduce((sum, a) => sum + a.d - a.c, 0)).toBe(0)
      expect(all.every(a => a.dp === 0 && a.cp === 0)).toBe(true)
      expect(balance(end, sellerOrgId, '9001')).toBe(0)
      expect(balance(end, sellerOrgId, '1406')).toBe(0)
      expect(balance(end, sellerOrgId, '1122', buyerOrgId)).toBe(
        0 - balance(end, buyerOrgId, '2202', sellerOrgId),
      )
      expect(balance(end, sellerOrgId, '1122', buyerOrgId)).toBe(
        grossFen - back.netFen - back.vatFen - payment,
      )
    }),
  )
})
