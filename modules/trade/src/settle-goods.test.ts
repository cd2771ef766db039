import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actionsFor, afterMove, type ORDER_MOVES, type OrderState } from './order-state.ts'
import type { DeliveryLine } from './orders.sql.ts'
import { decideReturn } from './return-goods.ts'
import { deliveryLinesOf } from './ship-orders.ts'
import { decideSignature } from './sign-orders.ts'

const line = (change: Partial<DeliveryLine> = {}): DeliveryLine =>
  ({
    orgId: 's',
    orderId: 'o',
    lineNo: 1,
    lotId: 'l1',
    productId: 'p',
    lotNo: '260101',
    madeOn: null,
    expiresOn: '2028-01-01',
    quantity: 10,
    costFen: 700,
    amountFen: 1_001,
    vatBp: 1300,
    report: 'JY1',
    product: {} as DeliveryLine['product'],
    signed: null,
    returned: 0,
    ...change,
  }) satisfies DeliveryLine

describe('an order moves', () => {
  test.each<[OrderState, keyof typeof ORDER_MOVES, OrderState | null]>([
    ['placed', 'confirm', 'confirmed'],
    ['confirmed', 'confirm', null],
    ['confirmed', 'ship', 'shipped'],
    ['placed', 'ship', null],
    ['shipped', 'sign', 'signed'],
    ['signed', 'sign', null],
    ['shipped', 'cancel', null],
    ['confirmed', 'expire', null],
    ['placed', 'expire', 'expired'],
    ['cancelled', 'confirm', null],
  ])('%s by %s to %s', (from, verb, to) => expect(afterMove(from, verb)).toBe(to))

  test('each side is offered only what it may give', () => {
    expect(actionsFor('buyer', 'placed')).toEqual(['cancel'])
    expect(actionsFor('buyer', 'confirmed')).toEqual([])
    expect(actionsFor('seller', 'confirmed')).toEqual(['ship', 'cancel'])
    expect(actionsFor('seller', 'signed')).toEqual([])
  })
})

describe('a delivery', () => {
  test('divides a line over its lots to the fen', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000 }),
        fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 6 }),
        (amountFen, lots) => {
          const gone = lots.map((quantity, i) => ({
            orgId: 's',
            documentId: 'o',
            lineNo: 1,
            reservationId: '',
            stockId: '',
            lotId: `${i}`,
            productId: 'p',
            lotNo: '',
            madeOn: null,
            expiresOn: '2028-01-01',
            report: '',
            quantity,
            unitCostMicro: 333_333,
          }))
          const order = {
            orgId: 's',
            orderId: 'o',
            lineNo: 1,
            productId: 'p',
            quantity: 1,
            priceMicro: 1,
            vatBp: 1300,
            amountFen,
            priceSource: 'list',
          }
          const notes = deliveryLinesOf([order], gone)
          expect(notes.reduce((sum, note) => sum + note.amountFen, 0)).toBe(amountFen)
        },
      ),
    )
  })
})

describe('a signature', () => {
  test('takes everything when nothing differs', () => {
    const [signed] = asLines(decideSignature([line()], []))
    expect(signed).toMatchObject({
      signedQuantity: 10,
      refusedQuantity: 0,
      signedFen: 1_001,
      signedCostFen: 700,
    })
    expect(signed!.netFen + signed!.vatFen).toBe(1_001)
  })
  test('sends the rest back when less was received', () => {
    const [signed] = asLines(
      decideSignature([line()], [{ lineNo: 1, lotId: 'l1', signed: 4, reason: '破损' }]),
    )
    expect(signed).toMatchObject({
      signedQuantity: 4,
      refusedQuantity: 6,
      reason: '破损',
      signedFen: 400,
      signedCostFen: 280,
    })
  })
  test('for a lot that was not delivered, or for more than came, is refused', () => {
    expect(decideSignature([line()], [{ lineNo: 2, lotId: 'l1', signed: 1, reason: 'x' }])).toMatchObject({
      code: 'trade.not_delivered',
    })
    expect(decideSignature([line()], [{ lineNo: 1, lotId: 'l1', signed: 11, reason: 'x' }])).toMatchObject({
      code: 'trade.more_than_delivered',
    })
  })
})

describe('a return', () => {
  const signed = line({ signed: 10 })
  test.each([
    ['another lot', [{ lineNo: 1, lotId: 'other', quantity: 1 }], [], 'trade.return_not_sold'],
    ['more than was signed for', [{ lineNo: 1, lotId: 'l1', quantity: 11 }], [], 'trade.return_too_much'],
    [
      'more than is left beside what is asked back',
      [{ lineNo: 1, lotId: 'l1', quantity: 4 }],
      [{ lineNo: 1, lotId: 'l1', quantity: 7 }],
      'trade.return_too_much',
    ],
    [
      'the same lot twice',
      [
        { lineNo: 1, lotId: 'l1', quantity: 1 },
        { lineNo: 1, lotId: 'l1', quantity: 1 },
      ],
      [],
      'trade.return_twice',
    ],
  ])('of %s is refused', (_, asked, pending, code) => {
    expect(decideReturn([signed], asked, pending, '2026-11-22')).toMatchObject({ code })
  })
  test('in any steps gives back exactly what was paid', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 10 }),
        fc.integer({ min: 0, max: 99_999 }),
        (steps, amountFen) => {
          const quantity = steps.reduce((a, b) => a + b, 0)
          let returned = 0
          let sum = 0
          for (const step of steps) {
            const priced = decideReturn(
              [line({ quantity, signed: quantity, returned, amountFen })],
              [{ lineNo: 1, lotId: 'l1', quantity: step }],
              [],
              '2026-11-22',
            )
            if ('refused' in priced) throw new Error(priced.code)
            sum += priced[0]!.amountFen
            returned += step
          }
          expect(sum).toBe(amountFen)
        },
      ),
    )
  })
})

function asLines<T>(result: T[] | { refused: true; code: string }): T[] {
  if (!Array.isArray(result)) throw new Error(result.code)
  return result
}
