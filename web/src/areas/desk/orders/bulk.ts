import { get } from '../../../kit/api.ts'
import type { Problem } from '../../../kit/problem.ts'
import type { ListAnswer, Selection } from '../../../kit/table/types.ts'
import { type OrderDetail, type OrderRow, orderPath } from '../../../parts/trade/wire.ts'

export type BulkVerb = 'confirm' | 'ship'
/** The state in which an order takes the verb. */
export const bulkFrom: Readonly<Record<BulkVerb, string>> = { confirm: 'placed', ship: 'confirmed' }

/** More in one go than anybody reads the answers of. */
export const bulkMax = 500
const pageRows = 200
const atOnce = 6

export type BulkOrder = Pick<OrderRow, 'orderId' | 'number' | 'partnerName' | 'totalFen' | 'state'>
export type BulkAnswer = 'done' | Problem

const ofDetail = (order: OrderDetail): BulkOrder => ({
  orderId: order.orderId,
  number: order.number,
  partnerName: order.buyerName,
  totalFen: order.totalFen,
  state: order.state,
})

async function byIds(ids: readonly string[], signal: AbortSignal): Promise<BulkOrder[]> {
  const orders: BulkOrder[] = []
  for (let at = 0; at < ids.length; at += atOnce) {
    const some = ids.slice(at, at + atOnce)
    const read = await Promise.all(some.map(id => get<OrderDetail>(orderPath(id), {}, signal)))
    orders.push(...read.map(ofDetail))
  }
  return orders
}

/** All that match now, up to one more than may be done at once. */
async function byQuery(query: Record<string, string>, signal: AbortSignal): Promise<BulkOrder[]> {
  const orders: BulkOrder[] = []
  let after: string | undefined
  do {
    const page: ListAnswer<OrderRow> = await get('/trade/sales', { ...query, limit: pageRows, after }, signal)
    orders.push(...page.rows)
    after = page.next ?? undefined
  } while (after && orders.length <= bulkMax)
  return orders
}

/** The orders that a selection of the list stands for, as they are now. Throws Problem. */
export const readSelection = (selection: Selection, signal: AbortSignal): Promise<BulkOrder[]> =>
  'ids' in selection ? byIds(selection.ids, signal) : byQuery(selection.query, signal)

/** What can be done, what can't, and what it adds up to. */
export function sortOut(verb: BulkVerb, orders: readonly BulkOrder[]) {
  const ready = orders.filter(order => order.state === bulkFrom[verb])
  return {
    ready,
    skipped: orders.length - ready.length,
    totalFen: ready.reduce((sum, order) => sum + order.totalFen, 0),
  }
}
