import type { Module } from '@yaolian/kernel'
import { holdOpenOrders } from './hold-open-orders.ts'
import { expireJob } from './jobs.ts'
import { tradeProofs } from './proofs.ts'
import { events, rights } from './rights.ts'
import { tradeRoutes } from './routes.ts'
import { tellSoldJob } from './tell-sold.ts'

export const trade: Module = {
  name: 'trade',
  migrations: new URL('../migrations/', import.meta.url),
  rights,
  events,
  routes: tradeRoutes,
  subscribers: [holdOpenOrders],
  jobs: [expireJob, tellSoldJob],
  proofs: tradeProofs,
}

export { cancelOrders, expireOrders } from './cancel-orders.ts'
export { confirmOrders } from './confirm-orders.ts'
export { placeBatch } from './place-batch.ts'
export { type GivenOrder, permitPlacing, placeOrders } from './place-orders.ts'
export { readOrder } from './read-order.ts'
export { type NewPayment, recordPayments } from './record-payments.ts'
export { requestFirstProducts } from './request-first-products.ts'
export { decideReturnRequest, requestReturn } from './return-goods.ts'
export { PLACE_BATCH_MAX } from './routes.ts'
export { shipOrders } from './ship-orders.ts'
export { signOrders } from './sign-orders.ts'
export { tellSold } from './tell-sold.ts'
