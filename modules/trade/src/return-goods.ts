import { settleOpenItems } from '@yaolian/credit'
import { type Ctx, NotFound, newId, permit, type Refusal, refuse, Stale } from '@yaolian/kernel'
import { applyTransfers, returned } from '@yaolian/ledger'
import { splitByLargestRemainder, splitVat } from '@yaolian/pricing'
import { judgeReturn, refusalHits } from '@yaolian/rulebook'
import { returnStock, sendOut } from '@yaolian/stock'
import { ordersOfBuyers, refuseUnlessFits } from './given.ts'
import { lockOrder, requestedBack, returnHead, returnLines } from './lists.sql.ts'
import { type DeliveryLine, deliveryLines } from './orders.sql.ts'
import { addReturned, decideReturnRow, insertReturn } from './settle.sql.ts'
import { writeHits } from './write-hits.ts'

export type ReturnLine = { lineNo: number; lotId: string; quantity: number }
export type PricedReturn = ReturnLine & { amountFen: number; costFen: number; vatBp: number; lotNo: string }

/**
 * Only what was bought goes back: the same order, the same lot, and no more than was signed for and is not
 * returned or asked back already (GSP 附录2: 销后退回须有原销售记录). Amounts are shares of the original ones.
 */
export function decideReturn(
  lines: readonly DeliveryLine[],
  asked: readonly ReturnLine[],
  pending: readonly ReturnLine[],
  today: string,
): PricedReturn[] | Refusal {
  const keyOf = (line: { lineNo: number; lotId: string }): string => `${line.lineNo}|${line.lotId}`
  const sold = new Map(lines.map(line => [keyOf(line), line]))
  const waiting = new Map(pending.map(line => [keyOf(line), line.quantity]))
  const seen = new Set<string>()
  const priced: PricedReturn[] = []
  for (const line of asked) {
    const key = keyOf(line)
    const original = sold.get(key)
    const left = original ? (original.signed ?? 0) - original.returned - (waiting.get(key) ?? 0) : 0
    const facts = { date: today, sold: original !== undefined, leftUnits: left, askedUnits: line.quantity }
    const hits = refusalHits(judgeReturn(facts), original?.productId)
    if (!original) return refuse('trade.return_not_sold', { lineNo: line.lineNo }, hits)
    if (seen.has(key)) return refuse('trade.return_twice', { lineNo: line.lineNo, lotNo: original.lotNo })
    seen.add(key)
    const about = { lineNo: line.lineNo, lotNo: original.lotNo, left }
    if (hits.length > 0) return refuse('trade.return_too_much', about, hits)
    priced.push({
      ...line,
      ...shareOf(original, line.quantity),
      vatBp: original.vatBp,
      lotNo: original.lotNo,
    })
  }
  return priced
}

/**
 * The share of amount and cost that `quantity` more units take, counted from what went back before: whatever the
 * steps, the parts of a line that came back whole sum to the line.
 */
function shareOf(line: DeliveryLine, quantity: number): { amountFen: number; costFen: number } {
  const share = (totalFen: number, delivered: number): number => {
    const upTo = (units: number): number =>
      splitByLargestRemainder(totalFen, [units, delivered - units])[0] ?? 0
    return upTo(line.returned + quantity) - upTo(line.returned)
  }
  return { amountFen: share(line.amountFen, line.quantity), costFen: share(line.costFen, line.quantity) }
}

export type RequestReturn = { orderId: string; reason: string; lines: readonly ReturnLine[] }

/** The buyer asks to send goods back; the seller's quality desk decides. */
export async function requestReturn(ctx: Ctx, asked: RequestReturn) {
  permit(ctx, 'trade.return.request')
  const one = { actor: ctx.actor, orderId: asked.orderId }
  const head = (await ordersOfBuyers(ctx, [one])).get(asked.orderId)!
  const wrong = refuseUnlessFits(head, 'buyer', 'return')
  if (wrong) return wrong
  const key = { seller: head.orgId, order: head.orderId }
  await lockOrder(ctx, key)
  const [lines, pending] = await Promise.all([
    deliveryLines(ctx, { sellers: [head.orgId], orders: [head.orderId] }),
    requestedBack(ctx, key),
  ])
  const priced = decideReturn(lines, asked.lines, pending, ctx.today)
  if ('refused' in priced) {
    await writeHits(ctx, [{ given: one, hits: priced.hits }])
    return priced
  }
  const returnId = newId()
  const amountFen = priced.reduce((sum, line) => sum + line.amountFen, 0)
  const { number } = await insertReturn(ctx, {
    seller: head.orgId,
    returnId,
    order: head.orderId,
    buyer: head.buyerOrgId,
    reason: asked.reason,
    amount: amountFen,
    at: ctx.now,
    day: ctx.today,
    lineNos: priced.map(l => l.lineNo),
    lots: priced.map(l => l.lotId),
    quantities: priced.map(l => l.quantity),
    amounts: priced.map(l => l.amountFen),
    costs: priced.map(l => l.costFen),
    vatBps: priced.map(l => l.vatBp),
  })
  ctx.record({
    type: 'trade.return_requested',
    orgId: head.orgId,
    subjectId: head.orderId,
    data: { returnId, number, reason: asked.reason, amountFen },
  })
  return { returnId, number, state: 'requested', amountFen }
}

export type DecideReturn = { returnId: string; accept: boolean; note?: string }

/**
 * The seller takes goods back or refuses to: accepted goods leave the buyer's stock and wait for the quality check
 * in the seller's; revenue, tax and cost are reversed on both sides and the buyer owes less.
 */
export async function decideReturnRequest(ctx: Ctx, decision: DecideReturn) {
  permit(ctx, 'trade.return.decide')
  const seller = ctx.actor.orgId
  const head = await returnHead(ctx, { seller, returnId: decision.returnId })
  if (!head) throw new NotFound('return')
  if (head.state !== 'requested')
    return refuse('trade.return_decided', { number: head.number, state: head.state })
  const state = decision.accept ? 'accepted' : 'rejected'
  if (decision.accept) {
    const refusal = await takeBack(ctx, head)
    if (refusal) return refusal
  }
  const decided = await decideReturnRow(ctx, {
    seller,
    returnId: head.returnId,
    state,
    at: ctx.now,
    by: ctx.actor.name,
    decision: decision.note ?? null,
  })
  if (decided !== 1) throw new Stale('the return was decided meanwhile')
  ctx.record({
    type: decision.accept ? 'trade.return_accepted' : 'trade.return_rejected',
    orgId: seller,
    subjectId: head.orderId,
    data: {
      returnId: head.returnId,
      number: head.number,
      amountFen: head.amountFen,
      note: decision.note ?? '',
    },
  })
  return { returnId: head.returnId, number: head.number, state, amountFen: head.amountFen }
}

type Head = NonNullable<Awaited<ReturnType<typeof returnHead>>>

async function takeBack(ctx: Ctx, head: Head): Promise<Refusal | null> {
  const seller = ctx.actor.orgId
  ctx.widen([head.buyerOrgId])
  const [lines, originals] = await Promise.all([
    returnLines(ctx, { seller, returnId: head.returnId }),
    deliveryLines(ctx, { sellers: [seller], orders: [head.orderId] }),
  ])
  const original = new Map(originals.map(line => [`${line.lineNo}|${line.lotId}`, line]))
  const goods = lines.map(line => {
    const sold = original.get(`${line.lineNo}|${line.lotId}`)
    if (!sold) throw new Error(`return ${head.number} names a lot that was not delivered`)
    return { ...line, productId: sold.productId, lotNo: sold.lotNo }
  })
  const missing = await sendOut(
    ctx,
    goods.map(line => ({
      orgId: head.buyerOrgId,
      productId: line.productId,
      lotNo: line.lotNo,
      quantity: line.quantity,
      documentId: head.returnId,
      reason: 'sent_back' as const,
    })),
  )
  if (missing) return missing
  const amounts = lines.map(line => ({ grossFen: line.amountFen, ...splitVat(line.amountFen, line.vatBp) }))
  const sum = (key: 'grossFen' | 'netFen' | 'vatFen'): number =>
    amounts.reduce((total, a) => total + a[key], 0)
  const receipt = {
    orgId: seller,
    receiptId: head.returnId,
    buyerOrgId: head.buyerOrgId,
    kind: 'return' as const,
  }
  await settleOpenItems(ctx, [
    {
      ...receipt,
      documentNo: head.number,
      receivedOn: ctx.today,
      amountFen: head.amountFen,
      itemId: head.orderId,
    },
  ])
  const [counted] = await Promise.all([
    addReturned(ctx, {
      seller,
      order: head.orderId,
      lineNos: lines.map(l => l.lineNo),
      lots: lines.map(l => l.lotId),
      quantities: lines.map(l => l.quantity),
    }),
    returnStock(
      ctx,
      goods.map(line => ({
        orgId: seller,
        lotId: line.lotId,
        quantity: line.quantity,
        documentId: head.returnId,
        reason: head.reason,
      })),
    ),
    applyTransfers(
      ctx,
      returned({
        sellerOrgId: seller,
        buyerOrgId: head.buyerOrgId,
        documentId: head.returnId,
        documentNo: head.number,
        businessDate: ctx.today,
        grossFen: sum('grossFen'),
        netFen: sum('netFen'),
        vatFen: sum('vatFen'),
        costFen: lines.reduce((total, line) => total + line.costFen, 0),
      }),
    ),
  ])
  if (counted !== lines.length) throw new Stale('more came back than was signed for')
  return null
}
