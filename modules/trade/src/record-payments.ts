import { readLines, settleOpenItems } from '@yaolian/credit'
import { type Ctx, NotFound, newId, permit, type Refusal, refuse } from '@yaolian/kernel'
import { applyTransfers, paid } from '@yaolian/ledger'
import { readRelations } from '@yaolian/party'
import { buyersWithOrders, insertPayments, paymentsKnown } from './settle.sql.ts'

export type NewPayment = { buyerId: string; amountFen: number; paidOn: string; reference: string }
export type PaymentRecorded = {
  paymentId: string
  number: string
  matched: { documentNo: string; amountFen: number }[]
  prepaidFen: number
}

/**
 * The seller's finance desk records money that came in, a bank statement's worth at once or a single sum: the oldest
 * open items are paid first, what is left over pays the next ones. A bank reference counts once for each buyer. Each
 * is accepted or refused on its own, answers in the order given.
 */
export async function recordPayments(
  ctx: Ctx,
  payments: readonly NewPayment[],
): Promise<(PaymentRecorded | Refusal)[]> {
  permit(ctx, 'trade.payment.record')
  const seller = ctx.actor.orgId
  const buyers = [...new Set(payments.map(payment => payment.buyerId))]
  ctx.widen(buyers)
  const pairs = buyers.map(buyerOrgId => ({ sellerOrgId: seller, buyerOrgId }))
  const [relations, ordered, lines, known] = await Promise.all([
    readRelations(ctx, pairs),
    buyersWithOrders(ctx, { seller, buyers }),
    readLines(ctx, pairs),
    paymentsKnown(ctx, {
      seller,
      buyers: payments.map(p => p.buyerId),
      references: payments.map(p => p.reference),
    }),
  ])
  // A payment is posted in the buyer's books too: only who chose this seller, or has bought here, lets it write there.
  const agreed = relations.filter(relation => relation.supplierApproved && relation.customerApproved)
  const customers = new Set([...agreed, ...ordered].map(one => one.buyerOrgId))
  const credited = new Set(lines.map(line => line.buyerOrgId))
  const seen = new Set(known.map(row => `${row.buyerOrgId} ${row.reference}`))
  const decided = payments.map(payment => {
    if (!customers.has(payment.buyerId)) throw new NotFound('customer')
    if (!credited.has(payment.buyerId)) return refuse('credit.no_line')
    const key = `${payment.buyerId} ${payment.reference}`
    if (payment.paidOn > ctx.today) return refuse('trade.paid_in_future', { paidOn: payment.paidOn })
    if (seen.has(key)) return refuse('trade.payment_twice', { reference: payment.reference })
    seen.add(key)
    return { paymentId: newId(), payment }
  })
  const accepted = decided.filter(one => 'paymentId' in one)
  const recorded = accepted.length > 0 ? await write(ctx, accepted) : new Map<string, PaymentRecorded>()
  return decided.map(one => ('paymentId' in one ? recorded.get(one.paymentId)! : one))
}

type Accepted = { paymentId: string; payment: NewPayment }

async function write(ctx: Ctx, accepted: readonly Accepted[]): Promise<Map<string, PaymentRecorded>> {
  const seller = ctx.actor.orgId
  const rows = await insertPayments(ctx, {
    seller,
    payments: accepted.map(one => one.paymentId),
    buyers: accepted.map(one => one.payment.buyerId),
    amounts: accepted.map(one => one.payment.amountFen),
    paidOn: accepted.map(one => one.payment.paidOn),
    references: accepted.map(one => one.payment.reference),
    at: ctx.now,
    day: ctx.today,
    by: ctx.actor.name,
  })
  const numberOf = new Map(rows.map(row => [row.paymentId, row.number]))
  const facts = accepted.map(({ paymentId, payment }) => ({
    ...payment,
    paymentId,
    number: numberOf.get(paymentId)!,
  }))
  const settlements = await settleOpenItems(
    ctx,
    facts.map(one => ({
      orgId: seller,
      receiptId: one.paymentId,
      buyerOrgId: one.buyerId,
      kind: 'payment' as const,
      documentNo: one.number,
      receivedOn: one.paidOn,
      amountFen: one.amountFen,
    })),
  )
  await applyTransfers(
    ctx,
    facts.flatMap(one =>
      paid({
        sellerOrgId: seller,
        buyerOrgId: one.buyerId,
        documentId: one.paymentId,
        documentNo: one.number,
        businessDate: ctx.today,
        amountFen: one.amountFen,
      }),
    ),
  )
  return new Map(
    facts.map((one, i) => {
      const { matched = [], prepaidFen = one.amountFen } = settlements[i] ?? {}
      ctx.record({
        type: 'trade.payment_recorded',
        orgId: seller,
        subjectId: one.paymentId,
        data: { buyerOrgId: one.buyerId, number: one.number, amountFen: one.amountFen, matched },
      })
      const shown = matched.map(({ documentNo, amountFen }) => ({ documentNo, amountFen }))
      return [one.paymentId, { paymentId: one.paymentId, number: one.number, matched: shown, prepaidFen }]
    }),
  )
}
