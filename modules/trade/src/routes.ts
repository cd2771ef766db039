import {
  type Answer,
  bodyHash,
  combine,
  combined,
  command,
  type Database,
  downloading,
  IdReused,
  type Route,
  reading,
} from '@yaolian/kernel'
import { Id, Totals } from '@yaolian/kernel/contract'
import { PartyStatement } from '@yaolian/ledger/contract'
import Type from 'typebox'
import { cancelOrders } from './cancel-orders.ts'
import { confirmOrders } from './confirm-orders.ts'
import * as c from './contract.ts'
import { deliveryNote } from './delivery-note.ts'
import { countOrders, listOrders } from './list-orders.ts'
import { listReturns } from './list-returns.ts'
import { findOffers, readOffer } from './offers.ts'
import { placeBatch } from './place-batch.ts'
import { type GivenOrder, permitPlacing } from './place-orders.ts'
import { readProductOffers } from './product-offers.ts'
import { readOrder } from './read-order.ts'
import { recordPayments } from './record-payments.ts'
import { requestFirstProducts } from './request-first-products.ts'
import { decideReturnRequest, requestReturn } from './return-goods.ts'
import { shipOrders } from './ship-orders.ts'
import { signOrders } from './sign-orders.ts'
import { simulationRoutes } from './simulate-routes.ts'
import { readStatement } from './statement.ts'

const first = <T>(answers: readonly T[]): T => {
  const [answer] = answers
  if (answer === undefined) throw new Error('a verb answers everything it was given')
  return answer
}

export const PLACE_BATCH_MAX = 64
const PLACE_QUEUE_MAX = 4_096

/**
 * Orders of all callers on their way into the database: one batch gathers while another runs. A batch spans
 * organisations, whose rows it may all see; who may order for whom was settled before.
 */
function orderCombiner(db: Database): (given: GivenOrder) => Promise<Answer | IdReused> {
  return combine({
    batchMax: PLACE_BATCH_MAX,
    queueMax: PLACE_QUEUE_MAX,
    lanes: 2,
    run: batch => placeBatch(db, batch),
  })
}

const KIND = 'POST /trade/orders'

/** One answer among several: an id given before with another body says nothing about its neighbours, which stand. */
const asPart = (answer: Answer | IdReused): { status: number; body: unknown } =>
  answer instanceof IdReused
    ? { status: 409, body: { status: 409, code: 'edge.id_reused', facts: { id: answer.commandId } } }
    : { status: answer.status, body: JSON.parse(answer.body) }

function placing(db: Database): Route {
  const place = orderCombiner(db)
  return combined(
    {
      path: '/trade/orders',
      summary: 'Place an order, or one for each seller of a cart',
      right: 'trade.order.place',
      body: c.PlaceOrders,
      answer: c.OrdersPlaced,
    },
    async (actor, body) => {
      permitPlacing(actor)
      const one = (order: c.PlaceOrder): Promise<Answer | IdReused> => {
        const key = { orgId: actor.orgId, commandId: order.id, kind: KIND, bodyHash: bodyHash(KIND, order) }
        return place({ actor, order, key })
      }
      if ('orders' in body) {
        const answers = await Promise.all(body.orders.map(one))
        return { status: 200, body: JSON.stringify({ answers: answers.map(asPart) }) }
      }
      const answer = await one(body)
      if (answer instanceof IdReused) throw answer
      return answer
    },
  )
}

const firstProductRoutes = (): Route[] => [
  command(
    {
      path: '/trade/first-products',
      summary: 'Ask the own quality department to approve the first purchase of products (首营品种)',
      right: 'party.relation.request',
      body: c.FirstProductsBody,
      answer: c.FirstProductsAnswer,
    },
    (ctx, { body: { id: _, ...request } }) => requestFirstProducts(ctx, request),
  ),
]

const orderVerbs = (): Route[] => [
  command(
    {
      path: '/trade/orders/:orderId/confirm',
      summary: 'Release an order for shipping',
      right: 'trade.order.confirm',
      params: c.OrderParams,
      body: c.ConfirmOrder,
      answer: c.OrderStateChanged,
    },
    async (ctx, { params }) => first(await confirmOrders(ctx, [{ actor: ctx.actor, ...params }])),
  ),
  command(
    {
      path: '/trade/orders/:orderId/cancel',
      summary: 'Call an order off before it ships',
      right: 'trade.order.cancel',
      params: c.OrderParams,
      body: c.CancelOrder,
      answer: c.OrderStateChanged,
    },
    async (ctx, { params, body }) => {
      const { side } = await readOrder(ctx, params.orderId)
      return first(await cancelOrders(ctx, [{ actor: ctx.actor, ...params, reason: body.reason, side }]))
    },
  ),
  command(
    {
      path: '/trade/orders/:orderId/ship',
      summary: 'Ship the reserved lots with a carrier',
      right: 'trade.order.ship',
      params: c.OrderParams,
      body: c.ShipOrder,
      answer: c.OrderStateChanged,
    },
    async (ctx, { params, body: { id: _, ...body } }) =>
      first(await shipOrders(ctx, [{ ...body, ...params, actor: ctx.actor }])),
  ),
  command(
    {
      path: '/trade/orders/:orderId/sign',
      summary: 'Sign for a delivery, with differences',
      right: 'trade.order.sign',
      params: c.OrderParams,
      body: c.SignOrder,
      answer: c.OrderSigned,
    },
    async (ctx, { params, body: { id: _, ...body } }) =>
      first(await signOrders(ctx, [{ ...body, ...params, actor: ctx.actor }])),
  ),
]

const moneyAndReturns = (): Route[] => [
  command(
    {
      path: '/trade/orders/:orderId/returns',
      summary: 'Ask to send goods back',
      right: 'trade.return.request',
      params: c.OrderParams,
      body: c.RequestReturn,
      answer: c.ReturnState,
    },
    (ctx, { params, body: { id: _, ...body } }) => requestReturn(ctx, { ...body, ...params }),
  ),
  command(
    {
      path: '/trade/returns/:returnId/decide',
      summary: 'Take goods back, or refuse to',
      right: 'trade.return.decide',
      params: c.ReturnParams,
      body: c.DecideReturn,
      answer: c.ReturnState,
    },
    (ctx, { params, body: { id: _, ...body } }) => decideReturnRequest(ctx, { ...body, ...params }),
  ),
  command(
    {
      path: '/trade/payments',
      summary: 'Record money received from a customer',
      right: 'trade.payment.record',
      body: c.RecordPayment,
      answer: c.PaymentRecorded,
    },
    async (ctx, { body: { id: _, ...payment } }) => first(await recordPayments(ctx, [payment])),
  ),
  reading(
    {
      path: '/trade/returns',
      summary: 'Returns of my customers, newest first',
      right: 'trade.order.read',
      query: c.ReturnQuery,
      answer: c.ReturnPage,
    },
    (ctx, { query }) => listReturns(ctx, query),
  ),
  reading(
    {
      path: '/trade/statement',
      summary: 'What one partner and I owe each other, document by document',
      right: 'trade.statement.read',
      query: c.StatementQuery,
      answer: PartyStatement,
    },
    (ctx, { query }) => readStatement(ctx, query),
  ),
]

const lists = (): Route[] => [
  reading(
    {
      path: '/trade/offers',
      summary: 'What the market offers me',
      right: 'trade.offer.read',
      query: c.OfferQuery,
      answer: c.OfferPage,
    },
    (ctx, { query }) => findOffers(ctx, query),
  ),
  reading(
    {
      path: '/trade/products/:productId/offers',
      summary: 'Every offer of one product to me, and substitutes that I may buy',
      right: 'trade.offer.read',
      params: Type.Object({ productId: Id }),
      answer: c.ProductOffers,
    },
    (ctx, { params }) => readProductOffers(ctx, params.productId),
  ),
  reading(
    {
      path: '/trade/offers/:sellerId/:productId',
      summary: 'One offer with its lots and my credit',
      right: 'trade.offer.read',
      params: c.OfferParams,
      answer: c.OfferDetail,
    },
    (ctx, { params }) => readOffer(ctx, params),
  ),
  ...(['sales', 'purchases'] as const).flatMap(name => {
    const side = name === 'sales' ? 'seller' : 'buyer'
    return [
      reading(
        {
          path: `/trade/${name}`,
          summary: side === 'seller' ? 'Orders of my customers, newest first' : 'My own orders, newest first',
          right: 'trade.order.read',
          query: c.OrderQuery,
          answer: c.OrderPage,
        },
        (ctx, { query }) => listOrders(ctx, side, query),
      ),
      reading(
        {
          path: `/trade/${name}/totals`,
          summary: 'How many orders a list has',
          right: 'trade.order.read',
          query: c.OrderQuery,
          answer: Totals,
        },
        (ctx, { query }) => countOrders(ctx, side, query),
      ),
    ]
  }),
  reading(
    {
      path: '/trade/orders/:orderId',
      summary: 'One order with lots, delivery and history',
      right: 'trade.order.read',
      params: c.OrderParams,
      answer: c.OrderDetail,
    },
    (ctx, { params }) => readOrder(ctx, params.orderId),
  ),
  downloading(
    {
      path: '/trade/orders/:orderId/delivery-note.pdf',
      summary: 'The delivery note (随货同行单) as PDF',
      right: 'trade.order.read',
      params: c.OrderParams,
    },
    (ctx, { params }) => deliveryNote(ctx, params.orderId),
  ),
]

export const tradeRoutes = (db: Database): Route[] => [
  placing(db),
  ...firstProductRoutes(),
  ...orderVerbs(),
  ...moneyAndReturns(),
  ...lists(),
  ...simulationRoutes(),
]
