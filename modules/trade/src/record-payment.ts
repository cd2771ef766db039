import { settleOpenItems } from '@yaolian/credit'
import { type Ctx, NotFound, newId, permit, refuse } from '@yaolian/kernel'
import { applyTransfers, paid } from '@yaolian/ledger'
import { readRelations } from '@yaolian/party'
import { insertPayment, paymentExists } from './settle.sql.ts'

export type RecordPayment = { buyerId: string; amountFen: number; paidOn: string; reference: string }

/**
 * The seller's finance desk records money that came in: the oldest open items are paid first, what is left over
 * pays the next ones. A bank reference counts once for each buyer.
 */
export async function recordPayment(ctx: Ctx, payment: RecordPayment) {
  permit(ctx, 'trade.payment.record')
  const seller = ctx.actor.orgId
  ctx.widen([payment.buyerId])
  const [relations, { count }] = await Promise.all([
    readRelations(ctx, [{ sellerOrgId: seller, buyerOrgId: payment.buyerId }]),
    paymentExists(ctx, { seller, buyer: payment.buyerId, reference: payment.reference }),
  ])
  if (relations.length === 0) throw new NotFound('customer')
  if (payment.paidOn > ctx.today) return refuse('trade.paid_in_future', { paidOn: payment.paidOn })
  if (count > 0) return refuse('trade.payment_twice', { reference: payment.reference })
  const paymentId = newId()
  const { number } = await write(ctx, paymentId, payment)
  const receipt = {
    orgId: seller,
    receiptId: paymentId,
    buyerOrgId: payment.buyerId,
    kind: 'payment' as const,
  }
  const [settled] = await settleOpenItems(ctx, [
    { ...receipt, documentNo: number, receivedOn: payment.paidOn, amountFen: payment.amountFen },
  ])
  if (!settled) throw new Error('a receipt has a settlement')
  await applyTransfers(
    ctx,
    paid({
      sellerOrgId: seller,
      buyerOrgId: payment.buyerId,
      documentId: paymentId,
      documentNo: number,
      businessDate: ctx.today,
      amountFen: payment.amountFen,
    }),
  )
  ctx.record({
    type: 'trade.payment_recorded',
    orgId: seller,
    subjectId: paymentId,
    data: { buyerOrgId: payment.buyerId, number, amountFen: payment.amountFen, matched: settled.matched },
  })
  return {
    paymentId,
    number,
    matched: settled.matched.map(({ documentNo, amountFen }) => ({ documentNo, amountFen })),
    prepaidFen: settled.prepaidFen,
  }
}

const write = (ctx: Ctx, paymentId: string, payment: RecordPayment): Promise<{ number: string }> =>
  insertPayment(ctx, {
    seller: ctx.actor.orgId,
    payment: paymentId,
    buyer: payment.buyerId,
    amount: payment.amountFen,
    paidOn: payment.paidOn,
    reference: payment.reference,
    at: ctx.now,
    day: ctx.today,
    by: ctx.actor.name,
  })
