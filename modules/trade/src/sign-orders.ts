import { readProducts } from '@yaolian/catalogue'
import { addOpenItems } from '@yaolian/credit'
import { type Ctx, isRefusal, permit, plusDays, type Refusal, type RuleHit, refuse } from '@yaolian/kernel'
import { applyTransfers, signedForBuyer, signedForSeller } from '@yaolian/ledger'
import { readStandings } from '@yaolian/party'
import { roundHalfUp, splitByLargestRemainder, splitVat } from '@yaolian/pricing'
import { ensureMainPlaces, type Receipt, receiveStock, returnStock } from '@yaolian/stock'
import { type Given, move, ordersOfBuyers, refuseUnlessFits } from './given.ts'
import { type Arrival, judgeReceipts } from './judge-receipt.ts'
import type { OrderState } from './order-state.ts'
import { type DeliveryLine, deliveryLines, type OrderHead, signDeliveries } from './orders.sql.ts'
import { writeHits } from './write-hits.ts'

export type Difference = { lineNo: number; lotId: string; signed: number; reason: string }
export type SignGiven = Given<{ differences?: readonly Difference[]; arrival?: Arrival }>
export type OrderSigned = {
  orderId: string
  number: string
  state: OrderState
  signedFen: number
  dueOn: string
}

export type SignedLine = DeliveryLine & {
  signedQuantity: number
  refusedQuantity: number
  reason: string | null
  signedFen: number
  netFen: number
  vatFen: number
  signedCostFen: number
}

/**
 * What a buyer signs for, lot by lot. A difference names a delivered lot and fewer units than came; whatever is
 * not named was received whole. Amounts and costs follow by quantity, so that signed and refused always sum.
 */
export function decideSignature(
  lines: readonly DeliveryLine[],
  differences: readonly Difference[],
): SignedLine[] | Refusal {
  const keyOf = (line: { lineNo: number; lotId: string }): string => `${line.lineNo}|${line.lotId}`
  const named = new Map(differences.map(difference => [keyOf(difference), difference]))
  const known = new Map(lines.map(line => [keyOf(line), line]))
  for (const difference of differences) {
    const line = known.get(keyOf(difference))
    if (!line) return refuse('trade.not_delivered', { lineNo: difference.lineNo, lotId: difference.lotId })
    if (difference.signed > line.quantity)
      return refuse('trade.more_than_delivered', {
        lineNo: line.lineNo,
        lotNo: line.lotNo,
        delivered: line.quantity,
      })
  }
  return lines.map(line => {
    const difference = named.get(keyOf(line))
    const signedQuantity = difference?.signed ?? line.quantity
    const parts = [signedQuantity, line.quantity - signedQuantity]
    const [signedFen = 0] = splitByLargestRemainder(line.amountFen, parts)
    const [signedCostFen = 0] = splitByLargestRemainder(line.costFen, parts)
    const { netFen, vatFen } = splitVat(signedFen, line.vatBp)
    return {
      ...line,
      signedQuantity,
      refusedQuantity: line.quantity - signedQuantity,
      reason: difference?.reason ?? null,
      signedFen,
      netFen,
      vatFen,
      signedCostFen,
    }
  })
}

type Decided = { one: SignGiven; head: OrderHead; lines: SignedLine[]; dueOn: string }

/**
 * The buyer signs at the door: revenue, tax and cost are posted, the receivable falls due by the buyer's term,
 * the goods enter the buyer's stock, and what was refused goes back to the seller as goods to be checked.
 */
export async function signOrders(ctx: Ctx, given: readonly SignGiven[]): Promise<(OrderSigned | Refusal)[]> {
  for (const one of given) permit(one, 'trade.order.sign')
  const heads = await ordersOfBuyers(ctx, given)
  const all = [...heads.values()]
  const rows = await deliveryLines(ctx, { sellers: all.map(h => h.orgId), orders: all.map(h => h.orderId) })
  const linesOf = Map.groupBy(rows, row => row.orderId)
  const judge = await receiptJudge(ctx, all, rows)
  const spoken: { given: Given; hits: readonly RuleHit[] }[] = []
  const results = given.map((one): Decided | Refusal => {
    const head = heads.get(one.orderId)!
    const wrong = refuseUnlessFits(head, 'buyer', 'sign')
    if (wrong) return wrong
    const lines = decideSignature(linesOf.get(head.orderId) ?? [], one.differences ?? [])
    if ('refused' in lines) return lines
    const { blocked, hits } = judge(head, lines, one.arrival)
    spoken.push({ given: one, hits })
    if (blocked) return refuse('trade.closed_by_rule', { number: head.number }, hits)
    return { one, head, lines, dueOn: plusDays(ctx.today, head.termDays) }
  })
  await writeHits(ctx, spoken)
  const accepted = results.filter((result): result is Decided => !('refused' in result))
  const refusal = accepted.length > 0 ? await takeDelivery(ctx, accepted) : null
  if (refusal) return results.map(result => ('refused' in result ? result : refusal))
  await writeSignatures(ctx, accepted)
  return results.map(result =>
    'refused' in result
      ? result
      : {
          orderId: result.head.orderId,
          number: result.head.number,
          state: 'signed',
          signedFen: sum(result.lines, 'signedFen'),
          dueOn: result.dueOn,
        },
  )
}

/** Asks the rules about the receipts of these orders, with everything they look at read at once. */
async function receiptJudge(ctx: Ctx, heads: readonly OrderHead[], rows: readonly DeliveryLine[]) {
  const [standings, found] = await Promise.all([
    readStandings(
      ctx,
      heads.flatMap(head => [head.orgId, head.buyerOrgId]),
    ),
    readProducts(ctx, [...new Set(rows.map(row => row.productId))]),
  ])
  const products = new Map(found.map(product => [product.productId, product]))
  return (head: OrderHead, lines: readonly SignedLine[], arrival: Arrival | undefined) => {
    const [seller, buyer] = [standings.get(head.orgId), standings.get(head.buyerOrgId)]
    if (!seller || !buyer) throw new Error(`order ${head.number} names a firm that does not exist`)
    return judgeReceipts(lines, arrival, { date: ctx.today, seller, buyer }, products)
  }
}

/** The goods enter the buyers' own stock; refused where they contradict what a buyer knows of the same lot. */
async function takeDelivery(ctx: Ctx, accepted: readonly Decided[]): Promise<Refusal | null> {
  const buyers = accepted.map(({ head }) => head.buyerOrgId)
  await ensureMainPlaces(
    ctx,
    buyers.map(orgId => ({ orgId, kind: 'store', name: '本店库房' })),
  )
  const receipts = accepted.flatMap(({ one, head, lines }) =>
    lines
      .filter(line => line.signedQuantity > 0)
      .map(line => ({ ...receiptOf(line, head.buyerOrgId), by: one.actor })),
  )
  const received = await receiveStock(ctx, receipts, 'signed')
  return isRefusal(received) ? received : null
}

async function writeSignatures(ctx: Ctx, accepted: readonly Decided[]): Promise<void> {
  if (accepted.length === 0) return
  const lines = accepted.flatMap(({ lines }) => lines)
  // Credit before ledger, here and in payments: both lock the same pair in the same order.
  await addOpenItems(
    ctx,
    accepted
      .map(({ head, lines, dueOn }) => ({
        orgId: head.orgId,
        dueOn,
        buyerOrgId: head.buyerOrgId,
        itemId: head.orderId,
        documentNo: head.number,
        issuedOn: ctx.today,
        amountFen: sum(lines, 'signedFen'),
      }))
      .filter(item => item.amountFen > 0),
  )
  await Promise.all([
    signDeliveries(ctx, {
      sellers: accepted.map(({ head }) => head.orgId),
      orders: accepted.map(({ head }) => head.orderId),
      names: accepted.map(({ one }) => one.actor.name),
      tenths: accepted.map(({ one }) => one.arrival?.tenthsCelsius ?? null),
      logsSeen: accepted.map(({ one }) => one.arrival?.logSeen ?? null),
      at: ctx.now,
      lineSellers: lines.map(l => l.orgId),
      lineOrders: lines.map(l => l.orderId),
      lineNos: lines.map(l => l.lineNo),
      lots: lines.map(l => l.lotId),
      signed: lines.map(l => l.signedQuantity),
      reasons: lines.map(l => l.reason),
    }),
    move(
      ctx,
      'sign',
      accepted.map(({ head, lines, dueOn }) => ({ head, dueOn, signedFen: sum(lines, 'signedFen') })),
    ),
    returnStock(
      ctx,
      accepted.flatMap(({ one, lines: own }) =>
        own
          .filter(line => line.refusedQuantity > 0)
          .map(line => ({
            orgId: line.orgId,
            lotId: line.lotId,
            quantity: line.refusedQuantity,
            documentId: line.orderId,
            reason: line.reason ?? '',
            by: one.actor,
          })),
      ),
    ),
    applyTransfers(
      ctx,
      accepted.flatMap(one => transfersOf(ctx, one)),
    ),
  ])
  for (const { one, head, lines } of accepted)
    ctx.record({
      type: 'trade.order_signed',
      orgId: head.orgId,
      subjectId: head.orderId,
      by: one.actor,
      data: {
        buyerOrgId: head.buyerOrgId,
        signedFen: sum(lines, 'signedFen'),
        refused: lines.filter(l => l.refusedQuantity > 0).map(l => [l.lotNo, l.refusedQuantity, l.reason]),
      },
    })
}

/** The buyer's own lot of the same goods: cost without the tax that the buyer deducts. */
function receiptOf(line: SignedLine, buyerOrgId: string): Receipt {
  return {
    orgId: buyerOrgId,
    documentId: line.orderId,
    productId: line.productId,
    temperature: line.product.temperature,
    lotNo: line.lotNo,
    madeOn: line.madeOn,
    expiresOn: line.expiresOn,
    quantity: line.signedQuantity,
    report: line.report,
    unitCostMicro: roundHalfUp(BigInt(line.netFen) * 10_000n, line.signedQuantity),
    quality: 'accepted',
  }
}

function transfersOf(ctx: Ctx, { head, lines }: Decided) {
  const shared = {
    sellerOrgId: head.orgId,
    buyerOrgId: head.buyerOrgId,
    documentId: head.orderId,
    documentNo: head.number,
    businessDate: ctx.today,
    grossFen: sum(lines, 'signedFen'),
    netFen: sum(lines, 'netFen'),
    vatFen: sum(lines, 'vatFen'),
  }
  const costFen = sum(lines, 'signedCostFen')
  return [
    ...signedForSeller({
      ...shared,
      orderId: head.orderId,
      orderedFen: head.totalFen,
      costFen,
      refusedCostFen: sum(lines, 'costFen') - costFen,
    }),
    ...signedForBuyer(shared),
  ]
}

const sum = (
  lines: readonly SignedLine[],
  key: 'signedFen' | 'netFen' | 'vatFen' | 'signedCostFen' | 'costFen',
) => lines.reduce((total, line) => total + line[key], 0)
